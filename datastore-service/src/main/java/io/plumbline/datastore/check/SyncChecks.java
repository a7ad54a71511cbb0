package io.plumbline.datastore.check;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckRunView.Effect;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredCheck;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.ChecksSynchronized;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/**
 * Brings a container's checks in step with its visible profile. Each check is changed by compare-and-set and remembers the run that
 * changed it; the container's state remembers, in one write with the fact, which profile its checks are in step with. So any
 * step may be repeated by anybody, and a crash between two of them is mended by the next who begins.
 */
public final class SyncChecks {

    private static final int PASSES = 50;

    private final ContainerStates states;
    private final Measurements measurements;
    private final Operations operations;
    private final Checks checks;
    private final FactHeaders headers;
    private final CrashPoint crash;

    public SyncChecks(
            ContainerStates states,
            Measurements measurements,
            Operations operations,
            Checks checks,
            FactHeaders headers,
            CrashPoint crash) {
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.operations = requireNonNull(operations, "operations");
        this.checks = requireNonNull(checks, "checks");
        this.headers = requireNonNull(headers, "headers");
        this.crash = requireNonNull(crash, "crash");
    }

    /** Brings one container's checks in step. */
    public void follow(ContainerId container) {
        for (int pass = 0; pass < PASSES; pass++) {
            Optional<ContainerState> state = states.find(container.value());
            StoredProfile profile = state.map(ContainerState::profile).orElse(null);
            if (profile == null || profile.key().equals(state.get().checksOf())) {
                return;
            }
            Optional<Operation> operation =
                    operations.find(profile.operationId().value());
            if (operation.isEmpty()) {
                return; // nobody can say what was asked for, so nobody can say what the absence of a check means
            }
            follow(state.get(), profile, operation.get());
        }
        throw new StoreUnavailableException(container + ": its profile changed " + PASSES + " times in a row", null);
    }

    /** Takes back what a cancelled run did to a container's checks, unless a person has changed them since. */
    void undo(ContainerId container, OperationId cancelled) {
        for (int pass = 0; pass < PASSES; pass++) {
            List<Check> known = checks.of(container);
            List<Check> changes = known.stream()
                    .map(c -> FollowRun.undone(c, cancelled))
                    .filter(Objects::nonNull)
                    .map(c -> unlessTaken(c, known))
                    .toList();
            if (changes.isEmpty()) {
                return;
            }
            checks.writeAll(changes);
        }
        throw contended(container);
    }

    /** Where a person has written a check about the same meanwhile, what was archived stays so. */
    private static Check unlessTaken(Check undone, List<Check> known) {
        for (Check other : known) {
            if (other.id().equals(undone.id())) {
                continue;
            }
            if (other.slot().equals(undone.slot())) {
                Check now = known.stream()
                        .filter(c -> c.id().equals(undone.id()))
                        .findFirst()
                        .orElseThrow();
                RunMark mark = now.mark();
                return now.change()
                        .mark(mark == null ? null : mark.touchedByPerson())
                        .build();
            }
        }
        return undone;
    }

    /** Whatever is out of step: after an upgrade, or where a crash left it so. */
    public void followAll() {
        for (ContainerState state : states.all()) {
            StoredProfile profile = state.profile();
            if (profile != null && !profile.key().equals(state.checksOf())) {
                follow(state.id());
            }
        }
    }

    private void follow(ContainerState state, StoredProfile profile, Operation operation) {
        Run run = run(
                state,
                profile,
                operation,
                profile.key(),
                measurements.checks(profile).stream().map(StoredCheck::check).toList());
        FollowRun following = new FollowRun(state, run);
        List<Check> known = followed(state.id());
        crash.reached("checks.before-write");
        for (int pass = 0; ; pass++) {
            List<Check> changes = following.changes(known);
            if (changes.isEmpty()) {
                break;
            }
            if (pass == PASSES) {
                throw contended(state.id());
            }
            checks.writeAll(changes);
            crash.reached("checks.between-writes");
            known = followed(state.id());
        }
        crash.reached("checks.before-fact");
        List<Check> settled = checks.of(state.id());
        states.change(state.recordId(), s -> inStep(s, run, operation, settled));
    }

    private @Nullable Change<ContainerState> inStep(
            ContainerState state, Run run, Operation operation, List<Check> known) {
        StoredProfile profile = state.profile();
        if (profile == null
                || !profile.key().equals(run.profileKey())
                || run.profileKey().equals(state.checksOf())) {
            return null;
        }
        return told(state, state.change().checksOf(run.profileKey()), run, operation, known);
    }

    /** The change with the fact of what the run did. */
    Change<ContainerState> told(
            ContainerState state, ContainerState.Draft draft, Run run, Operation operation, List<Check> known) {
        FactSequence facts = new FactSequence(headers, operation.cause(), state.sequence())
                .tell(fact(state, run.operationId(), run.profileKey(), known));
        return new Change<>(draft.sequence(facts.last()).build(), facts.messages());
    }

    private static ChecksSynchronized fact(
            ContainerState state, OperationId operation, String profileKey, List<Check> known) {
        Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
        int active = 0;
        int drafts = 0;
        for (Check check : known) {
            RunMark mark = check.mark();
            if (mark != null && mark.profileKey().equals(profileKey)) {
                effects.merge(mark.effect(), 1, Integer::sum);
            }
            boolean counts = !check.deleted();
            active += counts && check.standing().status() == CheckStatus.ACTIVE ? 1 : 0;
            drafts += counts && check.standing().status() == CheckStatus.DRAFT ? 1 : 0;
        }
        return new ChecksSynchronized(
                state.datastoreId(),
                operation,
                state.id(),
                state.name(),
                effects.getOrDefault(Effect.CREATED, 0),
                effects.getOrDefault(Effect.UPDATED, 0),
                effects.getOrDefault(Effect.HELD, 0)
                        + effects.getOrDefault(Effect.OFFERED, 0)
                        + effects.getOrDefault(Effect.NOT_HELD, 0),
                effects.getOrDefault(Effect.ARCHIVED, 0),
                effects.getOrDefault(Effect.RESTORED, 0),
                active,
                drafts);
    }

    /** Those that follow a container's own profile; those that refer to others wait for these. */
    private List<Check> followed(ContainerId container) {
        return checks.of(container).stream()
                .filter(check -> !SyncReferences.refers(check))
                .toList();
    }

    /**
     * A run as it looks at a container's checks. What it proposes of fields that were excluded since it began is left aside.
     *
     * @param key by which its marks are known: each step of a run has its own
     */
    Run run(
            ContainerState state,
            StoredProfile profile,
            Operation operation,
            String key,
            List<InferredCheck> inferred) {
        ContainerOverrides decided = Objects.requireNonNullElse(state.overrides(), ContainerOverrides.NONE);
        Set<String> excluded = decided.fieldsThatAre(FieldStatus.EXCLUDED);
        ProfileSettings asked = operation.profile();
        ProfileSettings settings = asked == null ? ProfileSettings.DEFAULT : asked;
        return new Run(
                key,
                operation.id(),
                operation.createdAt(),
                profile.at(),
                operation.cause().actor(),
                settings.inferenceLevel(),
                Boolean.TRUE.equals(profile.partial()) || profile.sample() != null,
                profile.rows(),
                Boolean.TRUE.equals(settings.inferAsDraft()),
                new HashSet<>(measurements.paths(profile)),
                inferred.stream()
                        .filter(c -> c.fields().stream().noneMatch(f -> FieldPaths.leadsTo(excluded, f)))
                        .toList());
    }

    private static StoreUnavailableException contended(ContainerId container) {
        return new StoreUnavailableException(
                container + ": its checks were changed by others " + PASSES + " times in a row", null);
    }
}

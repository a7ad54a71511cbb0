package io.plumbline.datastore.check;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.reference.FoundKey;
import io.plumbline.datastore.reference.KeySide;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.inference.CheckInference;
import io.plumbline.inference.InferenceOptions;
import io.plumbline.inference.KeyFinding;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.KeySample.Containment;

import static java.util.Objects.requireNonNull;

/**
 * Brings the checks of a run that refer to other containers in step, once all of the run's containers are profiled: which one came first
 * doesn't matter. By the rules that all checks follow; any step may be repeated.
 */
public final class SyncReferences {

    private static final int PASSES = 50;

    /** Marks of this step are another run's than those of the first: each looks at its own checks once. */
    private static final String STEP = "/references";

    private final ContainerStates states;
    private final Measurements measurements;
    private final Checks checks;
    private final SyncChecks sync;
    private final ForeignKeys keys;

    public SyncReferences(
            ContainerStates states, Measurements measurements, Checks checks, SyncChecks sync, ForeignKeys keys) {
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.checks = requireNonNull(checks, "checks");
        this.sync = requireNonNull(sync, "sync");
        this.keys = requireNonNull(keys, "keys");
    }

    /** Of those of the containers whose visible profile is the operation's. */
    void follow(Operation operation, List<ContainerId> containers) {
        ProfileSettings asked = operation.profile();
        int level = (asked == null ? ProfileSettings.DEFAULT : asked).inferenceLevel();
        if (level == 0) {
            return;
        }
        Map<ContainerId, List<FoundKey>> found = level < CheckInference.REFERENCES_LEVEL
                ? Map.of()
                : keys.of(operation.datastoreId()).stream().collect(Collectors.groupingBy(FoundKey::containerId));
        for (ContainerId id : containers) {
            Optional<ContainerState> state = states.find(id.value());
            StoredProfile profile = state.map(ContainerState::profile).orElse(null);
            if (profile != null && profile.operationId().equals(operation.id())) {
                follow(state.get(), profile, operation, found.getOrDefault(id, List.of()));
            }
        }
    }

    private void follow(ContainerState state, StoredProfile profile, Operation operation, List<FoundKey> found) {
        String key = profile.key() + STEP;
        if (key.equals(state.referencesOf())) {
            return;
        }
        List<InferredCheck> proposed = proposed(profile, operation, found);
        List<Check> known = ofReferences(state.id());
        if (proposed.isEmpty() && known.isEmpty()) {
            return;
        }
        Run run = sync.run(state, profile, operation, key, proposed);
        FollowRun following = new FollowRun(state, run);
        for (int pass = 0; ; pass++) {
            List<Check> changes = following.changes(known);
            if (changes.isEmpty()) {
                break;
            }
            if (pass == PASSES) {
                throw new StoreUnavailableException(
                        state.id() + ": its checks were changed by others " + PASSES + " times in a row", null);
            }
            checks.writeAll(changes);
            known = ofReferences(state.id());
        }
        boolean looked = known.stream().anyMatch(run::lookedAt);
        states.change(state.recordId(), s -> inStep(s, run, operation, looked));
    }

    private @Nullable Change<ContainerState> inStep(
            ContainerState state, Run run, Operation operation, boolean looked) {
        StoredProfile profile = state.profile();
        if (profile == null
                || !run.profileKey().equals(profile.key() + STEP)
                || run.profileKey().equals(state.referencesOf())) {
            return null;
        }
        ContainerState.Draft draft = state.change().referencesOf(run.profileKey());
        return looked ? sync.told(state, draft, run, operation, checks.of(state.id())) : Change.silent(draft.build());
    }

    private List<Check> ofReferences(ContainerId container) {
        return checks.of(container).stream().filter(SyncReferences::refers).toList();
    }

    /** Whether a check is this step's. */
    static boolean refers(Check check) {
        return check.rule().equals("existsIn");
    }

    private List<InferredCheck> proposed(StoredProfile profile, Operation operation, List<FoundKey> found) {
        List<KeyFinding> findings = new ArrayList<>();
        Set<Integer> ordinals = new HashSet<>();
        for (FoundKey key : found) {
            KeySide child = key.child();
            KeySide parent = key.referred();
            Containment contained = key.contained();
            if (child == null || parent == null || contained == null) {
                continue;
            }
            if (child.profile().key().equals(profile.key())) {
                findings.add(finding(operation, key, child, parent, contained));
                ordinals.add(child.keys().ordinal());
            }
        }
        if (findings.isEmpty()) {
            return List.of();
        }
        ContainerProfile fields = new ContainerProfile(
                profile.rows(),
                0,
                measurements.fields(profile.key(), ordinals).stream()
                        // After an upgrade in the middle of a run, a state may be of a format that is no longer read.
                        .filter(field -> FieldKeys.of(field).isPresent())
                        .map(field -> ContainerProfiles.of(stateOf(field), profile.rows()))
                        .toList());
        InferenceOptions options = new InferenceOptions(
                CheckInference.REFERENCES_LEVEL, profile.at(), operation.id().value());
        return CheckInference.references(fields, findings, options).stream()
                .map(ProfileMessages::checkOf)
                .toList();
    }

    /** There is one wherever keys were made from it. */
    private static FieldState stateOf(FieldProfile field) {
        return FieldState.fromBytes(Base64.getDecoder().decode(requireNonNull(field.state(), field.path())));
    }

    private static KeyFinding finding(
            Operation operation, FoundKey key, KeySide child, KeySide parent, Containment contained) {
        Containment reverse = parent.sample().within(child.sample());
        return new KeyFinding(
                child.keys().path(),
                new KeyFinding.Reference(
                        operation.datastoreId().value(),
                        parent.containerId().value(),
                        parent.container(),
                        parent.keys().path(),
                        parent.keys().distinct(),
                        parent.unique(),
                        parent.profile().rows(),
                        false),
                contained.share(),
                contained.lower(),
                reverse.share(),
                reverse.lower(),
                key.exact(),
                key.exact() ? 1 : 0.95);
    }
}

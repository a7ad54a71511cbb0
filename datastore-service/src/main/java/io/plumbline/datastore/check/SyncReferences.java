package io.plumbline.datastore.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.inference.CheckInference;
import io.plumbline.inference.RuleName;

import static java.util.Objects.requireNonNull;

/**
 * Brings the checks of a run that refer to other containers in step, once all of the run's containers are profiled: which one came first
 * doesn't matter. By the rules that all checks follow; any step may be repeated.
 */
public final class SyncReferences {

    private static final int PASSES = 50;

    private static final Set<String> RULES = Set.of(RuleName.EXISTS_IN.key(), RuleName.DATA_DIFF.key());

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
        FoundReferences found = found(operation.datastoreId(), level);
        for (ContainerId id : containers) {
            Optional<ContainerState> state = states.find(id.value());
            StoredProfile profile = state.map(ContainerState::profile).orElse(null);
            if (profile != null && profile.operationId().equals(operation.id())) {
                follow(state.get(), profile, operation, found);
            }
        }
    }

    private FoundReferences found(DatastoreId datastore, int level) {
        return level < CheckInference.REFERENCES_LEVEL
                ? new FoundReferences(measurements, datastore, List.of(), List.of())
                : new FoundReferences(measurements, datastore, keys.of(datastore), keys.alike(datastore));
    }

    private void follow(ContainerState state, StoredProfile profile, Operation operation, FoundReferences found) {
        String key = profile.key() + STEP;
        if (key.equals(state.referencesOf())) {
            return;
        }
        List<InferredCheck> proposed = found.proposed(state.id(), profile, operation.id());
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
        return RULES.contains(check.rule());
    }
}

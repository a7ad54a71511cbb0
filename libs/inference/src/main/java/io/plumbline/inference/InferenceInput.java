package io.plumbline.inference;

import java.util.List;
import java.util.Optional;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.PartState;

import static java.util.Objects.requireNonNull;

/**
 * All that checks are concluded from.
 *
 * @param profile of all rows of the run, training and held-out ones alike
 * @param training state of the rows that candidates are fitted on; empty when the run didn't set any rows apart
 * @param heldOut state of the rows that candidates are tested on; present exactly when {@code training} is
 * @param history whole states of the stored parts, oldest first, the parts of this run included; empty when there are none
 * @param pairs what was counted of two fields of one row; empty when relations weren't looked for
 */
public record InferenceInput(
        ContainerProfile profile,
        Optional<ContainerState> training,
        Optional<ContainerState> heldOut,
        List<PartState> history,
        List<PairFinding> pairs) {
    public InferenceInput {
        requireNonNull(profile, "profile");
        if (training.isPresent() != heldOut.isPresent()) {
            throw new IllegalArgumentException("training: " + (training.isPresent() ? "present" : "absent")
                    + " (expected: as heldOut, which is " + (heldOut.isPresent() ? "present" : "absent") + ")");
        }
        history = List.copyOf(history);
        pairs = List.copyOf(pairs);
    }

    /** One snapshot: nothing held out, no history, no relations. */
    public static InferenceInput of(ContainerProfile profile) {
        return new InferenceInput(profile, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** The same with rows to fit candidates on, and others to test them on. */
    public InferenceInput withHeldOut(ContainerState fitted, ContainerState tested) {
        return new InferenceInput(profile, Optional.of(fitted), Optional.of(tested), history, pairs);
    }

    /** The same with the stored parts, oldest first. */
    public InferenceInput withHistory(List<PartState> parts) {
        return new InferenceInput(profile, training, heldOut, parts, pairs);
    }

    /** The same with what was found of pairs of fields. */
    public InferenceInput withRelations(List<PairFinding> ofPairs) {
        return new InferenceInput(profile, training, heldOut, history, ofPairs);
    }
}

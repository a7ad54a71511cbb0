package io.plumbline.inference;

import java.util.List;
import java.util.Optional;

import io.plumbline.statistics.metric.ContainerProfile;

/**
 * What a rule concludes from: everything, or the part of it that candidates are fitted on.
 *
 * @param original of which the container is a copy; empty if it is none, or nobody has looked
 * @param history parts of the same rows; {@link History#none()} when there is only a snapshot
 */
record Basis(
        ContainerProfile profile,
        History history,
        List<PairFinding> pairs,
        List<KeyFinding> keys,
        Optional<Original> original,
        InferenceOptions options) {

    static Basis of(ContainerProfile profile, History history, InferenceOptions options) {
        return new Basis(profile, history, List.of(), List.of(), Optional.empty(), options);
    }
}

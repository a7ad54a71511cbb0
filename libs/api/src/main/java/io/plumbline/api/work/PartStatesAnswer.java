package io.plumbline.api.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Stored states, in the order in which they were asked for: the first ones, as many as an answer takes. The rest is to be asked for again.
 *
 * @param states at least one if any was asked for
 */
public record PartStatesAnswer(List<State> states) {

    public PartStatesAnswer {
        states = List.copyOf(states);
    }

    /** @param bytes base64; absent if no such state is stored */
    public record State(PartStateRef of, @Nullable String bytes) {

        public State {
            requireNonNull(of, "of");
        }
    }
}

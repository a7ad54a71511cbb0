package io.plumbline.statistics.metric;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** A figure, or the reason why there is none. */
public sealed interface Measured<T> {
    /** There is a figure. */
    record Value<T>(T figure) implements Measured<T> {
        public Value {
            requireNonNull(figure, "figure");
        }
    }

    /** There is none. */
    record Absent<T>(AbsentReason reason) implements Measured<T> {
        public Absent {
            requireNonNull(reason, "reason");
        }
    }

    static <T> Measured<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Measured<T> absent(AbsentReason reason) {
        return new Absent<>(reason);
    }

    /** The figure, if there is one. */
    default Optional<T> value() {
        return this instanceof Value<T> present ? Optional.of(present.figure) : Optional.empty();
    }

    /** The reason, if there is no figure. */
    default Optional<AbsentReason> absentReason() {
        return this instanceof Absent<T> absent ? Optional.of(absent.reason) : Optional.empty();
    }
}

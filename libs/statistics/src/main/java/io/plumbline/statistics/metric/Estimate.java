package io.plumbline.statistics.metric;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A figure in canonical text.
 *
 * @param lower the truth isn't below it, at the confidence that the bound states; empty when exact or when only a prefix is known
 * @param upper the truth isn't above it, likewise
 * @param bound the error model in words; empty when exact
 */
public record Estimate(
        String value, boolean exact, Optional<String> lower, Optional<String> upper, Optional<String> bound) {
    public Estimate {
        requireNonNull(value, "value");
        if (exact == bound.isPresent()) {
            throw new IllegalArgumentException(
                    "bound: " + bound.orElse("none") + " (expected: one if and only if the figure isn't exact)");
        }
    }

    static Estimate exact(String value) {
        return new Estimate(value, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Estimate bounded(String value, String lower, String upper, String bound) {
        return new Estimate(value, false, Optional.of(lower), Optional.of(upper), Optional.of(bound));
    }

    static Estimate unbounded(String value, String bound) {
        return new Estimate(value, false, Optional.empty(), Optional.empty(), Optional.of(bound));
    }
}

package io.plumbline.statistics.metric;

import java.util.List;
import java.util.Optional;

/**
 * How the values are spread.
 *
 * @param kind what a bucket stands for
 * @param bound the error model of the counts; empty when they are exact
 */
public record Histogram(Kind kind, List<Bucket> buckets, Optional<String> bound) {
    /** What a bucket stands for. */
    public enum Kind {
        /** One value: lower and upper are the same. */
        VALUES,
        /** Above lower, up to and including upper; the first bucket includes its lower end. */
        RANGES,
        /** From lower to upper, both included. */
        SPANS
    }

    /**
     * One bar.
     *
     * @param count values in it; rounded when not exact
     */
    public record Bucket(String lower, String upper, long count) {}

    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /** Whether the counts are exact. */
    public boolean exact() {
        return bound.isEmpty();
    }
}

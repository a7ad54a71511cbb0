package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.HistogramBucket;

import static java.util.Objects.requireNonNull;

/**
 * How a field's values are spread, in so few bars that they can be drawn small; the profile has more.
 *
 * @param kind what a bar stands for
 * @param bars at most {@value #MOST}
 * @param exact whether the counts are
 * @param rest values that no bar counts; absent if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldBars(
        Kind kind,
        List<HistogramBucket> bars,
        boolean exact,
        @Nullable Long rest) {

    public static final int MOST = 20;

    /** What a bar stands for. */
    public enum Kind {
        /** One value, all of them in their order. */
        VALUES,
        /** Values from lower to upper, ranges as wide as each other. */
        RANGES,
        /** Values from lower to upper, both included. */
        SPANS,
        /** One value, the most frequent first. */
        TOP_VALUES,
        /** Lengths of texts, from lower to upper, both included. */
        LENGTHS,
        /** Sizes of lists, maps or binaries, from lower to upper, both included. */
        SIZES
    }

    public FieldBars {
        requireNonNull(kind, "kind");
        bars = List.copyOf(bars);
        if (bars.isEmpty() || bars.size() > MOST) {
            throw new IllegalArgumentException("bars: " + bars.size() + " (expected: 1 to " + MOST + ")");
        }
    }
}

package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * How a field's values are spread in one respect, for example by length.
 *
 * @param kind what a bucket stands for: {@code VALUES} one value, {@code RANGES} above lower up to and including upper (the first
 *     one with its lower end), {@code SPANS} from lower to upper with both
 * @param bound the error model of the counts in words; absent if they are exact
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Distribution(
        String kind,
        List<HistogramBucket> buckets,
        @Nullable String bound) {

    public Distribution {
        requireNonNull(kind, "kind");
        buckets = List.copyOf(buckets);
    }
}

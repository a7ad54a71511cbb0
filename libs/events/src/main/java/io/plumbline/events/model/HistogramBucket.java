package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * Values from {@code lower} (included) to {@code upper} (excluded; included in the last bucket).
 *
 * @param count values in the bucket; an estimate if the field's histogram comes from a sketch
 */
public record HistogramBucket(String lower, String upper, long count) {

    public HistogramBucket {
        requireNonNull(lower, "lower");
        requireNonNull(upper, "upper");
    }
}

package io.plumbline.events.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Everything that one pass measured of one field.
 *
 * @param ordinal position in the container, from 0; leaves of nested fields follow their parent
 * @param path the field's name; dotted for leaves of nested fields
 * @param sparkType Spark's simple string for the type that was read
 * @param profiledType the family of metrics that was computed, for example {@code FRACTIONAL}
 * @param typeShares for strings: how many values parse as each type
 * @param distributions by name, for example {@code lengths}: how the values are spread in other respects than the histogram's; absent
 *     in profiles of older releases
 * @param state the mergeable binary state, base64, with its format version in the first byte; absent if none is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProfile(
        int ordinal,
        String path,
        String sparkType,
        String profiledType,
        List<Metric> metrics,
        List<TopValue> topValues,
        List<HistogramBucket> histogram,
        Map<String, Long> typeShares,
        @Nullable Map<String, Distribution> distributions,
        @Nullable String state) {

    public FieldProfile {
        requireNonNull(path, "path");
        requireNonNull(sparkType, "sparkType");
        requireNonNull(profiledType, "profiledType");
        metrics = List.copyOf(metrics);
        topValues = topValues == null ? List.of() : List.copyOf(topValues);
        histogram = histogram == null ? List.of() : List.copyOf(histogram);
        typeShares = typeShares == null ? Map.of() : Map.copyOf(typeShares);
        distributions = distributions == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
    }

    /** Without distributions. */
    public FieldProfile(
            int ordinal,
            String path,
            String sparkType,
            String profiledType,
            List<Metric> metrics,
            List<TopValue> topValues,
            List<HistogramBucket> histogram,
            Map<String, Long> typeShares,
            @Nullable String state) {
        this(ordinal, path, sparkType, profiledType, metrics, topValues, histogram, typeShares, null, state);
    }

    /** The same without its binary state. */
    public FieldProfile withoutState() {
        return new FieldProfile(
                ordinal, path, sparkType, profiledType, metrics, topValues, histogram, typeShares, distributions, null);
    }
}

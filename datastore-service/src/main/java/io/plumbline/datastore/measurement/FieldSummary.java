package io.plumbline.datastore.measurement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.FieldBars;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;

import static java.util.Objects.requireNonNull;

/**
 * What lists show of a field's profile: a small part of it, kept apart, so that a list of thousands reads no whole profiles.
 *
 * @param ordinal of the field in its profile
 * @param bars how the values are spread; absent if that isn't known
 */
public record FieldSummary(
        int ordinal,
        String path,
        String sparkType,
        String profiledType,
        List<Metric> metrics,
        @Nullable FieldBars bars) {

    private static final Set<String> KEPT = Set.of(
            "rowCount",
            "nullCount",
            "completeness",
            "distinctCount",
            "min",
            "max",
            "mean",
            "minLength",
            "maxLength",
            "minSize",
            "maxSize");

    /** A longer smallest or largest text is shown cut, with an ellipsis. */
    private static final int LONGEST = 200;

    public FieldSummary {
        requireNonNull(path, "path");
        requireNonNull(sparkType, "sparkType");
        requireNonNull(profiledType, "profiledType");
        metrics = List.copyOf(metrics);
    }

    public static FieldSummary of(FieldProfile field) {
        return new FieldSummary(
                field.ordinal(),
                field.path(),
                field.sparkType(),
                field.profiledType(),
                field.metrics().stream()
                        .filter(m -> KEPT.contains(m.name()))
                        .map(FieldSummary::cut)
                        .toList(),
                FewBars.of(field).orElse(null));
    }

    public Optional<Metric> metric(String name) {
        return metrics.stream().filter(m -> m.name().equals(name)).findFirst();
    }

    private static Metric cut(Metric metric) {
        String value = metric.value();
        return value == null || value.length() <= LONGEST
                ? metric
                : new Metric(
                        metric.name(),
                        metric.kind(),
                        FewBars.cut(value, LONGEST),
                        metric.exact(),
                        metric.lower(),
                        metric.upper(),
                        metric.bound(),
                        null);
    }
}

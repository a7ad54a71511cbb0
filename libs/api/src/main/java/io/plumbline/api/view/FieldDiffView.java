package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;

import static java.util.Objects.requireNonNull;

/**
 * One field in two profiles of its container.
 *
 * @param from the earlier profile
 * @param to the later profile
 * @param fromType Spark's type in the earlier profile; absent if the field isn't in it
 * @param toType Spark's type in the later profile; absent if the field isn't in it
 * @param metrics every metric of either profile; empty for a field that only one of them has
 * @param drift how far the distribution of its values has moved; absent if it has none, or of another kind, or for a reason
 * @param driftAbsentReason why there is no drift although the type has one: a reason of metrics, or NO_STATE if a profile kept none that can be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldDiffView(
        ContainerId containerId,
        ProfileMoment from,
        ProfileMoment to,
        String path,
        FieldChange change,
        @Nullable String fromType,
        @Nullable String toType,
        List<MetricDiff> metrics,
        @Nullable DriftView drift,
        @Nullable String driftAbsentReason) {

    public FieldDiffView {
        requireNonNull(containerId, "containerId");
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(path, "path");
        requireNonNull(change, "change");
        metrics = List.copyOf(metrics);
    }
}

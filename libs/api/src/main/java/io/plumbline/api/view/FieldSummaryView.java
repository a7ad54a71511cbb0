package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.Metric;

import static java.util.Objects.requireNonNull;

/**
 * What matters most of a field's newest profile, for lists. Each figure says whether it is exact, or why there is none; one that
 * isn't measured for the field's type is absent.
 *
 * @param profiledType the family of metrics that was computed, for example {@code FRACTIONAL}
 * @param rowCount values, nulls included; of elements of lists and maps, their number
 * @param completeness share of values that aren't null
 * @param minLength of texts, in characters
 * @param minSize of lists, maps and binaries
 * @param bars how the values are spread; absent for masked fields, and where it isn't known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldSummaryView(
        OperationId operationId,
        Instant profiledAt,
        String profiledType,
        @Nullable Metric rowCount,
        @Nullable Metric nullCount,
        @Nullable Metric completeness,
        @Nullable Metric distinctCount,
        @Nullable Metric min,
        @Nullable Metric max,
        @Nullable Metric mean,
        @Nullable Metric minLength,
        @Nullable Metric maxLength,
        @Nullable Metric minSize,
        @Nullable Metric maxSize,
        @Nullable FieldBars bars) {

    public FieldSummaryView {
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
        requireNonNull(profiledType, "profiledType");
    }
}

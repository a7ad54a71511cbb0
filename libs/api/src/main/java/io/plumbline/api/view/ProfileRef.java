package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/**
 * One profile of a container.
 *
 * @param rows that were read
 * @param partial true if less than the whole container was read; absent if all of it was, or if that isn't known
 * @param notes in words, what was read of it; absent if there is nothing to say
 * @param sample the part of the rows that was asked for, with its seed; absent if all were
 * @param partsRead parts of the container that its run has read; absent if its parts aren't known
 * @param partsReused parts that are as an earlier run has measured them; absent likewise
 * @param completeness share of the values of the container's own fields that aren't null; absent if there are none, or if it isn't known
 * @param bytes as large as what was profiled is at its source; absent if that isn't known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileRef(
        OperationId operationId,
        Instant profiledAt,
        long rows,
        int fields,
        int checks,
        List<Warning> warnings,
        @Nullable Boolean partial,
        @Nullable List<String> notes,
        @Nullable RowSample sample,
        @Nullable Integer partsRead,
        @Nullable Integer partsReused,
        @Nullable Double completeness,
        @Nullable Long bytes) {

    public ProfileRef {
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
        warnings = List.copyOf(warnings);
        notes = notes == null ? null : List.copyOf(notes);
    }
}

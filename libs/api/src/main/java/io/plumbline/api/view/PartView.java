package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * A part that a profile consists of: a file, a folder of files, or the rows that an increment brought.
 *
 * @param operationId whose profile
 * @param name unique within the container
 * @param position in the order of the parts, from 0
 * @param rows that were measured
 * @param bytes as stored in the source; absent if it doesn't say
 * @param fingerprint differs whenever the part's data may have changed
 * @param modified when the source last wrote it; absent if it doesn't say
 * @param upTo the greatest value of the incremental field that an increment brought; absent for other parts
 * @param measuredAt when its rows were read, by this run or an earlier one
 * @param stored whether what was measured of it is kept, by itself or in a sum of several parts, so that later runs need not read it again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartView(
        ContainerId containerId,
        OperationId operationId,
        String name,
        int position,
        long rows,
        @Nullable Long bytes,
        String fingerprint,
        @Nullable Instant modified,
        @Nullable String upTo,
        Instant measuredAt,
        boolean stored) {

    public PartView {
        requireNonNull(containerId, "containerId");
        requireNonNull(operationId, "operationId");
        requireNonNull(name, "name");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(measuredAt, "measuredAt");
    }
}

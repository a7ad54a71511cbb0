package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/**
 * A field's figures in one profile run.
 *
 * @param rows of the profile; of a range of parts, in these
 * @param profile without its binary state
 * @param ofParts how many parts of the container it is about; absent if it is about all that was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldProfileView(
        ContainerId containerId,
        OperationId operationId,
        Instant profiledAt,
        long rows,
        FieldProfile profile,
        @Nullable Integer ofParts) {

    /** Of all that was read. */
    public FieldProfileView(
            ContainerId containerId, OperationId operationId, Instant profiledAt, long rows, FieldProfile profile) {
        this(containerId, operationId, profiledAt, rows, profile, null);
    }

    public FieldProfileView {
        requireNonNull(containerId, "containerId");
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
        requireNonNull(profile, "profile");
    }
}

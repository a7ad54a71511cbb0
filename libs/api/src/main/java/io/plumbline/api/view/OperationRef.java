package io.plumbline.api.view;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationStatus;

import static java.util.Objects.requireNonNull;

/**
 * The newest operation of a kind.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationRef(
        OperationId id, OperationStatus status, @Nullable Instant finishedAt) {

    public OperationRef {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
    }
}

package io.plumbline.api.view;

import java.time.Instant;
import java.util.List;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/**
 * One profile of a container.
 */
public record ProfileRef(
        OperationId operationId, Instant profiledAt, long rows, int fields, int checks, List<Warning> warnings) {

    public ProfileRef {
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
        warnings = List.copyOf(warnings);
    }
}

package io.plumbline.api.view;

import java.time.Instant;

import io.plumbline.events.OperationId;

import static java.util.Objects.requireNonNull;

/**
 * Which profile of a container.
 *
 * @param rows that were read
 */
public record ProfileMoment(OperationId operationId, Instant profiledAt, long rows) {

    public ProfileMoment {
        requireNonNull(operationId, "operationId");
        requireNonNull(profiledAt, "profiledAt");
    }
}

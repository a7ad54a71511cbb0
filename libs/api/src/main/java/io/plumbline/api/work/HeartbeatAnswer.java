package io.plumbline.api.work;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * What the service thinks of the item.
 *
 * @param status terminal once the worker's result has been accepted
 * @param cancelRequested stop the Spark job and answer {@code WorkFailed(CANCELLED)}
 */
public record HeartbeatAnswer(WorkStatus status, Instant leaseUntil, boolean cancelRequested) {

    public HeartbeatAnswer {
        requireNonNull(status, "status");
        requireNonNull(leaseUntil, "leaseUntil");
    }
}

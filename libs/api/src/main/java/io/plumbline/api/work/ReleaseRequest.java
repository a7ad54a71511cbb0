package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/**
 * Gives an item back undone, at shutdown; no attempt is charged.
 */
public record ReleaseRequest(String worker, long generation) {

    public ReleaseRequest {
        requireNonNull(worker, "worker");
    }
}

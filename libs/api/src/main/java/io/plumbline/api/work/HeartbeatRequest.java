package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/**
 * Still alive, and this far. @param generation the fencing token of the claim
 */
public record HeartbeatRequest(String worker, long generation, WorkProgress progress) {

    public HeartbeatRequest {
        requireNonNull(worker, "worker");
        requireNonNull(progress, "progress");
    }
}

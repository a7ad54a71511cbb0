package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/**
 * Asks for work.
 *
 * @param worker the worker's name, unique among living processes
 * @param slots how many items at most, from 1
 */
public record ClaimRequest(String worker, WorkKind kind, int slots) {

    public ClaimRequest {
        requireNonNull(worker, "worker");
        requireNonNull(kind, "kind");
    }
}

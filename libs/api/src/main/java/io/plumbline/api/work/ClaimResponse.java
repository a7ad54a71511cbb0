package io.plumbline.api.work;

import java.util.List;

/**
 * The items that now belong to the worker; empty if nothing waits.
 */
public record ClaimResponse(List<WorkAssignment> assignments) {

    public ClaimResponse {
        assignments = List.copyOf(assignments);
    }
}

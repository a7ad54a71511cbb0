package io.plumbline.datastore.operation;

import io.plumbline.events.WorkId;

/** There is no such work item. */
public final class WorkUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WorkUnknownException(WorkId id) {
        super("workId: " + id + " (expected: a known work item)");
    }
}

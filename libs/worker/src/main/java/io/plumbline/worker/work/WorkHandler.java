package io.plumbline.worker.work;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;

/** Does one kind of work. Called by several threads at once. */
public interface WorkHandler {

    /** What it can do. */
    WorkKind kind();

    /**
     * Does one item, publishing its results in chunks on the way. It returns what the closing answer says or throws; the caller alone
     * publishes that answer.
     *
     * @throws WorkFailureException with the reason, if the item can't be done
     */
    WorkOutcome handle(WorkAssignment assignment, WorkContext context) throws Exception;
}

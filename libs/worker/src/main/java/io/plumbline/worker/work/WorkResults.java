package io.plumbline.worker.work;

import java.util.function.BooleanSupplier;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.work.WorkResult;

/** Where answers go. An answer may arrive more than once; it names its generation, so that this does no harm. */
public interface WorkResults {

    /**
     * Publishes one answer in the name of the assignment's correlation id and actor, and returns when it is safe. Tries again while the
     * broker is away, for as long as the answer is wanted.
     *
     * @throws ResultsUndeliverableException if the broker stayed away for too long, or the answer is no longer wanted
     * @throws IllegalArgumentException if the answer can't be published at all, such as one that is too large
     */
    void publish(WorkAssignment assignment, WorkResult result, BooleanSupplier wanted) throws InterruptedException;

    /** Bytes of this value in the encoding in which results travel. */
    int encodedBytes(Object value);
}

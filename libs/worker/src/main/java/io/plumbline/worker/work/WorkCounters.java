package io.plumbline.worker.work;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * What operators see of the work. claimed = succeeded + failed + cancelled + stale + released + still running: each claimed item ends
 * in exactly one of these. A growing {@code stale} means that leases run out under living workers: frozen processes, long pauses, or a
 * service that answers too slowly.
 */
public interface WorkCounters {

    void claimed(int items);

    /** One item has ended in this way after this time. */
    void ended(End end, Duration runTime);

    /** The queue of work didn't answer. */
    void queueUnreachable();

    /** Reads the number of busy slots whenever somebody looks. */
    void busySlots(IntSupplier busy);

    /** The ways in which an item ends for this worker. */
    enum End {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        /** The lease was lost: the results were dropped. */
        STALE,
        /** Given back undone. */
        RELEASED
    }
}

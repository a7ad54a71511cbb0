package io.plumbline.worker.work;

import java.util.List;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.WorkId;

/**
 * The queue of work, kept by datastore-service. Safe for several threads; a heartbeat never waits for a claim.
 *
 * <p>Every method throws {@link QueueUnreachableException} if the queue didn't answer, or not with what the protocol knows: then nothing
 * is known, least of all that a lease is lost.
 */
public interface WorkClaims {

    /** The items that now belong to the worker; empty if nothing waits. */
    List<WorkAssignment> claim(ClaimRequest request);

    /**
     * Prolongs the lease of one item.
     *
     * @throws LeaseLostException if the item isn't the worker's any more
     */
    HeartbeatAnswer heartbeat(WorkId workId, HeartbeatRequest request);

    /** Gives an item back undone; nothing happens if it isn't the worker's any more. */
    void release(WorkId workId, ReleaseRequest request);
}

package io.plumbline.worker.work;

import io.plumbline.api.work.WorkProgress;

/** What one running item may ask of its surroundings. */
public interface WorkContext {

    /** Names the item and its attempt; unique, and fit to tag jobs with. */
    String tag();

    /** How far the work is. Cheap; the newest goes out with the next heartbeat. */
    void progress(WorkProgress progress);

    /** Whether the work should end now: cancelled, lost or given back. */
    boolean stopped();

    /** @throws WorkStoppedException if {@link #stopped} */
    void throwIfStopped();

    /**
     * Runs when the work is to stop, on another thread, again and again until the work has ended, so it must bear repetition. Runs soon
     * if the work was stopped already. What it throws is ignored.
     */
    StopHook onStop(Runnable stop);

    /**
     * Publishes a part of the results; returns when the broker has it.
     *
     * @throws WorkStoppedException if the work was stopped
     */
    void publish(ResultChunk chunk);

    /** A collector that publishes in chunks of bounded size what it is given one by one. */
    <T> ChunkedResults<T> chunked(ChunkMaker<T> maker);
}

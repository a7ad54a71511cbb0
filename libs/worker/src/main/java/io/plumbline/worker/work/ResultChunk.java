package io.plumbline.worker.work;

import io.plumbline.events.WorkId;
import io.plumbline.events.work.WorkResult;

/** A part of the results that doesn't know yet which one it is. */
@FunctionalInterface
public interface ResultChunk {

    /** The message. @param chunk from 0 */
    WorkResult numbered(WorkId workId, long generation, int chunk);
}

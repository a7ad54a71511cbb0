package io.plumbline.worker.work;

import io.plumbline.events.WorkId;
import io.plumbline.events.work.WorkResult;

/** Makes the message that ends an item of a kind whose whole result is one message. */
@FunctionalInterface
public interface ClosingAnswer {

    WorkResult of(WorkId workId, long generation);
}

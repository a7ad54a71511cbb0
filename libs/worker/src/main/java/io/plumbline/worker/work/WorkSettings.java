package io.plumbline.worker.work;

import java.time.Duration;

import static java.util.Objects.requireNonNull;

/**
 * How a worker works.
 *
 * @param worker its name, unique among living processes
 * @param slots items that run at the same time
 * @param claimInterval how long it waits for the bell before it asks anyway; up to a fifth more or less
 * @param heartbeatInterval between two signs of life of one item
 * @param confirmationPatience how long an answered item is kept alive until the answer has been accepted
 * @param maxUnconfirmed answered items that may wait for that; beyond it nothing new is claimed
 * @param stopGrace how long cancelled work may take to end before the answer goes out without it
 * @param shutdownPatience how long the whole stop may take
 * @param chunkBytes size of one chunk of results, as encoded
 */
public record WorkSettings(
        String worker,
        int slots,
        Duration claimInterval,
        Duration heartbeatInterval,
        Duration confirmationPatience,
        int maxUnconfirmed,
        Duration stopGrace,
        Duration shutdownPatience,
        int chunkBytes) {

    /** The same for another number of slots. */
    public WorkSettings withSlots(int others) {
        return new WorkSettings(
                worker,
                others,
                claimInterval,
                heartbeatInterval,
                confirmationPatience,
                maxUnconfirmed,
                stopGrace,
                shutdownPatience,
                chunkBytes);
    }

    public WorkSettings {
        requireNonNull(worker, "worker");
        requireNonNull(claimInterval, "claimInterval");
        requireNonNull(heartbeatInterval, "heartbeatInterval");
        requireNonNull(confirmationPatience, "confirmationPatience");
        requireNonNull(stopGrace, "stopGrace");
        requireNonNull(shutdownPatience, "shutdownPatience");
    }
}

package io.plumbline.worker.work;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.WorkStatus;

/**
 * Keeps the leases of all items alive from a thread of its own, and passes on what comes back. An answered item is kept alive too, until
 * its answer has been accepted: results may wait in Kafka for longer than a lease lasts.
 *
 * <p>There is no local fuse: a queue that doesn't answer can't give the item to anybody else, so the work goes on. If the queue does
 * live and only this worker is cut off, the item's next owner has a greater generation, and what this worker answers is refused.
 */
final class Heartbeats {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);
    private static final long TICKS_PER_INTERVAL = 10;

    private final WorkClaims claims;
    private final WorkSettings settings;
    private final Collection<WorkItem> items;
    private final Consumer<WorkItem> settled;
    private final StopSignal stopSignal;
    private final ScheduledExecutorService timer;
    private boolean unreachable;

    /** Stops an item for a reason. */
    @FunctionalInterface
    interface StopSignal {
        void stop(WorkItem item, WorkItem.Stop reason);
    }

    /**
     * @param items all items that this worker answers for; a view that others change
     * @param settled is told of an answered item that needs no heartbeat any more
     */
    Heartbeats(
            WorkClaims claims,
            WorkSettings settings,
            Collection<WorkItem> items,
            Consumer<WorkItem> settled,
            StopSignal stopSignal) {
        this.claims = claims;
        this.settings = settings;
        this.items = items;
        this.settled = settled;
        this.stopSignal = stopSignal;
        this.timer = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, "work-heartbeats");
            thread.setDaemon(true);
            thread.setPriority(Thread.MAX_PRIORITY);
            return thread;
        });
    }

    void start() {
        long tick = Math.max(1, settings.heartbeatInterval().toMillis() / TICKS_PER_INTERVAL);
        var unused = timer.scheduleWithFixedDelay(this::round, tick, tick, TimeUnit.MILLISECONDS);
    }

    void close() {
        timer.shutdownNow();
    }

    /** Asks for one item at once. */
    void beat(WorkItem item) {
        try {
            answered(item, claims.heartbeat(item.assignment().workId(), requestOf(item)));
        } catch (LeaseLostException e) {
            lost(item, e.getMessage());
        } catch (QueueUnreachableException e) {
            log.debug("{}: no answer to a heartbeat", item.tag(), e);
        }
    }

    private void round() {
        for (WorkItem item : items) {
            if (item.dropped() || !item.heartbeatDue(settings.heartbeatInterval())) {
                continue;
            }
            try {
                HeartbeatAnswer answer = claims.heartbeat(item.assignment().workId(), requestOf(item));
                if (unreachable) {
                    unreachable = false;
                    log.info("The queue of work answers heartbeats again");
                }
                answered(item, answer);
            } catch (LeaseLostException e) {
                lost(item, e.getMessage());
            } catch (QueueUnreachableException e) {
                if (!unreachable) {
                    unreachable = true;
                    log.warn("The queue of work doesn't answer heartbeats; work goes on: {}", e.getMessage());
                }
            } catch (RuntimeException e) {
                log.error("{}: a heartbeat failed unexpectedly", item.tag(), e);
            }
            expireConfirmation(item);
        }
    }

    private HeartbeatRequest requestOf(WorkItem item) {
        return new HeartbeatRequest(settings.worker(), item.assignment().generation(), item.progress());
    }

    private void answered(WorkItem item, HeartbeatAnswer answer) {
        if (answer.status() == WorkStatus.RUNNING) {
            item.leaseConfirmed();
            if (answer.cancelRequested()) {
                stopSignal.stop(item, WorkItem.Stop.CANCELLED);
            }
        } else {
            lost(item, "the item is " + answer.status());
        }
    }

    /** An item that has ended is what an answered one waits for; for one that is being worked on it means that nobody wants it. */
    private void lost(WorkItem item, @Nullable String why) {
        if (item.isAnswered()) {
            settled.accept(item);
        } else {
            log.warn("{} is not ours any more; its results are dropped: {}", item.tag(), why);
            stopSignal.stop(item, WorkItem.Stop.LEASE_LOST);
        }
    }

    private void expireConfirmation(WorkItem item) {
        Duration patience = settings.confirmationPatience();
        if (item.isAnswered() && item.answeredFor().compareTo(patience) > 0) {
            log.warn(
                    "{} was answered {} s ago and nobody has taken it; it is left to its lease",
                    item.tag(),
                    patience.toSeconds());
            settled.accept(item);
        }
    }
}

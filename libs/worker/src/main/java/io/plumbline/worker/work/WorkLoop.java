package io.plumbline.worker.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.messaging.crash.CrashPoints;

/**
 * Fills the free slots with work: woken by the bell, by a slot that became free and by a timer, so that a lost bell costs one interval.
 * Each item runs on a thread of its own; nothing here ever waits for work.
 *
 * <p>More parameters than usual: it is the one place where all ports meet.
 */
public final class WorkLoop {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final double JITTER = 0.2;

    private final WorkSettings settings;
    private final WorkHandler handler;
    private final WorkClaims claims;
    private final WorkCounters counters;
    private final CrashPoints crashPoints;
    private final RandomGenerator random;
    private final Map<String, WorkItem> items = new ConcurrentHashMap<>();
    private final Semaphore slots;
    private final Semaphore bell = new Semaphore(0);
    private final Heartbeats heartbeats;
    private final Answers answers;
    private final ExecutorService threads;
    private final Thread claiming;
    private volatile boolean stopping;
    private volatile boolean queueReachable = true;

    public WorkLoop(
            WorkSettings settings,
            WorkHandler handler,
            WorkClaims claims,
            WorkResults results,
            WorkCounters counters,
            CrashPoints crashPoints,
            RandomGenerator random) {
        this.settings = settings;
        this.handler = handler;
        this.claims = claims;
        this.counters = counters;
        this.crashPoints = crashPoints;
        this.random = random;
        this.slots = new Semaphore(settings.slots());
        this.heartbeats = new Heartbeats(claims, settings, items.values(), this::settled, this::stop);
        this.answers = new Answers(results, counters, crashPoints, heartbeats::beat);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(settings.slots(), run -> {
            Thread thread = new Thread(run, "work-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.claiming = new Thread(this::claimLoop, "work-claims");
        counters.busySlots(this::busySlots);
    }

    public void start() {
        heartbeats.start();
        claiming.start();
    }

    /** Work may be waiting. Cheap, never blocks, may be called for nothing. */
    public void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    public int busySlots() {
        return settings.slots() - slots.availablePermits();
    }

    /** Answered items whose answer hasn't been accepted yet. */
    public int unconfirmed() {
        return (int) items.values().stream().filter(WorkItem::isAnswered).count();
    }

    /** Whether the queue answered when it was last asked for work. */
    public boolean queueReachable() {
        return queueReachable;
    }

    public boolean running() {
        return claiming.isAlive() && !stopping;
    }

    /** Claims nothing more, ends what runs and gives it back, so that no attempt is charged. Returns within the shutdown patience. */
    public void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        wake();
        long deadline = System.nanoTime() + settings.shutdownPatience().toNanos();
        items.values().forEach(item -> stop(item, WorkItem.Stop.GIVEN_BACK));
        try {
            Duration forRelease = settings.shutdownPatience().dividedBy(4);
            for (WorkItem item : items.values()) {
                if (!item.isAnswered() && !item.awaitEnd(left(deadline).minus(forRelease))) {
                    log.warn("{} has not ended in time", item.tag());
                }
            }
            heartbeats.close();
            giveBackAll();
            claiming.join(Math.max(1, left(deadline).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            heartbeats.close();
            threads.shutdownNow();
        }
        crashPoints.reached(WorkCrashPoints.SHUTDOWN_AFTER_RELEASE);
    }

    private void claimLoop() {
        while (!stopping) {
            int free = unconfirmed() < settings.maxUnconfirmed() ? slots.availablePermits() : 0;
            boolean more = free > 0 && claim(free);
            if (!more) {
                awaitBell();
            }
        }
    }

    /** True if there may be more: something came, and slots are free still. */
    private boolean claim(int free) {
        try {
            List<WorkAssignment> assignments = claims.claim(new ClaimRequest(settings.worker(), handler.kind(), free));
            if (!queueReachable) {
                queueReachable = true;
                log.info("The queue of work answers again");
            }
            if (!assignments.isEmpty()) {
                crashPoints.reached(WorkCrashPoints.CLAIM_RECEIVED);
            }
            assignments.forEach(this::begin);
            return !assignments.isEmpty() && slots.availablePermits() > 0;
        } catch (QueueUnreachableException e) {
            counters.queueUnreachable();
            if (queueReachable) {
                queueReachable = false;
                log.warn(
                        "The queue of work doesn't answer; asking again every {} ms: {}",
                        settings.claimInterval().toMillis(),
                        e.getMessage());
            }
        } catch (RuntimeException e) {
            log.error("Claiming failed unexpectedly", e);
        }
        return false;
    }

    private void begin(WorkAssignment assignment) {
        WorkItem item = new WorkItem(assignment);
        counters.claimed(1);
        if (stopping || assignment.kind() != handler.kind() || !slots.tryAcquire()) {
            giveBack(item);
            return;
        }
        log.info(
                "{} claimed, attempt {}, {}",
                item.tag(),
                assignment.attempt(),
                assignment.operationId() == null ? assignment.kind() : assignment.operationId());
        items.put(item.tag(), item);
        if (stopping) {
            stop(item, WorkItem.Stop.GIVEN_BACK);
        }
        WorkRun run = new WorkRun(item, handler, answers, settings.chunkBytes(), this::giveBack);
        try {
            threads.execute(() -> run(item, run));
        } catch (RejectedExecutionException e) {
            items.remove(item.tag());
            slots.release();
            giveBack(item);
        }
    }

    private void run(WorkItem item, WorkRun run) {
        try {
            crashPoints.reached(WorkCrashPoints.WORK_RUNNING);
            run.run();
        } finally {
            if (!item.isAnswered() && item.stopReason() != WorkItem.Stop.GIVEN_BACK) {
                items.remove(item.tag());
            }
            slots.release();
            wake();
        }
    }

    private void stop(WorkItem item, WorkItem.Stop reason) {
        if (item.stop(reason)) {
            Stopper.start(item, answers, settings.stopGrace());
        }
    }

    private void settled(WorkItem item) {
        if (items.remove(item.tag()) != null) {
            log.debug("{} is settled", item.tag());
            wake();
        }
    }

    private void giveBackAll() {
        for (WorkItem item : items.values()) {
            if (item.stopReason() == WorkItem.Stop.GIVEN_BACK && !giveBack(item)) {
                return;
            }
        }
    }

    /** False if the queue didn't answer; the lease then runs out by itself. */
    private boolean giveBack(WorkItem item) {
        item.drop();
        answers.count(item, WorkCounters.End.RELEASED);
        try {
            claims.release(
                    item.assignment().workId(),
                    new ReleaseRequest(settings.worker(), item.assignment().generation()));
            return true;
        } catch (QueueUnreachableException e) {
            log.warn("{} could not be given back and is left to its lease: {}", item.tag(), e.getMessage());
            return false;
        } finally {
            items.remove(item.tag());
        }
    }

    private void awaitBell() {
        double spread = 1 + JITTER * (2 * random.nextDouble() - 1);
        try {
            if (bell.tryAcquire((long) (settings.claimInterval().toNanos() * spread), TimeUnit.NANOSECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}

package io.plumbline.worker.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkProgress;

/**
 * One claimed item for as long as this worker answers for it. The one place that decides who may answer: exactly one caller ever gets
 * true from {@link #beginAnswer}, and nobody does once the lease is lost or the item is given back.
 */
final class WorkItem {

    /** Why work is told to stop. */
    enum Stop {
        CANCELLED,
        LEASE_LOST,
        GIVEN_BACK
    }

    private enum State {
        WORKING,
        ANSWERING,
        ANSWERED,
        DROPPED
    }

    private final WorkAssignment assignment;
    private final String tag;
    private final long claimedAt = System.nanoTime();
    private final Set<Runnable> hooks = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean counted = new AtomicBoolean();
    private volatile WorkProgress progress = WorkProgress.NONE;
    private volatile long confirmedAt = claimedAt;
    private volatile long heartbeatAt = claimedAt;
    private volatile long answeredAt = claimedAt;
    private State state = State.WORKING;
    private @Nullable Stop stop;
    private @Nullable Thread thread;

    WorkItem(WorkAssignment assignment) {
        this.assignment = assignment;
        this.tag = assignment.workId() + "." + assignment.generation();
    }

    WorkAssignment assignment() {
        return assignment;
    }

    String tag() {
        return tag;
    }

    WorkProgress progress() {
        return progress;
    }

    void progress(WorkProgress newest) {
        progress = newest;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - claimedAt);
    }

    /** Time since the queue last confirmed the lease. */
    Duration unconfirmedFor() {
        return Duration.ofNanos(System.nanoTime() - confirmedAt);
    }

    void leaseConfirmed() {
        confirmedAt = System.nanoTime();
    }

    /** Whether a sign of life is due; if so, the next one is due an interval later. */
    boolean heartbeatDue(Duration interval) {
        long now = System.nanoTime();
        if (now - heartbeatAt < interval.toNanos()) {
            return false;
        }
        heartbeatAt = now;
        return true;
    }

    Duration answeredFor() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** The calling thread does the work from now on and may be interrupted. False if the item was stopped before. */
    synchronized boolean beginWork() {
        if (stop != null) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /** The calling thread is no longer interrupted, and an interrupt that it hasn't noticed is forgotten. */
    synchronized void endWork() {
        thread = null;
        Thread.interrupted();
    }

    synchronized void interruptWork() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Tells the work to stop. True if this was news; a lost lease overrules every other reason. */
    synchronized boolean stop(Stop reason) {
        if (state == State.ANSWERED || state == State.DROPPED) {
            return false;
        }
        if (reason == Stop.LEASE_LOST) {
            state = State.DROPPED;
        } else if (state == State.ANSWERING) {
            return false;
        }
        boolean news = stop == null;
        if (news || reason == Stop.LEASE_LOST) {
            stop = reason;
        }
        return news;
    }

    synchronized @Nullable Stop stopReason() {
        return stop;
    }

    synchronized boolean stopped() {
        return stop != null;
    }

    /** Takes the right to answer, if the item is still being worked on and was stopped for exactly this reason (null: not at all). */
    synchronized boolean beginAnswer(@Nullable Stop because) {
        if (state != State.WORKING || stop != because) {
            return false;
        }
        state = State.ANSWERING;
        return true;
    }

    synchronized boolean answerWanted() {
        return state == State.ANSWERING;
    }

    synchronized void answered() {
        answeredAt = System.nanoTime();
        if (state == State.ANSWERING) {
            state = State.ANSWERED;
        }
    }

    synchronized boolean isAnswered() {
        return state == State.ANSWERED;
    }

    synchronized void drop() {
        state = State.DROPPED;
    }

    synchronized boolean dropped() {
        return state == State.DROPPED;
    }

    StopHook onStop(Runnable hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    Iterable<Runnable> hooks() {
        return hooks;
    }

    /** True the first time only, so that an item is counted once. */
    boolean countOnce() {
        return counted.compareAndSet(false, true);
    }

    /** The work's thread has left it. */
    void ended() {
        ended.countDown();
    }

    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS);
    }
}

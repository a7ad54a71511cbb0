package io.plumbline.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whose messages are to be sent, each owner once, and not before its pause after a failure is over. All access is
 * under the object's own lock; time is {@link System#nanoTime}.
 */
final class WaitingOwners {

    private static final int MOST_WAITING = 100_000;
    private static final int MOST_DOUBLINGS = 20;

    private final long firstRetryNanos;
    private final long longestRetryNanos;
    private final Map<String, Long> dueNanos = new LinkedHashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();

    WaitingOwners(RelaySettings settings) {
        this.firstRetryNanos = settings.firstRetry().toNanos();
        this.longestRetryNanos = settings.longestRetry().toNanos();
    }

    /** A wake-up. One that comes during a pause changes nothing; beyond all measure it is left to the next scan. */
    synchronized void add(String owner) {
        if (dueNanos.size() < MOST_WAITING) {
            dueNanos.putIfAbsent(owner, System.nanoTime());
            notifyAll();
        }
    }

    /** Comes again after a pause, which is longer after each failure in a row. */
    synchronized void addFailed(String owner) {
        int doublings = Math.min(MOST_DOUBLINGS, failures.merge(owner, 1, Integer::sum) - 1);
        long pause = Math.min(longestRetryNanos, firstRetryNanos << doublings);
        dueNanos.put(owner, System.nanoTime() + pause);
    }

    synchronized void succeeded(String owner) {
        failures.remove(owner);
    }

    synchronized int size() {
        return dueNanos.size();
    }

    synchronized boolean hasDue() {
        long now = System.nanoTime();
        return dueNanos.values().stream().anyMatch(due -> due - now <= 0);
    }

    /**
     * Waits at most this long for owners that are due; empty if there are none then.
     *
     * @param enough looked at after each {@link #nudge}: whether to return with what there is
     */
    synchronized List<String> take(int most, long maxWaitNanos, BooleanSupplier enough) throws InterruptedException {
        long deadline = System.nanoTime() + maxWaitNanos;
        while (true) {
            long now = System.nanoTime();
            List<String> due = removeDue(most, now);
            long wait = Math.min(deadline - now, nanosToNextDue(now));
            if (!due.isEmpty() || deadline - now <= 0 || enough.getAsBoolean()) {
                return due;
            }
            wait(wait / 1_000_000, (int) (wait % 1_000_000));
        }
    }

    /** Ends a wait in {@link #take}, which then looks again. */
    synchronized void nudge() {
        notifyAll();
    }

    private List<String> removeDue(int most, long now) {
        List<String> due = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> all = dueNanos.entrySet().iterator();
        while (all.hasNext() && due.size() < most) {
            Map.Entry<String, Long> entry = all.next();
            if (entry.getValue() - now <= 0) {
                due.add(entry.getKey());
                all.remove();
            }
        }
        return due;
    }

    private long nanosToNextDue(long now) {
        long next = Long.MAX_VALUE;
        for (long due : dueNanos.values()) {
            next = Math.min(next, Math.max(1, due - now));
        }
        return next;
    }
}

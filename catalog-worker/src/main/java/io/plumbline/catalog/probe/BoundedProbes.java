package io.plumbline.catalog.probe;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.WorkContext;

/**
 * Looks at sources, each within its lease, whatever they do: a driver that doesn't let itself be stopped is left behind on its own
 * thread, and no more than {@link #MOST_AT_ONCE} of these are let to gather.
 */
final class BoundedProbes implements AutoCloseable {

    /** Looks that may be under way, those left behind included. */
    static final int MOST_AT_ONCE = 32;

    /** Kept back from the lease for the way of the answer. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads;

    BoundedProbes() {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "probe-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One look at a source. */
    @FunctionalInterface
    interface Look<T> {
        T at(SourceProbe.Stopping stopping);
    }

    /** @param inVain what to answer, in given words, when there was no time for the look, or for it to end */
    <T> T within(WorkAssignment assignment, WorkContext context, Look<T> look, Function<String, T> inVain)
            throws InterruptedException {
        if (!free.tryAcquire()) {
            return inVain.apply("This worker still waits for " + MOST_AT_ONCE
                    + " sources that don't answer (expected: fewer tests of sources that hang).");
        }
        Duration budget = Duration.ofSeconds(assignment.leaseSeconds()).minus(MARGIN);
        Duration patience = budget.compareTo(SHORTEST) < 0 ? SHORTEST : budget;
        Stop stop = new Stop();
        Future<T> looking = threads.submit(() -> {
            try {
                return look.at(stop);
            } finally {
                free.release();
            }
        });
        try (StopHook hook = context.onStop(stop::now)) {
            return looking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return inVain.apply("The source gave no answer within " + patience.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe failed unexpectedly", e.getCause());
        } finally {
            if (!looking.isDone()) {
                stop.now();
                looking.cancel(true);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Ends the look now, or as soon as there is something to end. */
    private static final class Stop implements SourceProbe.Stopping {

        private final AtomicReference<@Nullable Runnable> hook = new AtomicReference<>();
        private volatile boolean wanted;

        @Override
        public void onStop(Runnable stop) {
            hook.set(stop);
            if (wanted) {
                stop.run();
            }
        }

        @Override
        public boolean stopped() {
            return wanted;
        }

        void now() {
            wanted = true;
            Runnable stop = hook.get();
            if (stop != null) {
                stop.run();
            }
        }
    }
}

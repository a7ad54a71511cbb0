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

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkOutcome;

/**
 * Makes one connection test and answers before its lease ends, whatever the source does: a driver that doesn't let itself be
 * stopped is left behind on its own thread, and no more than {@link #MOST_AT_ONCE} of these are let to gather.
 */
public final class ProbeConnection implements WorkHandler, AutoCloseable {

    /** Probes that may be under way, those left behind included. */
    static final int MOST_AT_ONCE = 32;

    /** Kept back from the lease for the way of the answer. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SourceProbe probe;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads;

    public ProbeConnection(SourceProbe probe) {
        this.probe = probe;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "probe-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CONNECTION_TEST;
    }

    @Override
    public WorkOutcome handle(WorkAssignment assignment, WorkContext context) throws InterruptedException {
        ConnectionTestOutcome outcome = outcome(assignment, context);
        context.throwIfStopped();
        return WorkOutcome.answered((workId, generation) -> new ConnectionProbed(workId, generation, outcome));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private ConnectionTestOutcome outcome(WorkAssignment assignment, WorkContext context) throws InterruptedException {
        if (!free.tryAcquire()) {
            return timeout("This worker still waits for " + MOST_AT_ONCE
                    + " sources that don't answer (expected: fewer tests of sources that hang).");
        }
        Duration budget = Duration.ofSeconds(assignment.leaseSeconds()).minus(MARGIN);
        Duration patience = budget.compareTo(SHORTEST) < 0 ? SHORTEST : budget;
        Stop stop = new Stop();
        Future<ConnectionTestOutcome> probing = threads.submit(() -> {
            try {
                return probe.probe(assignment, stop);
            } finally {
                free.release();
            }
        });
        try (StopHook hook = context.onStop(stop::now)) {
            return probing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return timeout("The source gave no answer within " + patience.toSeconds() + " s.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a probe failed unexpectedly", e.getCause());
        } finally {
            if (!probing.isDone()) {
                stop.now();
                probing.cancel(true);
            }
        }
    }

    private static ConnectionTestOutcome timeout(String words) {
        return ConnectionTestOutcome.failed(new Failure(FailureCode.STATEMENT_TIMEOUT, words));
    }

    /** Ends the probe now, or as soon as there is something to end. */
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

        void now() {
            wanted = true;
            Runnable stop = hook.get();
            if (stop != null) {
                stop.run();
            }
        }
    }
}

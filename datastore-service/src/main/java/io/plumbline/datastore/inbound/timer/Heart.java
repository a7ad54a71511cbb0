package io.plumbline.datastore.inbound.timer;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import io.plumbline.datastore.check.SyncChecks;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.operation.Watchdog;
import io.plumbline.datastore.probe.RunTests;
import io.plumbline.datastore.upkeep.SweepResults;

import static java.util.Objects.requireNonNull;

/** The service's own pulse: a pass of the watchdog in short intervals, a sweep in long ones. A failed beat is followed by the next. */
public final class Heart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heart.class);
    private static final long STOP_SECONDS = 5;

    private final Watchdog watchdog;
    private final RunTests tests;
    private final SyncChecks checks;
    private final SweepResults sweep;
    private final Duration watchdogInterval;
    private final Duration sweepInterval;
    private @Nullable ScheduledExecutorService beats;
    private volatile boolean storeAway;

    public Heart(
            Watchdog watchdog,
            RunTests tests,
            SyncChecks checks,
            SweepResults sweep,
            Duration watchdogInterval,
            Duration sweepInterval) {
        this.watchdog = requireNonNull(watchdog, "watchdog");
        this.tests = requireNonNull(tests, "tests");
        this.checks = requireNonNull(checks, "checks");
        this.sweep = requireNonNull(sweep, "sweep");
        this.watchdogInterval = requireNonNull(watchdogInterval, "watchdogInterval");
        this.sweepInterval = requireNonNull(sweepInterval, "sweepInterval");
    }

    @Override
    public synchronized void start() {
        if (beats != null) {
            return;
        }
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(3, task -> {
            Thread thread = new Thread(task, "heart");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(
                () -> beat("watchdog", watchdog::pass), 0, watchdogInterval.toMillis(), TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(
                () -> beat("watch over connection tests", tests::pass),
                0,
                watchdogInterval.toMillis(),
                TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(
                () -> beat("look at checks that are out of step", checks::followAll),
                0,
                sweepInterval.toMillis(),
                TimeUnit.MILLISECONDS);
        executor.scheduleWithFixedDelay(
                () -> beat("sweep", this::sweep),
                sweepInterval.toMillis(),
                sweepInterval.toMillis(),
                TimeUnit.MILLISECONDS);
        beats = executor;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = beats;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
        beats = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }

    private void sweep() {
        int swept = sweep.sweep();
        if (swept > 0) {
            log.info("Swept the results of {} superseded attempts", swept);
        }
    }

    private void beat(String what, Runnable work) {
        try {
            work.run();
            if (storeAway) {
                storeAway = false;
                log.info("The store answers again");
            }
        } catch (StoreUnavailableException e) {
            if (!storeAway) {
                storeAway = true;
                log.warn("The {} waits for the store: {}", what, e.getMessage());
            }
        } catch (RuntimeException e) {
            log.error("The {} failed; its next pass begins anew", what, e);
        }
    }
}

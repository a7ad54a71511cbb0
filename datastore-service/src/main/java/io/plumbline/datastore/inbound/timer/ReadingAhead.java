package io.plumbline.datastore.inbound.timer;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.lookup.ReadAhead;

import static java.util.Objects.requireNonNull;

/** Reads ahead for the lookups from the start on, aside from all requests. A failed pass is followed by the next. */
public final class ReadingAhead implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReadingAhead.class);

    private final ReadAhead lookups;
    private final Duration interval;
    private @Nullable ScheduledExecutorService passes;

    public ReadingAhead(ReadAhead lookups, Duration interval) {
        this.lookups = requireNonNull(lookups, "lookups");
        this.interval = requireNonNull(interval, "interval");
    }

    @Override
    public synchronized void start() {
        if (passes != null) {
            return;
        }
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "reading-ahead");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        });
        executor.scheduleWithFixedDelay(this::pass, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        passes = executor;
    }

    /** Nothing is written here: a pass need not end. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = passes;
        if (running != null) {
            running.shutdownNow();
            passes = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return passes != null;
    }

    private void pass() {
        try {
            lookups.pass();
        } catch (StoreUnavailableException e) {
            log.debug("Nothing is read ahead while the store is away: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn("Reading ahead failed; its next pass begins anew", e);
            }
        }
    }
}

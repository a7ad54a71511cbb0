package io.plumbline.profile.outbound.spark;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what takes too long: once its time is up, again and again until it has ended, since new jobs may have begun meanwhile. */
final class Deadline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Deadline.class);

    private final ScheduledExecutorService timer;
    private volatile boolean passed;

    private Deadline(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static Deadline after(long seconds, Runnable end) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, "preview-deadline");
            thread.setDaemon(true);
            return thread;
        });
        Deadline deadline = new Deadline(timer);
        timer.scheduleWithFixedDelay(() -> deadline.end(end), seconds, 1, TimeUnit.SECONDS);
        return deadline;
    }

    boolean passed() {
        return passed;
    }

    private void end(Runnable end) {
        passed = true;
        try {
            end.run();
        } catch (RuntimeException e) {
            log.debug("What takes too long can't be ended yet", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

package io.plumbline.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be undone when this JVM ends, the newest first: hooks of the JVM itself run in any order. */
public final class AtExit {
    private static final Logger log = LoggerFactory.getLogger(AtExit.class);
    private static final Deque<AutoCloseable> CLOSEABLES = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "testkit-exit"));
    }

    private AtExit() {}

    /** Closes it when this JVM ends, before all that was given here earlier. */
    public static void close(AutoCloseable closeable) {
        synchronized (CLOSEABLES) {
            CLOSEABLES.push(closeable);
        }
    }

    private static void closeAll() {
        while (true) {
            AutoCloseable next;
            synchronized (CLOSEABLES) {
                next = CLOSEABLES.poll();
            }
            if (next == null) {
                return;
            }
            try {
                next.close();
            } catch (Exception e) {
                log.warn("A test server or process could not be closed", e);
            }
        }
    }
}

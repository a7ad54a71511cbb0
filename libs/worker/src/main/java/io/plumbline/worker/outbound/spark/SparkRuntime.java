package io.plumbline.worker.outbound.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.ShutdownHookManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.worker.work.WorkInterruptedByHostException;

/**
 * The one SparkSession of this process, made when it is first needed. Everybody in the process who acquires it gets the same one, made with
 * the settings of whoever came first; it ends when the last has closed it.
 */
public final class SparkRuntime implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SparkRuntime.class);
    private static final String JARS = "spark.jars";
    private static final Object LOCK = new Object();
    private static @Nullable SparkSession shared;
    private static int users;

    private final SparkSettings settings;
    private boolean closed;

    private SparkRuntime(SparkSettings settings) {
        this.settings = settings;
    }

    /** Joins the users of the session without making it yet. */
    public static SparkRuntime acquire(SparkSettings settings) {
        synchronized (LOCK) {
            users++;
        }
        return new SparkRuntime(settings);
    }

    /** Makes the session in the background, so that the first item doesn't wait for it. */
    public void warmUp() {
        Thread thread = new Thread(
                () -> {
                    try {
                        root();
                    } catch (RuntimeException | LinkageError e) {
                        log.error("Spark could not be started; the next item tries again", e);
                    }
                },
                "spark-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A session of its own for one item, on the calling thread: settings don't leak to other items, and every job that this thread starts from
     * now on carries the tag.
     *
     * @throws WorkInterruptedByHostException if the session is gone: Spark ends its own as soon as this process is told to end
     */
    public SparkJobs begin(String tag) {
        try {
            return new SparkJobs(root(), tag);
        } catch (IllegalStateException e) {
            if (stopped()) {
                throw new WorkInterruptedByHostException("Spark was shut down", e);
            }
            throw e;
        }
    }

    /** Whether a session was made and is gone, so that running work has lost its ground. */
    public boolean stopped() {
        synchronized (LOCK) {
            return closed || (shared != null && shared.sparkContext().isStopped());
        }
    }

    @Override
    public void close() {
        SparkSession last = null;
        synchronized (LOCK) {
            if (closed) {
                return;
            }
            closed = true;
            users--;
            if (users == 0) {
                last = shared;
                shared = null;
            }
        }
        if (last != null) {
            last.stop();
            SparkSession.clearActiveSession();
            SparkSession.clearDefaultSession();
        }
    }

    private SparkSession root() {
        synchronized (LOCK) {
            if (closed) {
                throw new IllegalStateException("SparkRuntime: closed (expected: in use)");
            }
            if (shared == null || shared.sparkContext().isStopped()) {
                long began = System.nanoTime();
                shared = start(settings);
                log.info(
                        "Spark {} at {} after {} ms",
                        shared.version(),
                        settings.master(),
                        (System.nanoTime() - began) / 1_000_000);
            }
            return shared;
        }
    }

    private static SparkSession start(SparkSettings settings) {
        Map<String, String> conf = confOf(settings);
        if (!settings.local() && !conf.containsKey(JARS)) {
            List<Path> sent = ExecutorJars.of(System.getProperty("java.class.path"), scratch());
            log.info("Executors are sent {} jars", sent.size());
            conf.put(JARS, sent.stream().map(Path::toString).collect(Collectors.joining(",")));
        }
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
        SparkSession.Builder builder =
                SparkSession.builder().appName("plumbline").master(settings.master());
        conf.forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Spark reads the jars of executors from here as long as this process lives, and makes it go with the process. */
    private static Path scratch() {
        try {
            Path folder = Files.createTempDirectory("plumbline-executor-jars");
            ShutdownHookManager.registerShutdownDeleteDir(folder.toFile());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "plumbline.spark: no folder for the jars of executors (expected: a writable java.io.tmpdir)", e);
        }
    }

    static Map<String, String> confOf(SparkSettings settings) {
        Map<String, String> conf = new HashMap<>();
        conf.put("spark.ui.enabled", "false");
        conf.put("spark.ui.showConsoleProgress", "false");
        conf.put("spark.scheduler.mode", "FAIR");
        conf.put("spark.sql.session.timeZone", "UTC");
        conf.put("spark.sql.shuffle.partitions", Integer.toString(settings.shufflePartitions()));
        // Sources may have columns whose names differ only in case.
        conf.put("spark.sql.caseSensitive", "true");
        conf.put("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/plumbline-spark-warehouse");
        conf.put(
                "spark.redaction.regex",
                "(?i)secret|passw|pwd|token|credential|access[.]?key|account[.]?key|private[.]?key|sas");
        conf.put("spark.sql.redaction.options.regex", "(?i)url|secret|passw|pwd|user|token|credential|key");
        conf.put("spark.sql.redaction.string.regex", "(?i)(passw|pwd|secret|token)[^\\s,;]*");
        if (settings.local()) {
            conf.put("spark.driver.host", "127.0.0.1");
            conf.put("spark.driver.bindAddress", "127.0.0.1");
            // One task's lack of memory fails its item, not the process with all others.
            conf.put("spark.executor.killOnFatalError.depth", "0");
        }
        conf.putAll(settings.conf());
        return conf;
    }
}

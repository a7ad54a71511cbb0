package io.plumbline.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, its own controller) in this JVM. It listens on 127.0.0.1 only and keeps everything under one
 * directory, which it formats at the first start; the records that it acknowledged survive a restart and a kill.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String WHAT = "broker";
    private static final String PORT_FILE = "broker.port";
    private static final String VERSION_FILE = "kafka.version";
    private static final String CLUSTER_FILE = "cluster.id";
    private static final int STARTS = 3;
    private static final long STOP_MILLIS = 10_000;

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(DataDirectory directory, KafkaRaftServer server, int port) {
        this.directory = directory;
        this.server = server;
        this.port = port;
    }

    /**
     * Returns when the broker serves clients, after a few seconds.
     *
     * @param path the broker's own directory; made if it is missing
     * @param port 0 for the port of the last start, or any free one if that is taken
     * @throws EmbeddedServerException if the directory can't be used or was written by a newer Kafka, or the port is taken
     */
    public static EmbeddedBroker start(Path path, int port) {
        DataDirectory directory = DataDirectory.open(WHAT, path.toAbsolutePath().normalize());
        try {
            refuseNewerData(directory);
            return start(directory, port);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops cleanly within 10 s; what takes longer is left to the next start's recovery. Calling it again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (!stop(server)) {
            log.warn("The embedded broker did not stop within {} ms; its next start recovers the logs.", STOP_MILLIS);
        }
        directory.close();
    }

    private static void refuseNewerData(DataDirectory directory) {
        KafkaVersion running = KafkaVersion.running();
        Optional<KafkaVersion> writer = directory.recall(VERSION_FILE).map(KafkaVersion::new);
        if (writer.isPresent() && writer.get().compareTo(running) > 0) {
            throw new EmbeddedServerException("broker directory: " + directory.path() + " was written by Kafka "
                    + writer.get().text() + " (expected: " + running.text() + " or older)");
        }
        if (writer.isEmpty() || writer.get().compareTo(running) < 0) {
            directory.remember(VERSION_FILE, running.text());
        }
    }

    private static EmbeddedBroker start(DataDirectory directory, int asked) {
        RuntimeException last = null;
        for (int i = 0; i < STARTS; i++) {
            Optional<String> remembered = i == 0 ? directory.recall(PORT_FILE) : Optional.empty();
            int port = Loopback.choose(WHAT, asked, remembered);
            try {
                EmbeddedBroker broker = new EmbeddedBroker(directory, serve(directory, port), port);
                directory.remember(PORT_FILE, Integer.toString(port));
                log.info("Embedded Kafka broker at {}, data in {}", broker.bootstrapServers(), directory.path());
                return broker;
            } catch (RuntimeException e) {
                if (!isBindFailure(e)) {
                    throw new EmbeddedServerException(
                            "broker: can't start in " + directory.path() + ": " + e.getMessage(), e);
                }
                last = Loopback.taken(WHAT, port, e);
            }
        }
        throw last == null ? new EmbeddedServerException("broker: can't start") : last;
    }

    private static KafkaRaftServer serve(DataDirectory directory, int port) {
        Path logs = directory.path().resolve("logs");
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(logs, port, Loopback.freePort()), false);
        format(logs, clusterId(directory));
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
        return server;
    }

    /** Chosen once a directory, before it is formatted. */
    private static String clusterId(DataDirectory directory) {
        return directory.recall(CLUSTER_FILE).orElseGet(() -> {
            String chosen = Uuid.randomUuid().toString();
            directory.remember(CLUSTER_FILE, chosen);
            return chosen;
        });
    }

    private static void format(Path logs, String clusterId) {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(clusterId)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .setHasDynamicQuorum(false)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedServerException(
                    "broker directory: " + logs + " can't be formatted: " + e.getMessage(), e);
        }
    }

    private static boolean stop(KafkaRaftServer server) {
        Thread stopper = new Thread(
                () -> {
                    server.shutdown();
                    server.awaitShutdown();
                },
                "embedded-broker-stop");
        stopper.setDaemon(true);
        stopper.start();
        try {
            stopper.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !stopper.isAlive();
    }

    private static boolean isBindFailure(@Nullable Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof BindException || String.valueOf(e.getMessage()).contains("failed to bind")) {
                return true;
            }
        }
        return false;
    }
}

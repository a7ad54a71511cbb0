package io.plumbline.systemtests.separate;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.Ports;

import static org.awaitility.Awaitility.await;

/** A standalone Spark cluster, a master and two workers, from an installation that has nothing of ours and no library of our sources. */
final class SparkCluster implements AutoCloseable {

    private static final String HOST = SparkInstallation.HOST;
    private static final Duration START = Duration.ofSeconds(90);

    /** Executors that fit the test's Spark workers, and a job that waits for both. */
    static final String SETTINGS = """
            spark.executor.memory 500m
            spark.executor.extraJavaOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.timezone=UTC
            spark.scheduler.minRegisteredResourcesRatio 1.0
            spark.scheduler.maxRegisteredResourcesWaitingTime 60s
            spark.cores.max 2
            """;

    private final SparkInstallation installation = SparkInstallation.create();
    private final int port = Ports.free();
    private final List<ChildJvm> processes = new ArrayList<>();

    SparkCluster start() {
        launch("master.Master", "--host", HOST, "--port", "" + port, "--webui-port", "" + Ports.free());
        await().atMost(START).until(this::answers);
        for (int worker = 1; worker <= 2; worker++) {
            launch(
                    "worker.Worker",
                    "--host",
                    HOST,
                    "--webui-port",
                    "0",
                    "-c",
                    "1",
                    "-m",
                    "600m",
                    "-d",
                    work(worker).toString(),
                    url());
        }
        for (ChildJvm process : processes.subList(1, 3)) {
            process.waitForLine("Successfully registered with master", START);
        }
        return this;
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** The jars that executors of this worker, 1 or 2, were sent. */
    List<String> sent(int worker) throws IOException {
        try (Stream<Path> files = Files.walk(work(worker))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    @Override
    public void close() {
        processes.forEach(ChildJvm::close);
    }

    private Path work(int worker) {
        return installation.home().resolve("work-" + worker);
    }

    private void launch(String main, String... arguments) {
        processes.add(installation
                .jvm("org.apache.spark.deploy." + main)
                .jvmArguments("-Xmx400m", "-XX:+UseSerialGC", "-Duser.timezone=UTC")
                .arguments(arguments)
                .start());
    }

    private boolean answers() {
        try (Socket socket = new Socket(HOST, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

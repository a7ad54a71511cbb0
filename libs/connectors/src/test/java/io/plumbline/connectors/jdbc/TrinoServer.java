package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

import static org.awaitility.Awaitility.await;

/** A real Trino on 127.0.0.1 with the catalog {@code tpch}, in a process of its own under JDK 25, which its release needs. */
final class TrinoServer implements AutoCloseable {

    /** The home of that JDK; without it one below {@code /usr/lib/jvm} is looked for. */
    static final String JAVA_HOME_VARIABLE = "PLUMBLINE_JAVA25_HOME";

    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final int port;

    private TrinoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The program {@code java} of a JDK 25; empty if this machine has none. */
    static Optional<Path> java25() {
        String named = System.getenv(JAVA_HOME_VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named, "bin", "java"));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> home.getFileName().toString().matches(".*\\b25\\b.*"))
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException(installed + " can't be read", e);
        }
    }

    /** @param server the unpacked folder with {@code lib} and {@code plugin} */
    static TrinoServer start(Path server, Path java) throws IOException {
        complete(server.resolve("plugin/tpch"), server.resolve("lib"));
        Path home = TemporaryDirectories.create("trino");
        int port = Ports.free();
        Path catalogs = Files.createDirectory(home.resolve("catalog"));
        Files.writeString(catalogs.resolve("tpch.properties"), "connector.name=tpch\n");
        Path settings = Files.writeString(
                home.resolve("config.properties"),
                String.join(
                        "\n",
                        "coordinator=true",
                        "node-scheduler.include-coordinator=true",
                        "http-server.http.port=" + port,
                        "discovery.uri=http://127.0.0.1:" + port,
                        "node.internal-address=127.0.0.1",
                        "catalog.config-dir=" + catalogs,
                        "query.max-memory=512MB",
                        "query.max-memory-per-node=512MB",
                        "memory.heap-headroom-per-node=256MB",
                        ""));
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx1G",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-cp",
                        "lib/*",
                        "-Dnode.environment=test",
                        "-Dnode.id=n1",
                        "-Dnode.data-dir=" + home,
                        "-Dnode.bind-ip=127.0.0.1",
                        "-Dconfig=" + settings,
                        "io.trino.server.TrinoServer"))
                .directory(server.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        TrinoServer started = new TrinoServer(process, port);
        await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Trino ended: " + Files.readString(home.resolve("server.log")));
            }
            return started.ready();
        });
        return started;
    }

    /** In the archive, what a plug-in shares with the server is a hard link, which Maven leaves out. */
    private static void complete(Path plugin, Path lib) throws IOException {
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.toList()) {
                Path shared = plugin.resolve(jar.getFileName().toString());
                boolean empty = Files.exists(shared) && Files.size(shared) == 0;
                if (empty) {
                    Files.delete(shared);
                }
                if (empty || !Files.exists(shared)) {
                    Files.createLink(shared, jar);
                }
            }
        }
    }

    int port() {
        return port;
    }

    private boolean ready() throws InterruptedException {
        try {
            String info = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/info"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return info.contains("\"starting\":false");
        } catch (IOException e) {
            return false; // It doesn't listen yet.
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }
}

package io.plumbline.systemtests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.standalone.Plumbline;
import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.ChildJvmBuilder;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

/** The embedded default in a process of its own, with a data directory of its own, which survives kills and restarts. */
public final class EmbeddedDefault implements AutoCloseable {

    public static final Path SAMPLES =
            Path.of("../samples/data").toAbsolutePath().normalize();
    public static final Duration START = Duration.ofSeconds(240);

    /** The last line that it prints when it starts. */
    public static final String UP = "Stop with Ctrl-C.";

    private static final String FIRST_START = "Administrator's token, shown this once: ";
    private static final String READY_LINK = "Ready link: ";

    private static EmbeddedDefault shared;

    private final Path dataDirectory;
    private final Map<String, Path> roots = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private int port;
    private String adminToken = "";
    private ChildJvm process;

    private EmbeddedDefault(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
        this.roots.put("samples", SAMPLES);
    }

    /** One that isn't started yet, with a fresh data directory. */
    public static EmbeddedDefault fresh() {
        return new EmbeddedDefault(TemporaryDirectories.create("system-test"));
    }

    /** One for all tests of this JVM that leave it as they found it, started at first use, killed when the JVM ends. */
    public static synchronized EmbeddedDefault shared() {
        if (shared == null) {
            shared = fresh().withRoot("scratch", scratch()).start();
        }
        return shared;
    }

    /** A directory under the root {@code scratch} of the shared platform. */
    public static Path scratch() {
        try {
            return Files.createDirectories(Path.of("target", "scratch").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EmbeddedDefault withRoot(String name, Path directory) {
        roots.put(name, directory);
        return this;
    }

    public EmbeddedDefault withEnvironment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public EmbeddedDefault withoutEnvironment(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Starts it and returns once the API answers. */
    public EmbeddedDefault start() {
        launch();
        awaitUp();
        return this;
    }

    /** Starts the process and returns at once. */
    public void launch() {
        port = Ports.free();
        process = command().start();
    }

    /** Waits for the line that says that the API answers. */
    public void awaitUp() {
        process.waitForLine(UP, START);
        newAdminToken().ifPresent(token -> adminToken = token);
    }

    /** Starts it anew after its end, with the same data directory and port; returns once the API answers. */
    public void startAgain() {
        process = command().start();
        awaitUp();
    }

    /** A second process over the same data directory and port: what it prints is for the test to read. */
    public ChildJvm another(String... extra) {
        ChildJvmBuilder builder = command();
        return builder.arguments(extra).start();
    }

    public ChildJvm process() {
        return process;
    }

    public Path dataDirectory() {
        return dataDirectory;
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public String adminToken() {
        return adminToken;
    }

    public Api api() {
        return new Api(address(), adminToken);
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    /** The token of the link that signs a browser in, as this process has printed it. */
    public String linkToken() {
        return process.lines().stream()
                .filter(line -> line.startsWith(READY_LINK + address() + "/#token="))
                .map(line -> line.replaceFirst(".*#token=", "").strip())
                .findFirst()
                .orElseThrow();
    }

    /** The administrator's token that this process has shown. */
    static String token(ChildJvm process) {
        return newToken(process).orElseThrow();
    }

    private Optional<String> newAdminToken() {
        return newToken(process);
    }

    private static Optional<String> newToken(ChildJvm process) {
        return process.lines().stream()
                .filter(line -> line.startsWith(FIRST_START))
                .map(line -> line.substring(FIRST_START.length()).strip())
                .findFirst();
    }

    private ChildJvmBuilder command() {
        List<String> arguments = new ArrayList<>(
                List.of("serve", "--data-dir", dataDirectory.toString(), "--port", Integer.toString(port)));
        roots.forEach((name, path) -> arguments.addAll(List.of("--root", name + "=" + path)));
        return StartedOften.of(Plumbline.class).environment(environment).arguments(arguments.toArray(String[]::new));
    }
}

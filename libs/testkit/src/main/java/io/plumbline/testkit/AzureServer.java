package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Azure Blob service (Azurite) on 127.0.0.1 with two accounts, one a JVM. Its program comes from npm once a checkout; where
 * npm can't fetch it the tests that want it are reported as skipped, with the reason.
 */
public final class AzureServer {
    private static final String PACKAGE = "azurite@3.35.0";
    private static final Duration START = Duration.ofSeconds(60);

    private final String endpoint;

    private AzureServer(String endpoint) {
        this.endpoint = endpoint;
    }

    private static final class Shared {
        private static final @Nullable Path PROGRAM = installed();
        private static final @Nullable AzureServer SERVER = PROGRAM == null ? null : start(PROGRAM);
    }

    /** A storage account. */
    public record Account(String name, String key) {}

    public static final Account FIRST = account("firstaccount");
    public static final Account SECOND = account("secondaccount");

    /** The server; the calling test is skipped if there is none. */
    public static AzureServer shared() {
        AzureServer server = Shared.SERVER;
        Assumptions.assumeTrue(server != null, "Azurite is not there: npm could not fetch " + PACKAGE);
        if (server == null) {
            throw new IllegalStateException("unreachable");
        }
        return server;
    }

    /** Without the account, which is the first step of every path. */
    public String endpoint() {
        return endpoint;
    }

    private static Account account(String name) {
        String key = FreshNames.of("key") + "-".repeat(64);
        byte[] bytes = key.substring(0, 64).getBytes(StandardCharsets.US_ASCII);
        return new Account(name, Base64.getEncoder().encodeToString(bytes));
    }

    private static AzureServer start(Path program) {
        int port = Ports.free();
        Path data = TemporaryDirectories.create("azurite");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "node",
                program.toString(),
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                String.valueOf(port),
                "--location",
                data.toString(),
                "--skipApiVersionCheck",
                "--loose",
                "--disableTelemetry",
                "--silent"));
        builder.environment()
                .put("AZURITE_ACCOUNTS", FIRST.name + ":" + FIRST.key + ";" + SECOND.name + ":" + SECOND.key);
        ChildJvm process = ChildJvm.start("azurite", builder, data.resolve("azurite.log"));
        String endpoint = "http://127.0.0.1:" + port;
        Ports.awaitOpen(endpoint, process, START);
        return new AzureServer(endpoint);
    }

    private static @Nullable Path installed() {
        Path home = ServerFiles.directory().resolve("azurite");
        Path program = home.resolve("node_modules/azurite/dist/src/blob/main.js");
        try {
            Files.createDirectories(home);
            try (FileChannel file = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                return lock.isValid() && (Files.exists(program) || install(home)) ? program : null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean install(Path home) {
        ProcessBuilder npm = new ProcessBuilder(
                        "npm",
                        "install",
                        "--prefix",
                        home.toString(),
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        PACKAGE)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("npm.log").toFile());
        try {
            Process process = npm.start();
            Awaitility.await("npm").atMost(Duration.ofMinutes(4)).until(() -> !process.isAlive());
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

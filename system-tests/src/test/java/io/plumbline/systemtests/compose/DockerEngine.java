package io.plumbline.systemtests.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Docker engine of this machine, spoken to by its own programs. Every command is bounded. */
public final class DockerEngine {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration PULL = Duration.ofMinutes(10);

    private DockerEngine() {}

    /** How a command ended. {@code text} is what it printed on both streams. */
    public record Ended(int status, String text) {

        boolean well() {
            return status == 0;
        }
    }

    /** Why nothing can be run here; empty if an engine answers. */
    public static Optional<String> missing() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker")));
        if (!installed) {
            return Optional.of("docker is not installed here");
        }
        return run(SHORT, Map.of(), "docker", "version", "--format", "{{.Server.Version}}")
                        .well()
                ? Optional.empty()
                : Optional.of("no Docker engine answers here");
    }

    /** Why no compose file can be brought up by the engine that answers; empty if it can. */
    static Optional<String> missingCompose() {
        Ended compose = run(SHORT, Map.of(), "docker", "compose", "version", "--short");
        boolean second = compose.well() && compose.text().matches("(?s)v?([2-9]|[1-9][0-9]+)\\..*");
        return second ? Optional.empty() : Optional.of("no Docker Compose v2 here");
    }

    /** Why the first of these images that can't be had is not to be had; empty if all are here, some of them just pulled. */
    public static Optional<String> unavailable(List<String> images) {
        for (String image : images) {
            if (!run(SHORT, Map.of(), "docker", "image", "inspect", image).well()) {
                Ended pull = run(PULL, Map.of(), "docker", "pull", "--quiet", image);
                if (!pull.well()) {
                    return Optional.of(
                            "image " + image + " can't be had: " + pull.text().strip());
                }
            }
        }
        return Optional.empty();
    }

    /** Runs a command to its end. One that takes longer is killed and has ended with -1. */
    static Ended run(Duration atMost, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("plumbline-docker-", ".txt");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                String text = Files.readString(output);
                return ended
                        ? new Ended(process.exitValue(), text)
                        : new Ended(-1, text + "\nkilled after " + atMost.toSeconds() + " s");
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.plumbline.systemtests.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.ChildJvmBuilder;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

/**
 * How the embedded default is started: as ever, but with the JVM's archive of its classes, made once for a build, so that each of
 * the many starts is about twice as fast. Where modules are folders of classes, which an archive can't be made of, there is none.
 */
final class StartedOften {

    private static final Logger log = LoggerFactory.getLogger(StartedOften.class);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STOP = Duration.ofMinutes(2);

    private static @Nullable Optional<Path> archive;

    private StartedOften() {}

    static ChildJvmBuilder of(Class<?> main) {
        Optional<Path> classes = archive(main);
        ChildJvmBuilder builder = plain(main);
        classes.ifPresent(file -> builder.classPath(jars()).jvmArguments("-XX:SharedArchiveFile=" + file));
        return builder;
    }

    private static ChildJvmBuilder plain(Class<?> main) {
        return ChildJvm.ofMain(main)
                .sameOpens()
                .jvmArguments("-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC");
    }

    private static synchronized Optional<Path> archive(Class<?> main) {
        Optional<Path> known = archive;
        if (known == null) {
            known = jars().stream().allMatch(Files::isRegularFile) ? madeOnce(main) : Optional.empty();
            archive = known;
        }
        return known;
    }

    /** The class path without this module's own folders, which the program knows nothing of. */
    private static List<Path> jars() {
        Path here = Path.of("").toAbsolutePath();
        return Arrays.stream(ChildJvmBuilder.testClassPath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .filter(entry -> !entry.toAbsolutePath().startsWith(here))
                .toList();
    }

    /** The tests run in several JVMs, which all want it first of all: one makes it, with both cores, and the others wait. */
    private static Optional<Path> madeOnce(Class<?> main) {
        try (FileChannel lock = FileChannel.open(
                Path.of("target", "classes.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return made(main);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> made(Class<?> main) {
        Path file = Path.of("target", "classes-" + key() + ".jsa").toAbsolutePath();
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        long began = System.nanoTime();
        Path fresh = TemporaryDirectories.create("archive").resolve("classes.jsa");
        train(main, fresh);
        try {
            if (!Files.isRegularFile(fresh)) {
                log.warn("This JVM has made no archive of classes; the platform starts without one");
                return Optional.empty();
            }
            // In one step: half of an archive must never be taken for one.
            Path whole = Files.copy(fresh, file.resolveSibling(UUID.randomUUID() + ".jsa"));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.info("An archive of the platform's classes was made in {} s", (System.nanoTime() - began) / 1_000_000_000);
        return Optional.of(file);
    }

    /** Starts it once, lets it profile a file, and ends it: what it has loaded by then goes into the archive. */
    private static void train(Class<?> main, Path archive) {
        int port = Ports.free();
        Path data = TemporaryDirectories.create("archive-data");
        String[] arguments = {
            "serve",
            "--data-dir",
            data.toString(),
            "--port",
            Integer.toString(port),
            "--root",
            "samples=" + EmbeddedDefault.SAMPLES
        };
        try (ChildJvm child = plain(main)
                .classPath(jars())
                .jvmArguments("-XX:ArchiveClassesAtExit=" + archive)
                .arguments(arguments)
                .start()) {
            child.waitForLine(EmbeddedDefault.UP, PATIENCE);
            Api api = new Api(URI.create("http://127.0.0.1:" + port), EmbeddedDefault.token(child));
            api.awaitProfile(api.registerFiles("any", "samples", "", true).datastoreId(), PATIENCE);
            child.stop(STOP);
        }
    }

    /** Another for each Java and each build. */
    private static String key() {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        try {
            for (Path jar : jars()) {
                text.append(jar).append(Files.size(jar)).append(Files.getLastModifiedTime(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

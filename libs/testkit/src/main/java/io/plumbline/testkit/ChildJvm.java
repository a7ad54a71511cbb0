package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** A Java program in a process of its own, which a test may stop, kill or freeze. It is killed when this JVM ends. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration KILLED = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;

    private final String name;
    private final Process process;
    private final LogFile log;

    private ChildJvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = new LogFile(log);
    }

    /** A class with a main method, on this JVM's class path unless another is set. */
    public static ChildJvmBuilder ofMain(Class<?> main) {
        return ofMain(main.getName());
    }

    /** A class with a main method, on this JVM's class path unless another is set. */
    public static ChildJvmBuilder ofMain(String mainClass) {
        return new ChildJvmBuilder(mainClass.substring(mainClass.lastIndexOf('.') + 1), List.of(mainClass), true);
    }

    /** A jar with a Main-Class. */
    public static ChildJvmBuilder ofJar(Path jar) {
        String file = requireNonNull(jar.getFileName()).toString();
        return new ChildJvmBuilder(file.replaceFirst("\\.jar$", ""), List.of("-jar", jar.toString()), false);
    }

    static ChildJvm start(String name, ProcessBuilder builder, Path log) {
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            ChildJvm child = new ChildJvm(name, builder.start(), log);
            AtExit.close(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Standard output and error. */
    public Path log() {
        return log.path();
    }

    /** Everything that it has written so far. */
    public List<String> lines() {
        return log.lines();
    }

    /**
     * The first whole line since its start that contains the text.
     *
     * @throws AssertionError with the end of the log, if the process ends or the time is over before
     */
    public String waitForLine(String text, Duration atMost) {
        return waitForLine(line -> line.contains(text), "a line with '" + text + "'", atMost);
    }

    /** As {@link #waitForLine(String, Duration)}; the description is for the failure. */
    public String waitForLine(Predicate<String> wanted, String description, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            String line = log.first(wanted);
            if (line != null) {
                return line;
            }
            if (!alive || System.nanoTime() > end) {
                throw new AssertionError(
                        name + (alive ? " has not written " : " ended with " + process.exitValue() + " before ")
                                + description + " within " + atMost + "; the end of its log:\n" + log.tail());
            }
            pause();
        }
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(KILLED);
    }

    /**
     * SIGTERM; returns the exit code, 143 if the program let the signal decide.
     *
     * @throws AssertionError if it still runs after that time; it is killed then
     */
    public int stop(Duration atMost) {
        process.destroy();
        Integer code = awaitEnd(atMost);
        if (code == null) {
            kill();
            throw new AssertionError(name + " did not stop within " + atMost + "; the end of its log:\n" + log.tail());
        }
        return code;
    }

    /** SIGSTOP: the process stands still, its connections stay open. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    @Override
    public String toString() {
        return name + "[" + pid() + "]";
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("SIG" + signal + " could not be sent to " + this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Integer awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

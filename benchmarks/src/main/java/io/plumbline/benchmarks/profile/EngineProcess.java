package io.plumbline.benchmarks.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An engine in a JVM of its own, with two processors and a heap of its own. Asked by one thread at a time. */
final class EngineProcess implements AutoCloseable {
    /** What Spark needs opened. */
    private static final List<String> OPENS = Stream.of(
                    "java.base/java.lang",
                    "java.base/java.lang.invoke",
                    "java.base/java.lang.reflect",
                    "java.base/java.io",
                    "java.base/java.net",
                    "java.base/java.nio",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.base/java.util.concurrent.atomic",
                    "java.base/sun.nio.ch",
                    "java.base/sun.nio.cs",
                    "java.base/sun.security.action",
                    "java.base/sun.util.calendar")
            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
            .toList();

    /**
     * One answer.
     *
     * @param seconds that the work took, as the engine's process measured
     * @param note what was done, in the engine's words
     */
    record Answer(double seconds, String note) {}

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path log;

    private EngineProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts an engine and waits until it can be asked.
     *
     * @param heap as {@code -Xmx} takes it, for example {@code 4g}
     * @param log what it writes to standard error is added there
     */
    static EngineProcess start(String name, String engineClass, String classPath, String heap, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENS);
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:ActiveProcessorCount=2",
                "-XX:+UseG1GC",
                "-Duser.timezone=UTC",
                "-cp",
                classPath,
                EngineServer.class.getName(),
                engineClass));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        EngineProcess engine = new EngineProcess(name, process, log);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        engine.next("ready");
        return engine;
    }

    /** This JVM's own class path. */
    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /**
     * Has something done.
     *
     * @throws IllegalStateException if it failed, or the process ended
     */
    Answer ask(String... words) throws IOException {
        questions.write(String.join("\t", words) + "\n");
        questions.flush();
        String[] parts = next("ok").split("\t", -1);
        return new Answer(Long.parseLong(parts[1]) / 1e9, parts[2]);
    }

    private String next(String expected) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(expected)) {
            throw new IllegalStateException(
                    name + ": " + (line == null ? "its process ended" : line) + "; its log is " + log);
        }
        return line;
    }

    /** Ends the process by ending its input; it is killed when it doesn't leave. */
    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

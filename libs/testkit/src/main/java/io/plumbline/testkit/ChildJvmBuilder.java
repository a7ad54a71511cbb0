package io.plumbline.testkit;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** How to start a {@link ChildJvm}: by default with this JVM's Java, environment and working directory, and a log in a temporary directory. */
public final class ChildJvmBuilder {
    private final String name;
    private final List<String> program;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable String classPath;
    private @Nullable Path directory;
    private @Nullable Path log;

    ChildJvmBuilder(String name, List<String> program, boolean ownClassPath) {
        this.name = name;
        this.program = program;
        if (ownClassPath) {
            classPath = testClassPath();
        }
    }

    /** The class path of the running tests, also under Surefire, which hides it behind a jar of its own. */
    public static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public ChildJvmBuilder classPath(List<Path> entries) {
        classPath = String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
        return this;
    }

    /** Such as {@code -Xmx512m} or {@code -Dname=value}. */
    public ChildJvmBuilder jvmArguments(String... more) {
        jvmArguments.addAll(List.of(more));
        return this;
    }

    /** The {@code --add-opens} of this JVM, which Spark needs; a jar of a service brings its own. */
    public ChildJvmBuilder sameOpens() {
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(jvmArguments::add);
        return this;
    }

    /** Of the program. */
    public ChildJvmBuilder arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    public ChildJvmBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public ChildJvmBuilder environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    public ChildJvmBuilder directory(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    /** Where its output is appended to; survives this JVM. */
    public ChildJvmBuilder log(Path file) {
        log = file;
        return this;
    }

    public ChildJvm start() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        if (classPath != null) {
            command.addAll(List.of("-cp", classPath));
        }
        command.addAll(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        Path output = log == null ? TemporaryDirectories.create("child").resolve(name + ".log") : log;
        return ChildJvm.start(name, builder, output);
    }
}

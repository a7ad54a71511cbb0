package io.plumbline.worker.outbound.spark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * The jars that a cluster's executors are sent, as a Spark installation has none of our classes: everything on this process's
 * class path but what every installation has in its own version, and what only a driver uses. An executable jar's libraries are
 * unpacked for it, since nobody else can read them there, and folders of classes are packed.
 */
final class ExecutorJars {

    /** Names of files. What isn't named is sent: too much costs seconds, too little a run. */
    private static final Pattern LEFT_OUT = Pattern.compile("("
            // An installation's own.
            + "spark-(?!avro_)|scala-|hadoop-client-|hadoop-shaded-|parquet-|orc-|arrow-|netty-(?!nio-client)|jackson-.*-2\\.|json4s-"
            + "|jersey-|hk2-|kryo-|chill|log4j-|slf4j-|metrics-(core|graphite|jmx|json|jvm)-|curator-|zookeeper-|antlr4-|janino-"
            + "|commons-compiler-|zstd-jni-|snappy-java-|lz4-java-|rocksdbjni-|leveldbjni-|icu4j-|py4j-|ivy-|hive-storage-api-"
            // A driver's alone.
            + "|logback-|jul-to-slf4j-|spring-|tomcat-|jakarta\\.|micrometer-|prometheus-|kafka-clients-|kubernetes-|vertx-"
            + ").*");

    private static final Attributes.Name NESTED_LIBRARIES = new Attributes.Name("Spring-Boot-Lib");
    private static final Attributes.Name NESTED_CLASSES = new Attributes.Name("Spring-Boot-Classes");

    private final Path scratch;
    private final Map<String, Path> byName = new HashMap<>();
    private final List<Path> jars = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ExecutorJars(Path scratch) {
        this.scratch = requireNonNull(scratch, "scratch");
    }

    /**
     * Of a class path.
     *
     * @param classPath as {@code java.class.path} says it
     * @param scratch an empty folder, where jars are made that are none yet; they must stay as long as the session
     * @return files whose names differ
     */
    static List<Path> of(String classPath, Path scratch) {
        ExecutorJars found = new ExecutorJars(scratch);
        try {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                if (!entry.isBlank()) {
                    found.entry(Path.of(entry).toAbsolutePath().normalize());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "plumbline.spark: the jars for executors can't be made in " + scratch
                            + " (expected: a writable folder)",
                    e);
        }
        return List.copyOf(found.jars);
    }

    private void entry(Path entry) throws IOException {
        if (!seen.add(entry)) {
            return;
        }
        if (Files.isDirectory(entry)) {
            folder(entry);
        } else if (Files.isRegularFile(entry)) {
            jar(entry);
        }
    }

    private void jar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String libraries = main.getValue(NESTED_LIBRARIES);
            if (libraries != null && jar.stream().anyMatch(e -> isLibrary(e, libraries))) {
                unpack(jar, libraries, main.getValue(NESTED_CLASSES), file);
            } else {
                add(file);
            }
            String more = main.getValue(Attributes.Name.CLASS_PATH);
            for (String relative : more == null ? new String[0] : more.trim().split("\\s+")) {
                URI named = relative.isEmpty() ? file.toUri() : file.toUri().resolve(relative);
                if ("file".equals(named.getScheme())) {
                    entry(Path.of(named).normalize());
                }
            }
        }
    }

    private void unpack(JarFile jar, String libraries, String classes, Path file) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
            if (isLibrary(entry, libraries) && wanted(name)) {
                Path target = fresh(name);
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                add(target);
            }
        }
        if (classes != null) {
            Path target = fresh("classes-of-" + requireNonNull(file.getFileName()));
            try (JarOutputStream out = open(target)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (!entry.isDirectory() && entry.getName().startsWith(classes)) {
                        out.putNextEntry(new JarEntry(entry.getName().substring(classes.length())));
                        try (InputStream in = jar.getInputStream(entry)) {
                            in.transferTo(out);
                        }
                    }
                }
            }
            add(target);
        }
    }

    private static boolean isLibrary(JarEntry entry, String libraries) {
        return entry.getName().startsWith(libraries) && entry.getName().endsWith(".jar");
    }

    private void folder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        if (files.isEmpty()) {
            return;
        }
        Path target = fresh("classes.jar");
        try (JarOutputStream out = open(target)) {
            for (Path file : files) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        add(target);
    }

    private static JarOutputStream open(Path target) throws IOException {
        OutputStream file = Files.newOutputStream(target);
        return new JarOutputStream(file);
    }

    /** Executors keep what they are sent under its name: a second file of one name gets another. */
    private void add(Path file) throws IOException {
        String name = requireNonNull(file.getFileName()).toString();
        if (!wanted(name)) {
            return;
        }
        if (byName.putIfAbsent(name, file) == null) {
            jars.add(file);
        } else {
            Path renamed = fresh(name);
            Files.copy(file, renamed);
            add(renamed);
        }
    }

    private Path fresh(String name) {
        Path file = scratch.resolve(name);
        for (int number = 2;
                Files.exists(file)
                        || byName.containsKey(requireNonNull(file.getFileName()).toString());
                number++) {
            file = scratch.resolve(number + "-" + name);
        }
        return file;
    }

    private static boolean wanted(String name) {
        return name.endsWith(".jar") && !LEFT_OUT.matcher(name).matches();
    }
}

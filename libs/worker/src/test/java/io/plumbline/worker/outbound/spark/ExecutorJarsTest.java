package io.plumbline.worker.outbound.spark;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutorJarsTest {

    @TempDir
    private Path folder;

    private Path scratch;

    @BeforeEach
    void makeScratch() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    @Test
    void whatAnInstallationHas_andWhatOnlyADriverNeeds_staysHere() throws IOException {
        List<String> sent = List.of(
                "profiling-0.1.0.jar",
                "connectors-0.1.0.jar",
                "spark-avro_2.13-4.1.1.jar",
                "datasketches-java-6.2.0.jar",
                "jackson-databind-3.1.7.jar",
                "metrics-spi-2.29.52.jar",
                "netty-nio-client-2.29.52.jar",
                "postgresql-42.7.14.jar");
        List<String> left = List.of(
                "spark-sql_2.13-4.1.1.jar",
                "scala-library-2.13.17.jar",
                "jackson-databind-2.21.7.jar",
                "jackson-module-scala_2.13-2.21.7.jar",
                "metrics-core-4.2.37.jar",
                "netty-common-4.2.18.Final.jar",
                "hadoop-client-runtime-3.4.2.jar",
                "logback-classic-1.5.38.jar",
                "spring-core-7.0.10.jar",
                "kafka-clients-4.2.2.jar");
        StringBuilder classPath = new StringBuilder();
        for (List<String> names : List.of(sent, left)) {
            for (String name : names) {
                classPath.append(jar(name, Map.of("a", ""))).append(File.pathSeparator);
            }
        }

        assertThat(names(ExecutorJars.of(classPath.toString(), scratch))).containsExactlyElementsOf(sent);
    }

    @Test
    void anExecutableJar_isUnpacked() throws IOException {
        byte[] library = bytes(new Manifest(), Map.of("io/plumbline/profiling/Profiler.class", "profiler"));
        byte[] spring = bytes(new Manifest(), Map.of("org/Spring.class", "spring"));
        Manifest manifest = manifest("Spring-Boot-Lib", "BOOT-INF/lib/");
        manifest.getMainAttributes().putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("org/springframework/boot/loader/Launcher.class", "launcher");
        entries.put("BOOT-INF/classes/io/plumbline/profile/Run.class", "run");
        entries.put("BOOT-INF/lib/profiling-0.1.0.jar", library);
        entries.put("BOOT-INF/lib/spring-core-7.0.10.jar", spring);
        Path executable = folder.resolve("profile-worker-exec.jar");
        Files.write(executable, bytes(manifest, entries));

        List<Path> jars = ExecutorJars.of(executable.toString(), scratch);

        assertThat(names(jars)).containsExactly("profiling-0.1.0.jar", "classes-of-profile-worker-exec.jar");
        assertThat(jars.get(0)).hasBinaryContent(library);
        assertThat(entriesOf(jars.get(1))).containsExactly("io/plumbline/profile/Run.class");
    }

    @Test
    void aJarThatNamesOthersBesideIt_bringsThem() throws IOException {
        jar("lib/profiling-0.1.0.jar", Map.of("a", ""));
        jar("lib/spring-core-7.0.10.jar", Map.of("a", ""));
        Path service = folder.resolve("service.jar");
        Files.write(
                service,
                bytes(
                        manifest("Class-Path", "lib/profiling-0.1.0.jar lib/spring-core-7.0.10.jar lib/gone.jar"),
                        Map.of("io/plumbline/profile/Run.class", "run")));

        assertThat(names(ExecutorJars.of(service.toString(), scratch)))
                .containsExactly("service.jar", "profiling-0.1.0.jar");
    }

    @Test
    void foldersOfClasses_arePacked_eachUnderANameOfItsOwn() throws IOException {
        StringBuilder classPath = new StringBuilder();
        for (String module : List.of("one", "two")) {
            Path file = folder.resolve(module + "/target/classes/io/" + module + ".class");
            Files.createDirectories(file.getParent());
            Files.writeString(file, module);
            classPath.append(folder.resolve(module + "/target/classes")).append(File.pathSeparator);
        }
        classPath.append(Files.createDirectory(folder.resolve("empty")));

        List<Path> jars = ExecutorJars.of(classPath.toString(), scratch);

        assertThat(names(jars)).containsExactly("classes.jar", "2-classes.jar");
        assertThat(entriesOf(jars.get(1))).containsExactly("io/two.class");
    }

    private Path jar(String name, Map<String, ?> entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes(manifest("Created-By", "test"), entries));
    }

    private static Manifest manifest(String attribute, String value) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(attribute, value);
        return manifest;
    }

    private static byte[] bytes(Manifest manifest, Map<String, ?> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, ?> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(
                        entry.getValue() instanceof byte[] content
                                ? content
                                : entry.getValue().toString().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names(List<Path> jars) {
        return jars.stream().map(jar -> jar.getFileName().toString()).toList();
    }

    private static List<String> entriesOf(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(JarEntry::getName).toList();
        }
    }
}

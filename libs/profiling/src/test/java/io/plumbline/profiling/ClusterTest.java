package io.plumbline.profiling;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A standalone cluster of a master and two workers, each a process of its own that has Spark but none of our classes: those reach the
 * executors as jars. Its profile is that of this JVM.
 */
class ClusterTest {
    private static final String HOST = "127.0.0.1";

    private static final String LOGGING = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%level %logger{0} %msg%n%ex{12}</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(240)
    void aStandaloneCluster_givesTheProfileOfThisJvm() throws Exception {
        Path data = folder.resolve("data");
        ClusterRun.write(LocalSpark.session(), data.toString());
        String expected = ClusterRun.profile(LocalSpark.session(), data.toString());
        Path jar = ourClasses();
        int port = freePort();
        int pages = freePort();
        String spark = sparkOnly();
        start(
                "org.apache.spark.deploy.master.Master",
                spark,
                "--host",
                HOST,
                "--port",
                "" + port,
                "--webui-port",
                "" + pages);
        await().atMost(Duration.ofSeconds(60)).until(() -> answers(port));
        String master = "spark://" + HOST + ":" + port;
        for (int worker = 0; worker < 2; worker++) {
            String[] words = {
                "--host",
                HOST,
                "--webui-port",
                "0",
                "-c",
                "1",
                "-m",
                "600m",
                "-d",
                folder.resolve("w" + worker).toString(),
                master
            };
            start("org.apache.spark.deploy.worker.Worker", spark, words);
        }
        Path result = folder.resolve("profile.txt");
        Process driver = start(
                ClusterRun.class.getName(),
                System.getProperty("java.class.path"),
                master,
                data.toString(),
                result.toString(),
                jars(jar));
        assertThat(driver.waitFor(150, TimeUnit.SECONDS))
                .as("driver ended in time: " + log())
                .isTrue();
        assertThat(driver.exitValue()).as(log()).isZero();
        List<String> lines = Files.readAllLines(result);
        assertThat(lines.get(0)).as("hosts that ran tasks").isEqualTo("executors 2");
        assertThat(String.join("\n", lines.subList(1, lines.size()))).isEqualTo(expected);
    }

    private Process start(String main, String classPath, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx600m", "-XX:+UseSerialGC"));
        command.addAll(opens());
        Path logging = folder.resolve("logback.xml");
        Files.writeString(logging, LOGGING);
        command.addAll(
                List.of("-Dlogback.configurationFile=" + logging, "-Duser.timezone=UTC", "-cp", classPath, main));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("log.txt").toFile()));
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_HOME", folder.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    static List<String> opens() {
        return Stream.of(
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.reflect",
                        "java.io",
                        "java.net",
                        "java.nio",
                        "java.util",
                        "java.util.concurrent",
                        "java.util.concurrent.atomic")
                .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** A folder as a Spark installation's: its jars, without what fills states and without DataSketches. */
    private String sparkOnly() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        for (String entry : entries().filter(entry -> !isOurs(entry)).toList()) {
            Path target = jars.resolve(entry.replace(File.separatorChar, '_') + (entry.endsWith(".jar") ? "" : ".jar"));
            if (Files.isDirectory(Path.of(entry))) {
                pack(List.of(Path.of(entry)), target);
            } else if (!Files.exists(target)) {
                Files.createSymbolicLink(target, Path.of(entry));
            }
        }
        return jars + File.separator + "*";
    }

    private static Stream<String> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static boolean isOurs(String entry) {
        return entry.contains("datasketches") || isModule(entry);
    }

    private static boolean isModule(String entry) {
        return (Files.isDirectory(Path.of(entry)) && !entry.contains("spark-runtime"))
                || Path.of(entry).getFileName().toString().matches("(statistics|profiling)-.*\\.jar");
    }

    private static String jars(Path ours) {
        return Stream.concat(
                        Stream.of(ours.toString()), entries().filter(entry -> isOurs(entry) && entry.endsWith(".jar")))
                .collect(Collectors.joining(","));
    }

    /** As they are packed for an installation. */
    private Path ourClasses() throws IOException {
        Path jar = folder.resolve("ours.jar");
        pack(
                entries()
                        .filter(entry -> isModule(entry) && Files.isDirectory(Path.of(entry)))
                        .map(Path::of)
                        .toList(),
                jar);
        return jar;
    }

    private static void pack(List<Path> roots, Path jar) throws IOException {
        Set<String> added = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path root : roots) {
                List<Path> files;
                try (Stream<Path> all = Files.walk(root)) {
                    files = all.filter(Files::isRegularFile).toList();
                }
                for (Path file : files) {
                    String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                    if (added.add(name)) {
                        out.putNextEntry(new JarEntry(name));
                        out.write(Files.readAllBytes(file));
                        out.closeEntry();
                    }
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(HOST, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String log() throws IOException {
        Path log = folder.resolve("log.txt");
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}

package io.plumbline.systemtests.separate;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.ChildJvmBuilder;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

import static org.awaitility.Awaitility.await;

/** A standalone Spark cluster, a master and two workers, from an installation that has nothing of ours and no library of our sources. */
final class SparkCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofSeconds(90);

    /** What an installation lacks: our modules, and what they read sources with. */
    private static final Pattern MISSING = Pattern.compile(
            "(datasketches|gcs-connector|iceberg|delta-|hadoop-aws|hadoop-azure|aws-|s3-|sts-|sdk-core|poi|postgresql|jackson-.*-3\\.|spring|spark-avro|tomcat|kafka|[a-z-]+-0\\.1\\.0-SNAPSHOT).*");

    private static final String LOGGING = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%level %logger{0} %msg%n%ex{12}</pattern></encoder>
              </appender>
              <logger name="org.apache.spark.deploy" level="INFO"/>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;

    private final Path home = TemporaryDirectories.create("spark");
    private final int port = Ports.free();
    private final List<ChildJvm> processes = new ArrayList<>();

    SparkCluster start() throws IOException {
        Files.createDirectories(home.resolve("jars"));
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/logback.xml"), LOGGING);
        for (Path jar : installation()) {
            Path link = home.resolve("jars").resolve(jar.getFileName());
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, jar.toAbsolutePath());
            }
        }
        launch("master.Master", "--host", HOST, "--port", "" + port, "--webui-port", "" + Ports.free());
        await().atMost(START).until(this::answers);
        for (int worker = 1; worker <= 2; worker++) {
            launch(
                    "worker.Worker",
                    "--host",
                    HOST,
                    "--webui-port",
                    "0",
                    "-c",
                    "1",
                    "-m",
                    "600m",
                    "-d",
                    work(worker).toString(),
                    url());
        }
        for (ChildJvm process : processes.subList(1, 3)) {
            process.waitForLine("Successfully registered with master", START);
        }
        return this;
    }

    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** The jars that executors of this worker, 1 or 2, were sent. */
    List<String> sent(int worker) throws IOException {
        try (Stream<Path> files = Files.walk(work(worker))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    @Override
    public void close() {
        processes.forEach(ChildJvm::close);
    }

    private Path work(int worker) {
        return home.resolve("work-" + worker);
    }

    private void launch(String main, String... arguments) {
        processes.add(ChildJvm.ofMain("org.apache.spark.deploy." + main)
                .sameOpens()
                .classPath(List.of(home.resolve("conf"), home.resolve("jars/*"), sparkRuntime()))
                .jvmArguments("-Xmx400m", "-XX:+UseSerialGC", "-Duser.timezone=UTC")
                .environment("SPARK_LOCAL_IP", HOST)
                .environment("SPARK_HOME", home.toString())
                .environment("SPARK_SCALA_VERSION", "2.13")
                .arguments(arguments)
                .start());
    }

    private static List<Path> installation() {
        return classPath()
                .filter(Files::isRegularFile)
                .filter(jar -> !jar.toString().contains("/target/")
                        && !jar.toString().contains("io/plumbline/")
                        && !MISSING.matcher(jar.getFileName().toString()).matches())
                .toList();
    }

    /** With the one servlet type that the pages of master and workers ask for, and Spark's own jars lack. */
    private static Path sparkRuntime() {
        return classPath()
                .filter(entry -> entry.toString().contains("/spark-runtime"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> classPath() {
        return Arrays.stream(ChildJvmBuilder.testClassPath().split(File.pathSeparator, -1))
                .map(Path::of);
    }

    private boolean answers() {
        try (Socket socket = new Socket(HOST, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

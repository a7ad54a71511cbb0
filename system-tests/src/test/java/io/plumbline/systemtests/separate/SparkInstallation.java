package io.plumbline.systemtests.separate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.ChildJvmBuilder;
import io.plumbline.testkit.TemporaryDirectories;

/** Spark as it is installed on a machine or in an image: with its jars, and nothing of ours nor any library of our sources. */
final class SparkInstallation {

    static final String HOST = "127.0.0.1";

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

    private final Path home;

    private SparkInstallation(Path home) {
        this.home = home;
    }

    static SparkInstallation create() {
        Path home = TemporaryDirectories.create("spark");
        try {
            Files.createDirectories(home.resolve("jars"));
            Files.createDirectories(home.resolve("conf"));
            Files.writeString(home.resolve("conf/logback.xml"), LOGGING);
            for (Path jar : jars()) {
                Path link = home.resolve("jars").resolve(jar.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, jar.toAbsolutePath());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SparkInstallation(home);
    }

    Path home() {
        return home;
    }

    /** A process of this installation, not started yet. */
    ChildJvmBuilder jvm(String main) {
        return ChildJvm.ofMain(main)
                .sameOpens()
                .classPath(List.of(home.resolve("conf"), home.resolve("jars/*"), sparkRuntime()))
                .environment("SPARK_LOCAL_IP", HOST)
                .environment("SPARK_HOME", home.toString())
                .environment("SPARK_SCALA_VERSION", "2.13");
    }

    private static List<Path> jars() {
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
}

package io.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

/** A real Hadoop cluster of one name node and one data node on 127.0.0.1, one a JVM, started at first use. */
public final class HdfsServer {
    private static final Duration START = Duration.ofSeconds(120);

    private final int port;

    private HdfsServer(int port) {
        this.port = port;
    }

    private static final class Shared {
        private static final HdfsServer SERVER = start();
    }

    public static HdfsServer shared() {
        return Shared.SERVER;
    }

    public String host() {
        return "127.0.0.1";
    }

    /** Of the name node. */
    public int port() {
        return port;
    }

    /** The user that owns everything there. */
    public String superuser() {
        return System.getProperty("user.name");
    }

    private static HdfsServer start() {
        Path home = TemporaryDirectories.create("hdfs");
        Path details = home.resolve("details.json");
        int port = Ports.free();
        ChildJvm process = ChildJvm.ofMain("org.apache.hadoop.test.MiniDFSClusterManager")
                .classPath(jars())
                .jvmArguments("-Xmx384m")
                .arguments("-datanodes", "1", "-format", "-nnport", String.valueOf(port))
                .arguments("-writeDetails", details.toString())
                .arguments("-D", "hdfs.minidfs.basedir=" + home.resolve("data"))
                .start();
        Awaitility.await("the cluster").atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the cluster ended:\n" + String.join("\n", process.lines()));
            }
            return Files.exists(details);
        });
        return new HdfsServer(port);
    }

    private static List<Path> jars() {
        try (Stream<Path> jars = Files.list(ServerFiles.find("hdfs"))) {
            return jars.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

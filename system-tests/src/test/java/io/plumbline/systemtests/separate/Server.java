package io.plumbline.systemtests.separate;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

/** A broker or a store: one that an environment variable names, or a process of ours with a directory and a port that it keeps. */
final class Server implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    private final @Nullable String mainClass;
    private final Path directory;
    private final int port;
    private String address;
    private @Nullable ChildJvm process;

    private Server(@Nullable String mainClass, String address) {
        this.mainClass = mainClass;
        this.address = address;
        this.port = mainClass == null ? 0 : Ports.free();
        directory = TemporaryDirectories.create("server");
    }

    /** The one that the variable names, or a new process of this class. */
    static Server namedOr(String variable, Class<?> mainClass) {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return at(named);
        }
        Server server = new Server(mainClass.getName(), "");
        server.start();
        return server;
    }

    /** One that somebody else runs. */
    static Server at(String address) {
        return new Server(null, address);
    }

    String address() {
        return address;
    }

    /** Whether this test started it, and so may kill it. */
    boolean ours() {
        return mainClass != null;
    }

    void start() {
        if (mainClass != null) {
            process = ChildJvm.ofMain(mainClass)
                    .jvmArguments("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                    .arguments(directory.toString(), Integer.toString(port))
                    .start();
            address = process.waitForLine("READY ", START).replaceFirst(".*READY ", "");
        }
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}

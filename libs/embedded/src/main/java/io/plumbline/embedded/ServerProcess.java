package io.plumbline.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs one embedded server as a process: says where it listens, stops on SIGTERM, explains a failed start in one line. */
final class ServerProcess {
    private static final int USAGE = 2;

    /** A running server. */
    interface Running extends AutoCloseable {
        String address();

        @Override
        void close();
    }

    /** Starts a server in a directory on a port. */
    interface Starter {
        Running start(Path directory, int port);
    }

    private ServerProcess() {}

    /** Exits with 2 if the arguments are wrong or the server can't start; otherwise returns after SIGTERM. */
    static void run(String[] arguments, Starter starter) {
        Running server;
        try {
            server = starter.start(directory(arguments), port(arguments));
        } catch (EmbeddedServerException e) {
            line(FileDescriptor.err, String.valueOf(e.getMessage()));
            System.exit(USAGE);
            return;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        line(FileDescriptor.out, "READY " + server.address());
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path directory(String[] arguments) {
        if (arguments.length == 0 || arguments.length > 2) {
            throw new EmbeddedServerException(
                    "arguments: " + arguments.length + " (expected: <data directory> [port])");
        }
        return Path.of(arguments[0]);
    }

    private static int port(String[] arguments) {
        if (arguments.length < 2) {
            return 0;
        }
        try {
            return Integer.parseInt(arguments[1]);
        } catch (NumberFormatException e) {
            throw new EmbeddedServerException("port: " + arguments[1] + " (expected: 0 to 65535)", e);
        }
    }

    private static void line(FileDescriptor where, String text) {
        PrintStream out = new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
        out.println(text);
    }
}

package io.plumbline.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Ports of 127.0.0.1. A port that was found free may be taken a moment later: callers try again. */
final class Loopback {
    static final String HOST = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;

    private Loopback() {}

    static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address(0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException("port: none is free on " + HOST, e);
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The port to listen on: the one that was asked for, or with 0 the remembered one if it is still free, or any.
     *
     * @throws EmbeddedServerException if the port that was asked for is taken or no port
     */
    static int choose(String what, int asked, Optional<String> remembered) {
        if (asked < 0 || asked > HIGHEST_PORT) {
            throw new EmbeddedServerException(what + " port: " + asked + " (expected: 0 to " + HIGHEST_PORT + ")");
        }
        if (asked != 0) {
            if (!isFree(asked)) {
                throw taken(what, asked, null);
            }
            return asked;
        }
        return remembered.flatMap(Loopback::port).filter(Loopback::isFree).orElseGet(Loopback::freePort);
    }

    static EmbeddedServerException taken(String what, int port, @Nullable Throwable cause) {
        return new EmbeddedServerException(
                what + " port: " + port + " is taken on " + HOST + " (expected: a free port, or 0 for any)", cause);
    }

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Optional<Integer> port(String line) {
        try {
            int port = Integer.parseInt(line);
            return port > 0 && port <= HIGHEST_PORT ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

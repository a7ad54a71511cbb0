package io.plumbline.connectors.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A local server that writes down what a driver says to it, and answers each message with what it is told to. */
final class Stub implements AutoCloseable {

    /** Reads one message from the driver and answers it; false ends the talk. */
    interface Talk {
        boolean turn(Socket socket, Stub stub) throws IOException;
    }

    private static final int PATIENCE_MILLIS = 20_000;

    private final ServerSocket server;
    private final Talk talk;
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Stub(Talk talk) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.talk = talk;
        this.thread = new Thread(this::serve, "stub");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    void heard(byte[] message) {
        heard.add(message);
    }

    /** All that was said, one character a byte. */
    String transcript() {
        StringBuilder all = new StringBuilder();
        heard.forEach(
                m -> all.append(new String(m, StandardCharsets.ISO_8859_1)).append('\n'));
        return all.toString();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                while (talk.turn(socket, this)) {
                    // On to the next message.
                }
            } catch (IOException e) {
                // The driver hung up, or the test is over.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Reads one HTTP request and answers it with JSON. */
    static Talk http(int status, String json) {
        return (socket, stub) -> {
            byte[] request = httpRequest(socket.getInputStream());
            if (request.length == 0) {
                return false;
            }
            stub.heard(request);
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            return false;
        };
    }

    /** Hangs up as soon as the driver has said something. */
    static Talk hangingUp() {
        return (socket, stub) -> {
            byte[] buffer = new byte[65_536];
            int read = socket.getInputStream().read(buffer);
            if (read > 0) {
                stub.heard(java.util.Arrays.copyOf(buffer, read));
            }
            return false;
        };
    }

    private static byte[] httpRequest(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            all.write(c);
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            if (text.isEmpty()) {
                break;
            }
            lines.add(text);
            if (text.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        text.substring("content-length:".length()).strip());
            }
        }
        all.write(in.readNBytes(length));
        return all.toByteArray();
    }
}

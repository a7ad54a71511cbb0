package io.plumbline.connectors.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The first two answers of a server that speaks TDS: to the pre-login that it has no encryption, to the log-in that it is refused. */
final class TdsStub {

    private static final int PRELOGIN = 0x12;
    private static final int LOGIN = 0x10;
    private static final int HEADER = 8;
    private static final int LOGIN_FAILED = 18_456;

    private TdsStub() {}

    static Stub.Talk talk() {
        return (socket, stub) -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.read();
            if (type < 0) {
                return false;
            }
            in.read();
            int length = in.readUnsignedShort();
            in.skipNBytes(4);
            byte[] body = in.readNBytes(length - HEADER);
            stub.heard(body);
            if (type == PRELOGIN) {
                answer(socket.getOutputStream(), prelogin());
                return true;
            }
            if (type == LOGIN) {
                answer(socket.getOutputStream(), refusal());
            }
            return false;
        };
    }

    private static void answer(OutputStream out, byte[] body) throws IOException {
        int length = body.length + HEADER;
        out.write(new byte[] {4, 1, (byte) (length >> 8), (byte) length, 0, 0, 1, 0});
        out.write(body);
        out.flush();
    }

    /** Version 16, and encryption not supported. */
    private static byte[] prelogin() {
        return new byte[] {
            0,
            0,
            11,
            0,
            6, // version at 11, 6 long
            1,
            0,
            17,
            0,
            1, // encryption at 17, 1 long
            (byte) 0xFF,
            16,
            0,
            0,
            0,
            0,
            0,
            2
        };
    }

    /** An ERROR token, then DONE with the error flag. */
    private static byte[] refusal() throws IOException {
        byte[] message = "Login failed for user 'me'.".getBytes(StandardCharsets.UTF_16LE);
        byte[] server = "stub".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        little(error, LOGIN_FAILED, 4);
        error.write(1);
        error.write(14);
        little(error, message.length / 2, 2);
        error.write(message);
        error.write(server.length / 2);
        error.write(server);
        error.write(0);
        little(error, 1, 4);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(0xAA);
        little(all, error.size(), 2);
        error.writeTo(all);
        all.write(0xFD);
        little(all, 2, 2);
        little(all, 0, 2);
        little(all, 0, 8);
        return all.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> 8 * i));
        }
    }
}

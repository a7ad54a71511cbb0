package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Length-prefixed byte arrays and strings in a state's binary form. */
final class Bytes {
    private Bytes() {}

    static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] read(DataInputStream in) throws IOException {
        return readExactly(in, in.readInt());
    }

    /** As many as {@code DataOutputStream.writeLong} has written, at once. */
    static long[] readLongs(DataInputStream in, int howMany) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(readExactly(in, (long) howMany * Long.BYTES));
        long[] longs = new long[howMany];
        bytes.asLongBuffer().get(longs);
        return longs;
    }

    /** The same as {@code DataOutputStream.writeLong} for each, at once. */
    static void writeLongs(DataOutputStream out, long[] longs) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(longs.length * Long.BYTES);
        bytes.asLongBuffer().put(longs);
        out.write(bytes.array());
    }

    /** As many as {@code DataOutputStream.writeDouble} has written, at once, in an array that is at least so long. */
    static double[] readDoubles(DataInputStream in, long howMany, int least) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(readExactly(in, howMany * Double.BYTES));
        double[] doubles = new double[(int) Math.max(least, howMany)];
        bytes.asDoubleBuffer().get(doubles, 0, (int) howMany);
        return doubles;
    }

    /** The same as {@code DataOutputStream.writeDouble} for each of the first ones, at once. */
    static void writeDoubles(DataOutputStream out, double[] doubles, int howMany) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(howMany * Double.BYTES);
        bytes.asDoubleBuffer().put(doubles, 0, howMany);
        out.write(bytes.array());
    }

    static byte[] readExactly(DataInputStream in, long length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new EOFException("length: " + length + " (expected: 0 to " + in.available() + ")");
        }
        byte[] bytes = new byte[(int) length];
        in.readFully(bytes);
        return bytes;
    }

    /** Small numbers in few bytes, seven bits in each; the number must not be negative. */
    static void writeShort(DataOutputStream out, long number) throws IOException {
        long left = number;
        while (left > 0x7F) {
            out.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    static long readShort(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            number |= (long) (next & 0x7F) << shift;
            if (next <= 0x7F) {
                return number;
            }
        }
        throw new IOException("number: more than nine bytes (expected: 1 to 9)");
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(read(in), StandardCharsets.UTF_8);
    }
}

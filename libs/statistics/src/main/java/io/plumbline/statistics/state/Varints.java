package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Whole numbers in as few bytes as they need: seven bits a byte, lowest first. */
final class Varints {
    private Varints() {}

    static void write(DataOutputStream out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new EOFException("number: more than ten bytes (expected: at most ten)");
    }

    /** Small negative numbers stay short, too. */
    static void writeSigned(DataOutputStream out, long value) throws IOException {
        write(out, (value << 1) ^ (value >> 63));
    }

    static long readSigned(DataInputStream in) throws IOException {
        long value = read(in);
        return (value >>> 1) ^ -(value & 1);
    }
}

package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * HyperLogLog over 64-bit hashes: each register keeps the longest run of leading zeros among the hashes that fall to it. Read by
 * the improved estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), which has no bias
 * at any cardinality, needs no table, and depends on the registers alone.
 */
final class HllRegisters {
    private static final int BITS = 6;
    private static final double ALPHA = 0.5 / Math.log(2);
    /** Of the estimate, times the square root of the registers: the root of 3 ln 2 - 1. */
    private static final double ERROR = 1.0389617614;

    private final byte[] registers;
    private final int lgK;

    HllRegisters(int lgK) {
        this.lgK = lgK;
        this.registers = new byte[1 << lgK];
    }

    void add(long hash) {
        int at = (int) (hash >>> (Long.SIZE - lgK));
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << lgK | 1L << (lgK - 1)) + 1);
        if (rank > registers[at]) {
            registers[at] = rank;
        }
    }

    void addAll(long[] hashes) {
        for (long hash : hashes) {
            add(hash);
        }
    }

    int lgK() {
        return lgK;
    }

    void absorb(HllRegisters other) {
        for (int i = 0; i < registers.length; i++) {
            if (other.registers[i] > registers[i]) {
                registers[i] = other.registers[i];
            }
        }
    }

    /** The registers that the same hashes would have filled, had there been fewer of them. */
    HllRegisters folded(int fewer) {
        if (fewer == lgK) {
            return this;
        }
        HllRegisters folded = new HllRegisters(fewer);
        int cut = lgK - fewer;
        for (int i = 0; i < registers.length; i++) {
            int rest = i & ((1 << cut) - 1);
            byte rank = registers[i];
            if (rank > 0) {
                int zeros = rest == 0 ? cut + rank : Integer.numberOfLeadingZeros(rest) - (Integer.SIZE - cut) + 1;
                byte old = folded.registers[i >>> cut];
                folded.registers[i >>> cut] = (byte) Math.max(old, zeros);
            }
        }
        return folded;
    }

    double estimate() {
        int longest = Long.SIZE - lgK;
        int[] counts = new int[longest + 2];
        for (byte rank : registers) {
            counts[rank]++;
        }
        double m = registers.length;
        double z = m * tau(1 - counts[longest + 1] / m);
        for (int rank = longest; rank >= 1; rank--) {
            z = 0.5 * (z + counts[rank]);
        }
        z += m * sigma(counts[0] / m);
        return ALPHA * m * m / z;
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }

    /** The standard error as a share of the estimate. */
    double error() {
        return ERROR / Math.sqrt(registers.length);
    }

    /** Four registers in three bytes; there are a power of two of them, from 16 on. */
    void write(DataOutputStream out) throws IOException {
        byte[] packed = new byte[registers.length * BITS / Byte.SIZE];
        for (int from = 0, to = 0; from < registers.length; from += 4, to += 3) {
            int four =
                    registers[from] | registers[from + 1] << 6 | registers[from + 2] << 12 | registers[from + 3] << 18;
            packed[to] = (byte) four;
            packed[to + 1] = (byte) (four >>> 8);
            packed[to + 2] = (byte) (four >>> 16);
        }
        out.write(packed);
    }

    static HllRegisters read(DataInputStream in, int lgK) throws IOException {
        HllRegisters read = new HllRegisters(lgK);
        byte[] ranks = read.registers;
        byte[] packed = Bytes.readExactly(in, ranks.length * BITS / Byte.SIZE);
        for (int from = 0, to = 0; to < ranks.length; from += 3, to += 4) {
            int four = packed[from] & 0xFF | (packed[from + 1] & 0xFF) << 8 | (packed[from + 2] & 0xFF) << 16;
            ranks[to] = (byte) (four & 63);
            ranks[to + 1] = (byte) (four >>> 6 & 63);
            ranks[to + 2] = (byte) (four >>> 12 & 63);
            ranks[to + 3] = (byte) (four >>> 18);
        }
        return read;
    }
}

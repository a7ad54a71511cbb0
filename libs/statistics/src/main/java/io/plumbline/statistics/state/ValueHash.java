package io.plumbline.statistics.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import org.apache.datasketches.memory.XxHash;

/**
 * The one 64-bit hash of a value, which everything that samples or counts by hash shares. Equal numbers hash equally whatever
 * their type (an int 5, a long 5, a decimal 5.00, a double 5.0), texts and binaries by their bytes, dates by their day, times by
 * their microsecond. Different integers never collide. The hash is stored: it must not change.
 */
public final class ValueHash {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long FRACTION = 0xC2B2AE3D27D4EB4FL;
    private static final long DOUBLE = 0x165667B19E3779F9L;

    private ValueHash() {}

    /** Stafford's thirteenth mixer, which is a bijection. */
    public static long ofLong(long value) {
        long mixed = value + SEED;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Of a decimal that is given by its digits and how many of them are behind the point. */
    public static long ofDecimal(long digits, int scale) {
        long left = digits;
        int behind = scale;
        while (behind > 0) {
            long tenth = left / 10;
            if (tenth * 10 != left) {
                return ofLong(ofLong(left) ^ behind * FRACTION);
            }
            left = tenth;
            behind--;
        }
        return ofLong(left);
    }

    static long ofDecimal(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        BigDecimal whole = plain.scale() < 0 ? plain.setScale(0) : plain;
        BigInteger digits = whole.unscaledValue();
        return digits.bitLength() < Long.SIZE
                ? ofDecimal(digits.longValue(), whole.scale())
                : ofBytes(whole.toPlainString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Negative zero is zero, and all NaN are one value. */
    static long ofDouble(double value) {
        long whole = (long) value;
        return whole == value && whole != Long.MAX_VALUE
                ? ofLong(whole)
                : ofLong(Double.doubleToLongBits(value)) ^ DOUBLE;
    }

    static long ofBytes(byte[] bytes) {
        return ofBytes(bytes, 0, bytes.length);
    }

    /** Of a text's UTF-8 bytes, or of a binary. */
    public static long ofBytes(byte[] bytes, int offset, int length) {
        return length == 0 ? SEED : XxHash.hashByteArr(bytes, offset, length, SEED);
    }
}

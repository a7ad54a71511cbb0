package io.plumbline.statistics.state;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One pattern at a time, in bytes that are used again for the next. */
final class PatternMask {
    private static final int NOT_PRINTABLE = '\uFFFD';
    private static final int MOST_BYTES = 4 * PatternCounts.LONGEST;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What stands for a byte; a blank for any white space, zero for what needs a look at the whole character. */
    private static final byte[] SYMBOLS = new byte[256];

    static {
        for (int i = 0; i < 128; i++) {
            SYMBOLS[i] = symbol(i, Letters.of((byte) i));
        }
    }

    private final byte[] scratch = new byte[MOST_BYTES + Long.BYTES];
    private int length;

    private static byte symbol(int b, int bits) {
        if ((bits & Letters.LETTER) != 0) {
            return (byte) ((bits & Letters.UPPER) != 0 ? 'A' : 'a');
        } else if ((bits & Letters.DIGIT) != 0) {
            return '9';
        } else if ((bits & Letters.BLANK) != 0) {
            return ' ';
        }
        return (bits & Letters.CONTROL) != 0 ? 0 : (byte) b;
    }

    /** Takes the pattern of a string; returns false if it would be too long or have too many blanks. */
    boolean set(byte[] utf8, int start, int end) {
        int used = 0;
        int blanks = 0;
        int i = start;
        while (i < end) {
            if (used > MOST_BYTES - 4) {
                return false; // Bytes that are no UTF-8 stand for more than the characters that were counted.
            }
            byte symbol = SYMBOLS[utf8[i] & 0xFF];
            if (symbol > ' ') {
                scratch[used++] = symbol;
                i++;
            } else if (symbol > 0) {
                blanks++;
                if (blanks > PatternCounts.MOST_BLANKS) {
                    return false;
                }
                used += utf8[i] == ' ' ? blank(used) : replaced(used);
                i++;
            } else {
                int length = Letters.lengthAt(utf8, i, end);
                used += wide(utf8, i, length, end, used);
                i += length;
            }
        }
        length = used;
        return true;
    }

    private int blank(int used) {
        scratch[used] = ' ';
        return 1;
    }

    private int wide(byte[] utf8, int at, int length, int end, int used) {
        int bits = Letters.ofCodePoint(Letters.codePointAt(utf8, at, end));
        if ((bits & (Letters.UPPER | Letters.LETTER)) != 0) {
            scratch[used] = (byte) ((bits & Letters.UPPER) != 0 ? 'A' : 'a');
            return 1;
        } else if (length == 1 || (bits & Letters.CONTROL) != 0) {
            return replaced(used);
        }
        System.arraycopy(utf8, at, scratch, used, length);
        return length;
    }

    /** What can't be shown stands as U+FFFD. */
    private int replaced(int used) {
        scratch[used] = (byte) (0xE0 | NOT_PRINTABLE >> 12);
        scratch[used + 1] = (byte) (0x80 | ((NOT_PRINTABLE >> 6) & 0x3F));
        scratch[used + 2] = (byte) (0x80 | (NOT_PRINTABLE & 0x3F));
        return 3;
    }

    /**
     * Takes a stored pattern.
     *
     * @throws IOException if it is longer than any
     */
    void set(byte[] pattern) throws IOException {
        if (pattern.length > MOST_BYTES) {
            throw new IOException("pattern: " + pattern.length + " bytes (expected: at most " + MOST_BYTES + ")");
        }
        System.arraycopy(pattern, 0, scratch, 0, pattern.length);
        length = pattern.length;
    }

    /** The pattern in UTF-8, and what lies behind its {@link #length()}. */
    byte[] bytes() {
        return scratch;
    }

    int length() {
        return length;
    }

    long hash() {
        LONGS.set(scratch, length, 0L);
        long hash = length;
        for (int i = 0; i < length; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(scratch, i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}

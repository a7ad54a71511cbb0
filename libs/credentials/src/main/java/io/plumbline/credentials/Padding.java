package io.plumbline.credentials;

import java.util.Arrays;

/** Fills a secret up to a multiple of 64 bytes (0x80, then zeros), so that a ciphertext does not tell its length. */
final class Padding {
    private static final int BLOCK = 64;
    private static final int LONGEST = 64 * 1024;
    private static final byte MARK = (byte) 0x80;

    private Padding() {}

    static byte[] pad(byte[] plain) {
        if (plain.length > LONGEST) {
            throw new IllegalArgumentException(
                    "secret: " + plain.length + " bytes (expected: at most " + LONGEST + ")");
        }
        byte[] padded = Arrays.copyOf(plain, (plain.length / BLOCK + 1) * BLOCK);
        padded[plain.length] = MARK;
        return padded;
    }

    /** The number of bytes before the mark; -1 if there is none. */
    static int plainLength(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        return end >= 0 && padded[end] == MARK ? end : -1;
    }
}

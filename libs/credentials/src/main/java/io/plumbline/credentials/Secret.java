package io.plumbline.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * A secret in clear. It can't print itself, is not serializable and shows no property to a JSON mapper; {@link #reveal} is the
 * one way to its text, so that a search finds every place where a secret is used.
 */
public final class Secret {
    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(requireNonNull(value, "value").toCharArray());
    }

    /** Copies the characters: the caller may wipe its own. */
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    static Secret ofUtf8(byte[] utf8, int length) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8, 0, length));
        char[] value =
                Arrays.copyOfRange(decoded.array(), decoded.arrayOffset(), decoded.arrayOffset() + decoded.length());
        Arrays.fill(decoded.array(), '\0');
        return new Secret(value);
    }

    /** The secret in clear. Hand it to the driver that needs it and keep no copy. */
    public String reveal() {
        return new String(value);
    }

    byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(value));
        byte[] bytes =
                Arrays.copyOfRange(encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.limit());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(utf8(), secret.utf8());
    }

    /** The same for every secret: a hash would tell something about it. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}

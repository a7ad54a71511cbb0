package io.plumbline.gateway.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 of a request in canonical form, in hex. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Equal for equal parts, whatever the order of map entries. Never give it a secret: a hash of one can be guessed. */
    public static String of(Object... parts) {
        StringBuilder canonical = new StringBuilder();
        for (Object part : parts) {
            append(canonical, part);
        }
        return sha256(canonical.toString());
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void append(StringBuilder canonical, Object part) {
        if (part instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
            canonical.append('{');
            sorted.forEach((key, value) -> {
                append(canonical, key);
                append(canonical, value);
            });
            canonical.append('}');
        } else if (part instanceof List<?> list) {
            canonical.append('[');
            list.forEach(item -> append(canonical, item));
            canonical.append(']');
        } else {
            String text = String.valueOf(part);
            canonical.append(text.length()).append(':').append(text);
        }
    }
}

package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** W3C trace context, version 00: {@code 00-<32 hex>-<16 hex>-<2 hex>}. */
final class Traceparent {

    private static final Pattern SHAPE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;
    private static final int TRACE_START = 3;
    private static final int TRACE_END = 35;

    private Traceparent() {}

    static boolean isValid(@Nullable String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    /** The sampled trace that belongs to this message id; the same id always gives the same trace. */
    static String derivedFrom(String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            HexFormat hex = HexFormat.of();
            return "00-" + hex.formatHex(hash, 0, TRACE_BYTES) + "-"
                    + hex.formatHex(hash, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES) + "-01";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String traceId(String valid) {
        return valid.substring(TRACE_START, TRACE_END);
    }
}

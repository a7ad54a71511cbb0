package io.plumbline.gateway.inbound.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** The W3C trace context of a request: the caller's, or a new one. */
final class Trace {
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern SHAPE =
            Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");
    private static final int TRACE_ID = 3;
    private static final int TRACE_ID_END = 35;

    private Trace() {}

    /** The trace id, for people to look up in logs. */
    static String idOf(HttpServletRequest request) {
        return parentOf(request).substring(TRACE_ID, TRACE_ID_END);
    }

    /** The {@code traceparent} that messages of this request carry. */
    static String parentOf(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        String span = hex.toHexDigits(random.nextLong() | 1);
        String given = request.getHeader("traceparent");
        Matcher matcher = given == null ? null : SHAPE.matcher(given);
        String parent = matcher != null && matcher.matches()
                ? "00-" + matcher.group(1) + "-" + span + "-" + matcher.group(3)
                : "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-" + span
                        + "-01";
        request.setAttribute(ATTRIBUTE, parent);
        return parent;
    }
}

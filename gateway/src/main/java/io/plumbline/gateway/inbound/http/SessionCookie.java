package io.plumbline.gateway.inbound.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that carries a browser's API token: never readable by scripts, never sent from other sites. Nothing is kept
 * here, so that every gateway knows it, before a restart and after.
 */
final class SessionCookie {
    static final Duration LONGEST = Duration.ofDays(30);

    /** The prefix makes browsers hold it to https, this host and every path. */
    private static final String OVER_HTTPS = "__Host-plumbline";

    private static final String PLAIN = "plumbline";

    private SessionCookie() {}

    /** The token that the request's cookie carries. */
    static Optional<String> tokenOf(HttpServletRequest request) {
        return valueOf(request, OVER_HTTPS).or(() -> valueOf(request, PLAIN)).flatMap(SessionCookie::decoded);
    }

    static ResponseCookie carrying(String token, Duration life, boolean https) {
        String value =
                URLEncoder.encode(token, StandardCharsets.UTF_8); // what an administrator has made up may be anything
        return cookie(https ? OVER_HTTPS : PLAIN, value, life, https);
    }

    static ResponseCookie gone(boolean https) {
        return cookie(https ? OVER_HTTPS : PLAIN, "", Duration.ZERO, https);
    }

    /** Whether the browser came by https, be it to a proxy before us: its own word is enough, as only it is bound by it. */
    static boolean https(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return request.isSecure()
                || (origin != null && origin.startsWith("https://"))
                || valueOf(request, OVER_HTTPS).isPresent();
    }

    /** Empty if the value isn't one that was given out here. */
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ResponseCookie cookie(String name, String value, Duration life, boolean https) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .path("/")
                .maxAge(life)
                .build();
    }

    private static Optional<String> valueOf(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }
}

package io.plumbline.gateway.inbound.http;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which requests are for the UI: its files, and the addresses of its pages. They hold no data, so anybody may. */
final class UiRequests {
    private static final String ASSETS = "/assets/";

    /** First parts of paths that are never a page, as something else answers there, or nothing should. */
    private static final Set<String> TAKEN = Set.of(
            "api", "v3", "docs", "docs-entry", "swagger-ui", "webjars", "assets", "internal", "actuator", "error");

    private UiRequests() {}

    static boolean isUi(HttpServletRequest request) {
        return isAsset(request) || isPage(request);
    }

    /** The page itself is one; which view it shows is its own affair, read from the address by the browser. */
    static boolean isPage(HttpServletRequest request) {
        if (!reads(request)) {
            return false;
        }
        String path = request.getRequestURI();
        return path.equals("/") || (!TAKEN.contains(firstPart(path)) && wantsHtml(request.getHeader("Accept")));
    }

    private static boolean isAsset(HttpServletRequest request) {
        return reads(request) && request.getRequestURI().startsWith(ASSETS);
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static String firstPart(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }

    /** Named as such, not merely by a wildcard: programs that ask for anything are told of the API's errors. */
    private static boolean wantsHtml(@Nullable String accept) {
        if (accept == null) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}

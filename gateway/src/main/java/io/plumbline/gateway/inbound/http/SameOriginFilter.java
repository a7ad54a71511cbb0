package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes that a page of another origin makes a browser ask for, another port of this machine included. */
final class SameOriginFilter extends OncePerRequestFilter {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Problems problems;

    SameOriginFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BrowserProtection.changes(request) || request.getHeader("Authorization") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (fromHere(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    Problems.of(
                            request,
                            HttpServletResponse.SC_FORBIDDEN,
                            "ORIGIN_FOREIGN",
                            "Origin: another site's (expected: a page of this gateway, or a bearer token)"));
        }
    }

    /** By the browser's own judgement where it gives one; else by the names, as an older browser or a plain one sends. */
    private static boolean fromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin == null
                || (host != null
                        && (origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host)));
    }
}

package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests for a host name that isn't ours, so that a foreign web page can't reach a local gateway by its own name. */
final class HostFilter extends OncePerRequestFilter {
    private static final int MISDIRECTED = 421;
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "[::1]");

    private final Set<String> allowed = new HashSet<>(ALWAYS);
    private final Problems problems;

    HostFilter(List<String> names, Problems problems) {
        names.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT)));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allowed.contains(nameOf(request.getHeader("Host")))) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    Problems.of(
                            request,
                            MISDIRECTED,
                            "HOST_UNKNOWN_HERE",
                            "Host: not a name of this gateway (expected: localhost, or a name in"
                                    + " plumbline.gateway.allowed-hosts)"));
        }
    }

    private static String nameOf(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && host.indexOf(']', colon) < 0;
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}

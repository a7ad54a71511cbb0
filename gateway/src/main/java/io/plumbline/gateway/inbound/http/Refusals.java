package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

import io.plumbline.api.Problem;

/** Answers for who may not: 401 without a token, 403 naming the role that is needed, 404 and 405 where there is no route. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader("WWW-Authenticate", TokenFilter.CHALLENGE);
        problems.write(response, Problems.ofStatus(request, HttpServletResponse.SC_UNAUTHORIZED));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (e instanceof CsrfException) {
            String words = "X-XSRF-TOKEN: absent or wrong (expected: the value of the cookie XSRF-TOKEN, which every"
                    + " answer to a session brings)";
            problems.write(
                    response, Problems.of(request, HttpServletResponse.SC_FORBIDDEN, "CSRF_TOKEN_INVALID", words));
            return;
        }
        Optional<Routes.Route> route = Routes.find(request.getMethod(), request.getRequestURI());
        if (route.isPresent()) {
            String role = route.get().role().name();
            Problem problem = Problems.of(
                    request, HttpServletResponse.SC_FORBIDDEN, "FORBIDDEN", "role: too low (expected: " + role + ")");
            problems.write(response, problem);
            return;
        }
        Set<String> methods = Routes.methods(request.getRequestURI());
        if (methods.isEmpty()) {
            problems.write(response, Problems.ofStatus(request, HttpServletResponse.SC_NOT_FOUND));
        } else {
            response.setHeader("Allow", String.join(", ", methods));
            problems.write(response, Problems.ofStatus(request, HttpServletResponse.SC_METHOD_NOT_ALLOWED));
        }
    }
}

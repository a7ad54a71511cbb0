package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import io.plumbline.gateway.access.Caller;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.access.TokenVerdict;

/** Checks the token of the bearer, or of the browser's cookie, against the token book, and how many requests its bearer makes. */
final class TokenFilter extends OncePerRequestFilter {
    static final String CALLER = Caller.class.getName();
    static final String CHALLENGE = "Bearer realm=\"plumbline\"";

    private static final String SCHEME = "Bearer ";
    private static final int TOO_MANY_REQUESTS = 429;

    private final TokenBook book;
    private final RateLimits limits;
    private final Problems problems;

    TokenFilter(TokenBook book, RateLimits limits, Problems problems) {
        this.book = book;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (UiRequests.isUi(request)) {
            serveUi(request, response, chain);
            return;
        }
        Optional<String> token = tokenOf(request);
        TokenVerdict verdict = token.map(book::check).orElseGet(TokenVerdict.Unknown::new);
        if (verdict instanceof TokenVerdict.Known known) {
            admit(known.caller(), request, response, chain);
        } else if (!limits.admitsAddress(request.getRemoteAddr())) {
            refuseTooMany(request, response);
        } else if (verdict instanceof TokenVerdict.NotYetKnown) {
            response.setHeader("Retry-After", Problems.RETRY_AFTER_SECONDS);
            problems.write(
                    response,
                    Problems.of(request, 503, "TOKENS_NOT_READ_YET", "The tokens are still being read; try again."));
        } else if (request.getHeader("Authorization") != null) {
            response.setHeader("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
            refuse(request, response, "The bearer token is unknown, expired or revoked.");
        } else if (token.isPresent() && !request.getRequestURI().equals(BrowserProtection.SESSION_PATH)) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
            refuse(request, response, "The session is over: its token is unknown, expired or revoked; sign in again.");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The same for everybody: who asks doesn't matter, and a cookie that is over mustn't be in the way of signing in. */
    private void serveUi(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (limits.admitsUi(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            refuseTooMany(request, response);
        }
    }

    /** A header goes before the cookie, however wrong it is. */
    private static Optional<String> tokenOf(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return SessionCookie.tokenOf(request);
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private void admit(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!limits.admitsToken(caller.tokenId())) {
            refuseTooMany(request, response);
            return;
        }
        request.setAttribute(CALLER, caller);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String words) throws IOException {
        problems.write(response, Problems.of(request, 401, "TOKEN_REFUSED", words));
    }

    private void refuseTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        problems.write(
                response,
                Problems.of(
                        request, TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests; try again in a second."));
    }
}

package io.plumbline.gateway.inbound.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import io.plumbline.api.Problem;
import io.plumbline.gateway.access.Caller;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.access.TokenVerdict;

/** Checks the bearer token against the token book, and how many requests its bearer makes. */
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
        String header = request.getHeader("Authorization");
        TokenVerdict verdict = header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? new TokenVerdict.Unknown()
                : book.check(header.substring(SCHEME.length()).strip());
        if (verdict instanceof TokenVerdict.Known known) {
            admit(known.caller(), request, response, chain);
        } else if (!limits.admitsAddress(request.getRemoteAddr())) {
            refuseTooMany(request, response);
        } else if (verdict instanceof TokenVerdict.NotYetKnown) {
            response.setHeader("Retry-After", Problems.RETRY_AFTER_SECONDS);
            problems.write(
                    response,
                    Problems.of(request, 503, "TOKENS_NOT_READ_YET", "The tokens are still being read; try again."));
        } else if (header != null) {
            refuseToken(request, response);
        } else {
            chain.doFilter(request, response);
        }
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

    private void refuseToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\"");
        Problem problem =
                Problems.of(request, 401, "TOKEN_REFUSED", "The bearer token is unknown, expired or revoked.");
        problems.write(response, problem);
    }

    private void refuseTooMany(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        problems.write(
                response,
                Problems.of(
                        request, TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many requests; try again in a second."));
    }
}

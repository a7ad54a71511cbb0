package io.plumbline.gateway.inbound.http;

import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Against requests that other sites make a browser send: what a session's cookie asks to change must show the value of
 * the XSRF-TOKEN cookie in a header too, which other sites can't read. A bearer token is proof by itself, as no browser
 * sends one unasked.
 */
final class BrowserProtection {
    static final String SESSION_PATH = "/api/v1/session";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private BrowserProtection() {}

    static void configure(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        cookies.setCookiePath("/");
        csrf.csrfTokenRepository(cookies)
                .csrfTokenRequestHandler(new TokensForBrowsers())
                // Each request signs in by itself: a new value each time would refuse a write that crosses a read's
                // answer.
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                .requireCsrfProtectionMatcher(BrowserProtection::needsProof);
    }

    /** Signing in needs none: whoever does has shown a token, and a stale cookie mustn't be in his way. */
    private static boolean needsProof(HttpServletRequest request) {
        return changes(request)
                && byCookie(request)
                && !(request.getMethod().equals("POST")
                        && request.getRequestURI().equals(SESSION_PATH));
    }

    static boolean changes(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    static boolean byCookie(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                && SessionCookie.tokenOf(request).isPresent();
    }

    /**
     * Compares values as they are: no answer has the token in its body, so none can be guessed from a compressed one.
     * Only browsers get the cookie.
     */
    private static final class TokensForBrowsers extends CsrfTokenRequestAttributeHandler {

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
            super.handle(request, response, token);
            boolean session =
                    request.getRequestURI().equals(SESSION_PATH) && request.getHeader("Authorization") == null;
            if (session || (byCookie(request) && !UiRequests.isUi(request))) {
                CsrfToken unused = token.get(); // being asked for, it is sent
            }
        }
    }
}

package io.plumbline.gateway.inbound.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.events.TokenId;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.access.Caller;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.access.TokenVerdict;
import io.plumbline.gateway.request.RequestBody;

/** Browsers' sessions: an API token in a cookie. There is no state but the token's, so that any gateway serves any of them. */
@RestController
@Tag(name = "Session")
class Sessions {
    private static final int MAX_TOKEN = 512;

    private final TokenBook book;
    private final RateLimits limits;
    private final Requests requests;
    private final Clock clock;
    private final @Nullable String logsUrl;

    Sessions(TokenBook book, RateLimits limits, Requests requests, Clock clock, GatewayWebSettings settings) {
        this.book = book;
        this.limits = limits;
        this.requests = requests;
        this.clock = clock;
        this.logsUrl = settings.logsUrl();
    }

    /**
     * Who is signed in.
     *
     * @param expiresAt absent if the token never expires
     * @param logsUrl where people look at what was logged under <code>{traceId}</code>; absent if the gateway isn't told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String tokenId,
            String name,
            Role role,
            @Nullable Instant expiresAt,
            @Nullable String logsUrl) {}

    /** What signs a browser in. */
    @Schema(name = "SignIn", example = "{\"token\": \"plt_…\"}")
    record SignIn(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = MAX_TOKEN, description = "An API token.")
            String token) {

        @Override
        public String toString() {
            return "SignIn[hidden]";
        }
    }

    @GetMapping(BrowserProtection.SESSION_PATH)
    @Operation(summary = "Tells who the caller is, by cookie or bearer token")
    Session getSession(HttpServletRequest request) {
        return session(Requests.caller(request));
    }

    @PostMapping(value = BrowserProtection.SESSION_PATH, consumes = "application/json")
    @SecurityRequirements
    @Operation(
            summary = "Signs a browser in",
            description = "Sets a cookie that scripts can't read and that carries the token: as long as it is valid, at"
                    + " most 30 days. What is asked for by cookie and changes anything needs the header X-XSRF-TOKEN, with"
                    + " the value of the cookie XSRF-TOKEN. At most 5 wrong tokens a minute from one address.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SignIn.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Signed in",
            content = @Content(schema = @Schema(implementation = Session.class)))
    @ApiResponse(responseCode = "415", description = "The body is not JSON", content = @Content)
    @ApiResponse(responseCode = "422", description = "The token is absent", content = @Content)
    ResponseEntity<Session> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] bytes) {
        RequestBody body = requests.body(bytes);
        String token = body.requiredSecret("token", MAX_TOKEN);
        body.refuseOthers(Set.of("token"));
        body.check();
        Caller caller = check(token, request);
        Session session = session(caller);
        Writes.audit(request, caller, "session.open", null, "200");
        add(response, SessionCookie.carrying(token, life(session), SessionCookie.https(request)));
        return ResponseEntity.ok(session);
    }

    @DeleteMapping(BrowserProtection.SESSION_PATH)
    @SecurityRequirements
    @Operation(
            summary = "Signs a browser out",
            description = "Takes the cookie away. The token stays valid: revoke it to end every session that has it.")
    @ApiResponse(responseCode = "204", description = "Signed out, or never was signed in", content = @Content)
    ResponseEntity<Void> signOut(HttpServletRequest request, HttpServletResponse response) {
        add(response, SessionCookie.gone(SessionCookie.https(request)));
        return ResponseEntity.noContent().build();
    }

    /** Not by the answer's own headers, which would replace the cookie that was set before. */
    private static void add(HttpServletResponse response, ResponseCookie cookie) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Caller check(String token, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!limits.admitsSignIn(address)) {
            throw new SignInRefusedException(
                    429, "TOO_MANY_SIGN_INS", "Too many wrong tokens from this address; try again in a minute.");
        }
        TokenVerdict verdict = book.check(token);
        if (verdict instanceof TokenVerdict.Unknown) {
            throw new SignInRefusedException(401, "TOKEN_REFUSED", "The token is unknown, expired or revoked.");
        }
        limits.signInWasRight(address);
        if (verdict instanceof TokenVerdict.Known known) {
            return known.caller();
        }
        throw new SignInRefusedException(503, "TOKENS_NOT_READ_YET", "The tokens are still being read; try again.");
    }

    private Session session(Caller caller) {
        return new Session(
                caller.tokenId(), caller.name(), caller.role(), expiry(caller).orElse(null), logsUrl);
    }

    private Optional<Instant> expiry(Caller caller) {
        return TokenBook.isIssued(caller)
                ? book.find(new TokenId(caller.tokenId())).map(TokenState::expiresAt)
                : Optional.empty();
    }

    private Duration life(Session session) {
        if (session.expiresAt() == null) {
            return SessionCookie.LONGEST;
        }
        Duration left = Duration.between(clock.instant(), session.expiresAt());
        return left.compareTo(SessionCookie.LONGEST) < 0 ? left : SessionCookie.LONGEST;
    }
}

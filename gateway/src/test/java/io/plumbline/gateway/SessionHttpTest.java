package io.plumbline.gateway;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.events.Ids;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.model.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Browsers: signed in by a cookie, protected from other sites, signed out. */
@Timeout(120)
final class SessionHttpTest {
    private static final String SESSION = "/api/v1/session";
    private static final String CHANGE = "/api/v1/datastores/ds_0123456789abcdef/operations";

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void signedIn_readsByCookie_andIsTold_whoItIs_andUntilWhen() {
        Instant expiry = Instant.parse("2099-01-02T03:04:05Z");
        String token = gateway.token("session-reader", Role.EDITOR, expiry, false);

        HttpResponse<String> answer = signIn(token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.text(answer, "/name")).isEqualTo("session-reader");
        assertThat(Json.text(answer, "/role")).isEqualTo("EDITOR");
        assertThat(Json.text(answer, "/expiresAt")).isEqualTo("2099-01-02T03:04:05Z");
        assertThat(answer.body()).doesNotContain(token);
        assertThat(setCookie(answer, "plumbline"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure", "Domain");
        assertThat(setCookie(answer, "XSRF-TOKEN")).contains("SameSite=Strict").doesNotContain("HttpOnly");
        String cookie = cookies(answer);
        assertThat(anonymous("GET", SESSION, null, "Cookie", cookie).body()).isEqualTo(answer.body());
        assertThat(anonymous("GET", "/api/v1/connectors", null, "Cookie", cookie)
                        .statusCode())
                .isEqualTo(200);
        assertThat(anonymous("GET", "/api/v1/tokens", null, "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(gateway.send("GET", SESSION, token, null).body()).isEqualTo(answer.body());
        assertThat(gateway.send("GET", SESSION, token, null).headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(Json.tree(gateway.get(SESSION)).has("expiresAt")).isFalse();
        assertThat(anonymous("GET", SESSION, null).statusCode()).isEqualTo(401);
    }

    @Test
    void cookie_livesNoLongerThanItsToken_andIsBoundToHttpsWhereTheBrowserIs() {
        String token = gateway.token("session-short", Role.VIEWER, Instant.now().plus(Duration.ofMinutes(10)), false);

        HttpResponse<String> answer = signIn(token, "Origin", "https://localhost", "Host", "localhost");

        String cookie = setCookie(answer, "__Host-plumbline");
        assertThat(cookie)
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Domain");
        assertThat(HttpCookie.parse(cookie).get(0).getMaxAge()).isBetween(500L, 600L);
        assertThat(anonymous("GET", SESSION, null, "Cookie", cookies(answer)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongTokens_areRefused_andNeverShown() {
        String expired =
                gateway.token("session-expired", Role.ADMIN, Instant.now().minusSeconds(1), false);
        String revoked = gateway.token("session-revoked", Role.ADMIN, null, true);
        for (String token : List.of("plt_0123456789abcdef_" + "A".repeat(43), expired, revoked, "s3cret words")) {
            HttpResponse<String> answer = signIn(token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Json.text(answer, "/code")).isEqualTo("TOKEN_REFUSED");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(set -> set.startsWith("plumbline="));
            assertThat(anonymous("GET", "/api/v1/connectors", null, "Cookie", "plumbline=" + token.replace(' ', '+'))
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> unusable = anonymous("POST", SESSION, "{\"token\": \"s3cret\\u0007\"}");
        assertThat(unusable.statusCode()).isEqualTo(422);
        assertThat(unusable.body()).doesNotContain("s3cret");
        assertThat(anonymous("POST", SESSION, "{}").statusCode()).isEqualTo(422);
        assertThat(anonymous("POST", SESSION, "token=x", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
        assertThat(anonymous("GET", "/api/v1/connectors", null, "Cookie", "plumbline=%zz")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void revokedToken_endsTheSession_andAnotherCanBeginOverIt() {
        String token = gateway.token("session-over", Role.VIEWER, null, true);
        HttpResponse<String> read = anonymous("GET", "/api/v1/connectors", null, "Cookie", "plumbline=" + token);
        assertThat(read.statusCode()).isEqualTo(401);
        assertThat(Json.text(read, "/detail")).contains("sign in again");
        assertThat(signIn(TestGateway.ADMIN, "Cookie", "plumbline=" + token).statusCode())
                .isEqualTo(200);
        assertThat(anonymous("GET", "/", null, "Cookie", "plumbline=" + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void changes_needTheProof_thatOtherSitesCantGive() {
        String cookie = cookies(signIn(TestGateway.ADMIN));
        String proof = cookie.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");

        HttpResponse<String> missing = anonymous("POST", CHANGE, "{}", "Cookie", cookie);
        assertThat(missing.statusCode()).isEqualTo(403);
        assertThat(Json.text(missing, "/code")).isEqualTo("CSRF_TOKEN_INVALID");
        assertThat(anonymous("POST", CHANGE, "{}", "Cookie", cookie, "X-XSRF-TOKEN", "guessed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(anonymous("POST", CHANGE, "{}", "Cookie", cookie, "X-XSRF-TOKEN", proof)
                        .statusCode())
                .isEqualTo(422);
        assertThat(gateway.send("POST", CHANGE, TestGateway.ADMIN, "{}", "Cookie", cookie)
                        .statusCode())
                .as("a bearer token is proof by itself")
                .isEqualTo(422);
    }

    @Test
    void theProof_staysTheSame_whateverIsAskedMeanwhile() {
        String cookie = cookies(signIn(TestGateway.ADMIN));
        String proof = cookie.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");
        for (String path : List.of(SESSION, "/api/v1/connectors")) {
            assertThat(anonymous("GET", path, null, "Cookie", cookie).headers().allValues("Set-Cookie"))
                    .as("a write may be on its way with %s", proof)
                    .isEmpty();
        }
        HttpResponse<String> write = anonymous("POST", CHANGE, "{}", "Cookie", cookie, "X-XSRF-TOKEN", proof);
        assertThat(write.statusCode()).isNotEqualTo(403);
        assertThat(write.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void pagesOfOtherOrigins_changeNothing_andSignNobodyIn() {
        String cookie = cookies(signIn(TestGateway.ADMIN));
        String proof = cookie.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");
        for (List<String> foreign : List.of(
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "http://127.0.0.1:1"),
                List.of("Origin", "null"),
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"))) {
            HttpResponse<String> change = anonymous(
                    "POST", CHANGE, "{}", "Cookie", cookie, "X-XSRF-TOKEN", proof, foreign.get(0), foreign.get(1));
            assertThat(change.statusCode()).as(foreign.toString()).isEqualTo(403);
            assertThat(Json.text(change, "/code")).isEqualTo("ORIGIN_FOREIGN");
            assertThat(signIn(TestGateway.ADMIN, foreign.get(0), foreign.get(1)).statusCode())
                    .isEqualTo(403);
        }
        String own = "http://127.0.0.1:" + gateway.port();
        assertThat(anonymous("POST", CHANGE, "{}", "Cookie", cookie, "X-XSRF-TOKEN", proof, "Origin", own)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void signedOut_theCookieIsGone() {
        HttpResponse<String> in = signIn(TestGateway.ADMIN);
        String cookie = cookies(in);
        String proof = cookie.replaceAll(".*XSRF-TOKEN=([^;]+).*", "$1");

        assertThat(anonymous("DELETE", SESSION, null, "Cookie", cookie).statusCode())
                .isEqualTo(403);
        HttpResponse<String> out = anonymous("DELETE", SESSION, null, "Cookie", cookie, "X-XSRF-TOKEN", proof);
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(setCookie(out, "plumbline")).startsWith("plumbline=;").contains("Max-Age=0", "Path=/");
        assertThat(anonymous("DELETE", SESSION, null).statusCode()).isEqualTo(204);
    }

    @Test
    void events_streamByCookie() throws Exception {
        String cookie = cookies(signIn(gateway.token("session-stream", Role.VIEWER, null, false)));
        io.plumbline.events.DatastoreId datastore = Ids.secure().datastore();
        HttpResponse<InputStream> stream = gateway.http()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + gateway.port() + "/api/v1/events?datastore=" + datastore))
                                .header("Cookie", cookie)
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            gateway.fact(new DatastoreUpdated(datastore, "streamed", 1));
            String line = lines.readLine();
            while (!line.startsWith("event: ")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("event: datastore.updated");
        }
    }

    @Test
    void wrongSignIns_areFew_andAFirstVisitIsntCounted() throws Exception {
        try (ConfigurableApplicationContext strict = TestGateway.start(
                gateway.bootstrap(),
                gateway.datastores.url(),
                gateway.keyFile(),
                Map.of(
                        "plumbline.gateway.rate-limit.wrong-sign-ins-per-minute", "2",
                        "plumbline.gateway.rate-limit.anonymous-per-second", "1",
                        "plumbline.gateway.rate-limit.anonymous-burst", "6"))) {
            int port = TestGateway.portOf(strict);
            for (int file = 0; file < 30; file++) {
                assertThat(gateway.send(port, "GET", "/assets/plumbline.svg", null, null)
                                .statusCode())
                        .isEqualTo(200);
            }
            String right = "{\"token\": \"" + TestGateway.ADMIN + "\"}";
            String wrong = "{\"token\": \"wrong\"}";
            assertThat(gateway.send(port, "POST", SESSION, null, right).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.send(port, "POST", SESSION, null, wrong).statusCode())
                    .isEqualTo(401);
            assertThat(gateway.send(port, "POST", SESSION, null, right).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.send(port, "POST", SESSION, null, wrong).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> refused = gateway.send(port, "POST", SESSION, null, right);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Json.text(refused, "/code")).isEqualTo("TOO_MANY_SIGN_INS");
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        }
    }

    private HttpResponse<String> signIn(String token, String... headers) {
        return anonymous("POST", SESSION, "{\"token\": \"" + token + "\"}", headers);
    }

    private HttpResponse<String> anonymous(String method, String path, String body, String... headers) {
        return gateway.send(method, path, null, body, headers);
    }

    private static String setCookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(name + "="))
                .findFirst()
                .orElse("absent");
    }

    /** What a browser would send after this answer. */
    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.substring(0, set.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}

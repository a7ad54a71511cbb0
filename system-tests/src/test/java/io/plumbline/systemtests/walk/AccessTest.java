package io.plumbline.systemtests.walk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AccessTest {

    private static final List<String> ROLES = List.of("VIEWER", "EDITOR", "ADMIN");
    private static final int TOO_MANY_REQUESTS = 429;

    /** How a browser gets in, and out: nobody needs a token for these, but a wrong one is refused here as well. */
    private static final Set<String> OPEN = Set.of("POST /api/v1/session", "DELETE /api/v1/session");

    private final Walker walker = new Walker();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void clearUp() {
        walker.close();
    }

    /** Who reads is a viewer, who writes an editor, tokens are for admins, sessions for all: there is no other rule. */
    @Test
    void everyDocumentedOperation_isForItsRolesAlone() throws Exception {
        Set<String> operations = new TreeSet<>();
        walker.api()
                .get("/v3/api-docs")
                .body()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(operations).hasSizeGreaterThan(20);
        Map<String, @Nullable String> callers = new LinkedHashMap<>();
        callers.put("nobody", null);
        callers.put("a stranger", "plt_0123456789abcdef_" + "A".repeat(43));
        for (String role : ROLES) {
            callers.put(role, walker.token("walk " + role, role, null).secret());
        }

        for (String operation : operations) {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1);
            String least = path.startsWith("/api/v1/tokens") ? "ADMIN" : method.equals("GET") ? "VIEWER" : "EDITOR";
            String harmless =
                    path.replaceAll("\\{[a-zA-Z]+}", "nothing-real").replace("/events", "/events?type=nonsense");
            for (Map.Entry<String, @Nullable String> caller : callers.entrySet()) {
                int status = status(method, harmless, caller.getValue());
                String context = operation + " as " + caller.getKey();
                if (OPEN.contains(operation) && !caller.getKey().equals("a stranger")) {
                    assertThat(status).as(context).isNotIn(401, 403).isLessThan(500);
                } else if (!ROLES.contains(caller.getKey())) {
                    assertThat(status).as(context).isEqualTo(401);
                } else if (ROLES.indexOf(caller.getKey()) < ROLES.indexOf(least)) {
                    assertThat(status).as(context).isEqualTo(403);
                } else {
                    assertThat(status).as(context).isNotIn(401, 403).isLessThan(500);
                }
            }
        }
    }

    @Test
    void whatIsNotDocumented_isNobodys() throws Exception {
        String admin = walker.platform().adminToken();
        for (String path : List.of(
                "/api/v1/secrets",
                "/api/v2/datastores",
                "/internal/v1/datastores",
                "/internal/v1/work/claims",
                "/actuator/health",
                "/error",
                "/v3/api-docs.yaml")) {
            assertThat(status("GET", path, admin)).as(path).isEqualTo(404);
            assertThat(status("GET", path, null)).as(path).isIn(401, 404);
        }
        assertThat(status("PUT", "/api/v1/datastores", admin)).isEqualTo(405);
        assertThat(status("HEAD", "/api/v1/datastores", admin)).isEqualTo(200);
        assertThat(status("HEAD", "/api/v1/datastores", null)).isEqualTo(401);
    }

    @Test
    void token_isGoodUntilItIsRevokedOrExpires() throws Exception {
        Walker.Token revoked = walker.token("walk revoked", "VIEWER", null);
        assertThat(status("GET", "/api/v1/datastores", revoked.secret())).isEqualTo(200);
        assertThat(walker.delete("/api/v1/tokens/" + revoked.id()).status()).isEqualTo(204);
        assertThat(status("GET", "/api/v1/datastores", revoked.secret())).isEqualTo(401);
        assertThat(walker.api().get("/api/v1/tokens").text()).doesNotContain(revoked.secret());

        Walker.Token shortLived = walker.token(
                "walk short", "VIEWER", Instant.now().plusSeconds(6).toString());
        assertThat(status("GET", "/api/v1/datastores", shortLived.secret())).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> status("GET", "/api/v1/datastores", shortLived.secret()) == 401);
    }

    /** Strangers are slowed down; this one waits for his turn. */
    private int status(String method, String path, @Nullable String token) throws Exception {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> once(method, path, token), status -> status != TOO_MANY_REQUESTS);
    }

    private int once(String method, String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(walker.platform().address() + path))
                .timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (Set.of("GET", "HEAD").contains(method)) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString("[]"));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

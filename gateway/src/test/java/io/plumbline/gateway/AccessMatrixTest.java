package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.events.model.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation of the API document × every kind of caller. An operation that isn't in the matrix fails the test. */
final class AccessMatrixTest {
    /** The least role that may; written by hand, so that the table of routes can't agree with itself. */
    private static final Map<String, Role> MATRIX = Map.ofEntries(
            Map.entry("GET /api/v1/connectors", Role.VIEWER),
            Map.entry("GET /api/v1/connectors/{type}", Role.VIEWER),
            Map.entry("POST /api/v1/connection-tests", Role.EDITOR),
            Map.entry("GET /api/v1/connections", Role.VIEWER),
            Map.entry("POST /api/v1/connections", Role.EDITOR),
            Map.entry("GET /api/v1/connections/{connectionId}", Role.VIEWER),
            Map.entry("PATCH /api/v1/connections/{connectionId}", Role.EDITOR),
            Map.entry("DELETE /api/v1/connections/{connectionId}", Role.EDITOR),
            Map.entry("POST /api/v1/connections/{connectionId}/datastores", Role.EDITOR),
            Map.entry("GET /api/v1/datastores", Role.VIEWER),
            Map.entry("POST /api/v1/datastores", Role.EDITOR),
            Map.entry("GET /api/v1/datastores/{datastoreId}", Role.VIEWER),
            Map.entry("PATCH /api/v1/datastores/{datastoreId}", Role.EDITOR),
            Map.entry("DELETE /api/v1/datastores/{datastoreId}", Role.EDITOR),
            Map.entry("POST /api/v1/datastores/{datastoreId}/operations", Role.EDITOR),
            Map.entry("POST /api/v1/datastores/{datastoreId}/preflights", Role.EDITOR),
            Map.entry("POST /api/v1/datastores/{datastoreId}/file-previews", Role.EDITOR),
            Map.entry("GET /api/v1/datastores/{datastoreId}/containers", Role.VIEWER),
            Map.entry("GET /api/v1/containers", Role.VIEWER),
            Map.entry("GET /api/v1/fields", Role.VIEWER),
            Map.entry("GET /api/v1/tags", Role.VIEWER),
            Map.entry("GET /api/v1/datastores/{datastoreId}/volume", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/volume", Role.VIEWER),
            Map.entry("GET /api/v1/groups", Role.VIEWER),
            Map.entry("GET /api/v1/datastores/{datastoreId}/overview", Role.VIEWER),
            Map.entry("POST /api/v1/containers/{containerId}/previews", Role.EDITOR),
            Map.entry("GET /api/v1/containers/{containerId}", Role.VIEWER),
            Map.entry("PATCH /api/v1/containers/{containerId}", Role.EDITOR),
            Map.entry("PATCH /api/v1/containers/{containerId}/fields/{path}", Role.EDITOR),
            Map.entry("GET /api/v1/containers/{containerId}/fields", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/profile", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/profiles", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/parts", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/relations", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/groups", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/groups/{groupId}/profile", Role.VIEWER),
            Map.entry("GET /api/v1/datastores/{datastoreId}/foreign-keys", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/field-history", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/profile-diff", Role.VIEWER),
            Map.entry("GET /api/v1/containers/{containerId}/exports/{format}", Role.VIEWER),
            Map.entry("GET /api/v1/checks", Role.VIEWER),
            Map.entry("GET /api/v1/check-counts", Role.VIEWER),
            Map.entry("GET /api/v1/check-rules", Role.VIEWER),
            Map.entry("POST /api/v1/containers/{containerId}/checks", Role.EDITOR),
            Map.entry("GET /api/v1/checks/{checkId}", Role.VIEWER),
            Map.entry("PATCH /api/v1/checks/{checkId}", Role.EDITOR),
            Map.entry("DELETE /api/v1/checks/{checkId}", Role.EDITOR),
            Map.entry("POST /api/v1/checks/{checkId}/accept", Role.EDITOR),
            Map.entry("POST /api/v1/checks/{checkId}/reject", Role.EDITOR),
            Map.entry("POST /api/v1/checks/{checkId}/archive", Role.EDITOR),
            Map.entry("POST /api/v1/checks/{checkId}/restore", Role.EDITOR),
            Map.entry("POST /api/v1/datastores/{datastoreId}/check-decisions", Role.EDITOR),
            Map.entry("GET /api/v1/search", Role.VIEWER),
            Map.entry("GET /api/v1/operation-counts", Role.VIEWER),
            Map.entry("GET /api/v1/operations", Role.VIEWER),
            Map.entry("GET /api/v1/operations/{operationId}", Role.VIEWER),
            Map.entry("GET /api/v1/operations/{operationId}/items", Role.VIEWER),
            Map.entry("POST /api/v1/operations/{operationId}/cancel", Role.EDITOR),
            Map.entry("GET /api/v1/events", Role.VIEWER),
            Map.entry("GET /api/v1/session", Role.VIEWER),
            Map.entry("GET /api/v1/tokens", Role.ADMIN),
            Map.entry("POST /api/v1/tokens", Role.ADMIN),
            Map.entry("DELETE /api/v1/tokens/{tokenId}", Role.ADMIN));

    /** What needs no token, being how one gets in and out; a wrong bearer token is refused here as anywhere. */
    private static final Set<String> OPEN = Set.of("POST /api/v1/session", "DELETE /api/v1/session");

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void everyOperation_admitsItsRolesAndNobodyElse() {
        Set<String> documented = new TreeSet<>();
        JsonNode paths = Json.tree(gateway.get("/v3/api-docs")).path("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        Set<String> known = new TreeSet<>(MATRIX.keySet());
        known.addAll(OPEN);
        assertThat(documented).isEqualTo(known);

        Instant soon = Instant.now().plus(Duration.ofHours(1));
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("anonymous", null);
        callers.put(
                "expired",
                gateway.token("matrix-expired", Role.ADMIN, Instant.now().minusSeconds(1), false));
        callers.put("revoked", gateway.token("matrix-revoked", Role.ADMIN, soon, true));
        callers.put("garbage", "plt_0123456789abcdef_" + "A".repeat(43));
        callers.put("VIEWER", gateway.token("matrix-viewer", Role.VIEWER, soon, false));
        callers.put("EDITOR", gateway.token("matrix-editor", Role.EDITOR, null, false));
        callers.put("ADMIN", gateway.token("matrix-admin", Role.ADMIN, soon, false));

        MATRIX.forEach((operation, least) -> callers.forEach((caller, token) -> {
            String method = operation.substring(0, operation.indexOf(' '));
            String path = operation
                    .substring(operation.indexOf(' ') + 1)
                    .replaceAll("\\{[a-zA-Z]+}", "nothing-real")
                    .replace("/events", "/events?type=nonsense");
            HttpResponse<String> answer = gateway.send(method, path, token, method.equals("GET") ? null : "[]");
            if (method.equals("GET")) {
                HttpResponse<String> head = gateway.send("HEAD", path, token, null);
                assertThat(head.statusCode())
                        .as("HEAD " + path + " as " + caller)
                        .isEqualTo(answer.statusCode());
                assertThat(head.body()).isEmpty();
            }
            String context = operation + " as " + caller + ": " + answer.body();
            if (caller.equals(caller.toLowerCase(java.util.Locale.ROOT))) {
                assertThat(answer.statusCode()).as(context).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate"))
                        .as(context)
                        .isPresent();
            } else if (!Role.valueOf(caller).includes(least)) {
                assertThat(answer.statusCode()).as(context).isEqualTo(403);
                assertThat(answer.body()).as(context).contains(least.name());
            } else {
                assertThat(answer.statusCode()).as(context).isNotIn(401, 403, 500);
            }
        }));
    }

    @Test
    void unknownRoute_isNobodys() {
        assertThat(gateway.send("GET", "/api/v1/secrets", null, null).statusCode())
                .isEqualTo(401);
        assertThat(gateway.get("/api/v1/secrets").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/internal/v1/work/claims").statusCode()).isEqualTo(404);
        assertThat(gateway.get("/actuator/health").statusCode()).isEqualTo(404);
        HttpResponse<String> put = gateway.send("PUT", "/api/v1/datastores", TestGateway.ADMIN, "{}");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void foreignHost_isRefused() {
        assertThat(gateway.get("/api/v1/connectors", "Host", "evil.example").statusCode())
                .isEqualTo(421);
        assertThat(gateway.get("/api/v1/connectors", "Host", "localhost:1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyAnswer_carriesTheSecurityHeaders() {
        HttpResponse<String> answer = gateway.get("/api/v1/connectors");

        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
}

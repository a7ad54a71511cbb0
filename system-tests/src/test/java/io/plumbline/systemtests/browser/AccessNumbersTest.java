package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages of connections and tokens show is what the API says. */
class AccessNumbersTest extends SignedIn {
    private static final String NAME = "shared address";

    private String connection;

    AccessNumbersTest() {
        super(1800);
    }

    @BeforeEach
    void connect() throws SQLException {
        Map<String, Object> address = new HashMap<>(Shop.open().properties());
        Object password = address.remove("password");
        address.remove("schema");
        connection = made(
                        "/api/v1/connections",
                        Map.of(
                                "name",
                                NAME,
                                "connector",
                                "postgresql",
                                "properties",
                                address,
                                "secrets",
                                Map.of("password", password)))
                .path("id")
                .asString();
        JsonNode datastore = made(
                "/api/v1/datastores",
                Map.of("name", NAME, "connectionId", connection, "properties", Map.of("schema", "shop")));
        String catalog = stage.api()
                .all("/api/v1/operations?datastore=" + datastore.path("id").asString())
                .get(0)
                .path("id")
                .asString();
        JsonNode ended = stage.api().awaitEnd(catalog, Duration.ofMinutes(1));
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private JsonNode made(String path, Map<String, Object> body) {
        Api.Answer answer = stage.api().send("POST", path, body, Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    @AfterEach
    void disconnect() {
        stage.removeDatastores(NAME);
        stage.api().send("DELETE", "/api/v1/connections/" + connection, null, Map.of("Prefer", "wait=30"));
    }

    @Test
    void connections_andTheDatastoresOnOne_showTheApisNumbers() {
        NumberCheck check = compared("/connections", "Connections", "/api/v1/connections", (found, row) -> {
            found.count(row.where("datastores"), row.cell(3), row.truth().path("datastores"));
            found.time(row.where("changed"), row.time(), row.truth().path("updatedAt"));
        });
        visitor.open(page, "/connections/" + connection);
        compare(
                check,
                "Datastores on this connection",
                "/api/v1/datastores?connection=" + connection,
                (found, row) -> found.count(
                        row.where("containers"),
                        row.cell(2),
                        row.truth().path("counters").path("containers")));
        check.assertAll(6);
    }

    @Test
    void tokens_showTheApisTimes() {
        String expires = Instant.now().plus(7, ChronoUnit.DAYS).toString();
        JsonNode issued = made("/api/v1/tokens", Map.of("name", "for a week", "role", "VIEWER", "expiresAt", expires));
        try {
            compared("/settings", "Tokens", "/api/v1/tokens", (found, row) -> {
                        JsonNode end = row.truth().path("expiresAt");
                        found.time(row.where("issued"), row.time(3), row.truth().path("createdAt"));
                        if (end.isMissingNode() || end.isNull()) {
                            found.expect(row.where("expires"), row.time(4).count() == 0, row.cell(4), end);
                        } else {
                            found.time(row.where("expires"), row.time(4), end);
                        }
                    })
                    .assertAll(3);
        } finally {
            stage.api().send("DELETE", "/api/v1/tokens/" + issued.path("id").asString(), null, Map.of());
        }
    }
}

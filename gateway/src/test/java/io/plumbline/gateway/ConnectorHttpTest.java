package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.model.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

final class ConnectorHttpTest {
    private static final String GENERIC = """
            {"name": "Vertica", "connector": "generic-jdbc", "initiateCatalog": false,
             "properties": {"driverClass": "com.vertica.jdbc.Driver", "subprotocol": "vertica", "host": "db.example.org",
                            "port": 5433, "database": "sales", "user": "reader"},
             "secrets": {"password": "c4nary"}}""";

    private final TestGateway gateway = TestGateway.shared();
    private final JsonMapper mapper = JsonMapper.shared();

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
    }

    @Test
    void everyConnector_isAnsweredWhole_inTheListAndByItself() {
        JsonNode items =
                mapper.readTree(gateway.get("/api/v1/connectors").body()).path("items");

        assertThat(items).hasSameSizeAs(ConnectorCatalog.all()).hasSizeGreaterThanOrEqualTo(25);
        for (int i = 0; i < items.size(); i++) {
            ConnectorSpec spec = ConnectorCatalog.all().get(i);
            JsonNode expected = mapper.readTree(mapper.writeValueAsString(spec));
            assertThat(items.get(i)).as(spec.type()).isEqualTo(expected);
            assertThat(mapper.readTree(
                            gateway.get("/api/v1/connectors/" + spec.type()).body()))
                    .isEqualTo(expected);
        }
        JsonNode key = mapper.readTree(
                        gateway.get("/api/v1/connectors/snowflake").body())
                .path("fields")
                .valueStream()
                .filter(field -> field.path("name").stringValue().equals("privateKey"))
                .findFirst()
                .orElseThrow();
        assertThat(key.path("secret").booleanValue()).isTrue();
        assertThat(key.path("multiLine").booleanValue()).isTrue();
        assertThat(key.at("/shownWhen/field").stringValue()).isEqualTo("authentication");
        assertThat(key.at("/shownWhen/values/0").stringValue()).isEqualTo("key-pair");
    }

    @Test
    void aLongAnswer_isPackedForWhoTakesIt_andAShortOneIsnt() {
        HttpResponse<String> packed = gateway.get("/api/v1/connectors", "Accept-Encoding", "gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch(vary -> vary.equalsIgnoreCase("Accept-Encoding"));
        assertThat(gateway.get("/api/v1/connectors").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(gateway.get("/api/v1/session", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void connectorForAdministrators_isRefusedToEditors_beforeAnythingElseIsChecked() {
        String editor = gateway.token("generic-editor", Role.EDITOR, null, false);

        HttpResponse<String> whole = gateway.send("POST", "/api/v1/datastores", editor, GENERIC);
        HttpResponse<String> empty =
                gateway.send("POST", "/api/v1/datastores", editor, "{\"name\":\"x\",\"connector\":\"generic-jdbc\"}");

        assertThat(whole.statusCode()).isEqualTo(403);
        assertThat(Json.text(whole, "/code")).isEqualTo("FORBIDDEN");
        assertThat(Json.text(whole, "/detail")).contains("generic-jdbc").contains("ADMIN");
        assertThat(whole.body()).doesNotContain("c4nary");
        assertThat(empty.statusCode()).isEqualTo(403);
    }

    @Test
    void connectorForAdministrators_isRegisteredByAdministrators() {
        HttpResponse<String> answer = gateway.post("/api/v1/datastores", GENERIC);

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = Json.text(answer, "/datastoreId");
        await().until(() -> !gateway.commandsFor(id).isEmpty());
        RegisterDatastore command = (RegisterDatastore) gateway.commandsFor(id).get(0);
        assertThat(command.properties()).containsEntry("driverClass", "com.vertica.jdbc.Driver");
    }

    @Test
    void datastoreForAdministrators_isNotChangedByEditors() {
        String editor = gateway.token("generic-changer", Role.EDITOR, null, false);
        String id = stored("ds_00000000000000c1", "generic-jdbc", "{\"host\":\"db.example.org\"}", "password");

        assertThat(gateway.send("PATCH", id, editor, "{\"revision\": 1, \"name\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void fieldsOfAnotherWayToLogIn_areRefused() {
        HttpResponse<String> answer = gateway.post("/api/v1/datastores", """
                {"name": "n", "connector": "snowflake",
                 "properties": {"account": "org-acc", "warehouse": "wh", "database": "d", "user": "u",
                                "authentication": "password"},
                 "secrets": {"privateKey": "c4nary"}}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.texts(answer, "/errors", "pointer"))
                .containsExactlyInAnyOrder("/secrets/password", "/secrets/privateKey");
        assertThat(answer.body()).doesNotContain("c4nary");
    }

    @Test
    void changingTheWayToLogIn_leavesTheOldOnesFieldsBehind() {
        String path = stored("ds_00000000000000c2", "snowflake", """
                {"account": "org-acc", "port": 443, "warehouse": "wh", "database": "d", "user": "u",
                 "authentication": "key-pair", "fetchSize": 10000, "statementTimeoutSeconds": 3600,
                 "parallelReads": 4}""", "privateKey");
        gateway.respond(command -> command.message() instanceof UpdateDatastore update
                ? List.of(new DatastoreUpdated(update.datastoreId(), "Stored", 2))
                : List.of());

        HttpResponse<String> without = gateway.send(
                "PATCH",
                path,
                TestGateway.ADMIN,
                "{\"revision\": 1, \"properties\": {\"authentication\": \"password\"}}");
        HttpResponse<String> with = gateway.send("PATCH", path, TestGateway.ADMIN, """
                {"revision": 1, "properties": {"authentication": "password"}, "secrets": {"password": "new"}}""");

        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(Json.texts(without, "/errors", "pointer")).containsExactly("/secrets/password");
        assertThat(with.statusCode()).isLessThan(300);
    }

    /** Has the metadata answer with a datastore of that connector; gives its path. */
    private String stored(String id, String connector, String properties, String secret) {
        gateway.datastores.give("/datastores/" + id, 200, """
                {"id": "%s", "name": "Stored", "connector": "%s", "properties": %s,
                 "secrets": {"%s": {"set": true}}, "revision": 1,
                 "createdAt": "2026-11-01T00:00:00Z", "updatedAt": "2026-11-01T00:00:00Z",
                 "counters": {"containers": 0, "missingContainers": 0, "fields": 0, "containersProfiled": 0,
                              "rowsProfiled": 0, "checks": 0}}""".formatted(id, connector, properties, secret));
        return "/api/v1/datastores/" + id;
    }
}

package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.credentials.Opener;
import io.plumbline.credentials.PrivateKeyring;
import io.plumbline.credentials.SealedSecret;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.Ids;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.fact.ConnectionRegistered;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

final class ConnectionHttpTest {
    private static final String WAREHOUSE = """
            {"name": "Warehouse", "connector": "postgresql",
             "properties": {"host": "db.example.org", "user": "reader"%s}, "secrets": {"password": "c4nary-pa55word"}}""";
    private static final String STORED = """
            {"id": "%s", "name": "Warehouse", "connector": "postgresql", "revision": 3,
             "properties": {"host": "db.example.org", "port": 5432, "user": "reader", "sslMode": "prefer"},
             "secrets": {"password": {"set": true}}, "createdAt": "2026-01-01T00:00:00Z",
             "updatedAt": "2026-01-01T00:00:00Z", "datastores": 0}""";

    private final TestGateway gateway = TestGateway.shared();
    private final ConnectionId stored = Ids.secure().connection();

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
        gateway.datastores.forget("/connections/" + stored);
    }

    @Test
    void connection_mayLackWhatEachDatastoreBrings_andItsSecretIsSealedForIt() {
        HttpResponse<String> answer = gateway.post("/api/v1/connections", WAREHOUSE.formatted(""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Json.text(answer, "/connectionId");
        await().until(() -> !gateway.commandsFor(id).isEmpty());
        RegisterConnection command =
                (RegisterConnection) gateway.commandsFor(id).get(0);
        assertThat(command.properties())
                .containsEntry("port", 5432)
                .doesNotContainKeys("database", "schema", "fetchSize");
        assertThat(new Opener(PrivateKeyring.of(List.of(gateway.privateKey)))
                        .open(SealedSecret.parse(command.secrets().get("password")), new SecretContext(id, "password"))
                        .reveal())
                .isEqualTo("c4nary-pa55word");
    }

    @Test
    void connection_needsAllThatSaysWhereItsSecretGoes() {
        HttpResponse<String> answer = gateway.post(
                "/api/v1/connections",
                "{\"name\": \"x\", \"connector\": \"postgresql\", \"properties\": {\"database\": \"d/x\"}, \"secrets\": {}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.texts(answer, "/errors", "pointer"))
                .contains("/properties/host", "/properties/user", "/properties/database", "/secrets/password");
    }

    @Test
    void waitingRegistration_is201_andARefusalOfARemovalIs409() {
        gateway.respond(command -> command.message() instanceof RegisterConnection register
                ? List.of(new ConnectionRegistered(register.connectionId(), register.name(), register.connector()))
                : List.of());
        HttpResponse<String> created =
                gateway.post("/api/v1/connections", WAREHOUSE.formatted(""), "Prefer", "wait=20");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

        gateway.respond(command -> List.of(new ConnectionRejected(
                stored, new Failure(FailureCode.CONNECTION_IN_USE, "Warehouse: used by 1 datastore: Sales"))));
        HttpResponse<String> used =
                gateway.send("DELETE", "/api/v1/connections/" + stored, TestGateway.ADMIN, null, "Prefer", "wait=20");
        assertThat(used.statusCode()).isEqualTo(409);
        assertThat(Json.text(used, "/detail")).contains("Sales");
    }

    @Test
    void change_isMerged_andNeedsTheSecretWhereItWouldGoElsewhere() {
        store();
        String path = "/api/v1/connections/" + stored;
        HttpResponse<String> elsewhere = gateway.send(
                "PATCH", path, TestGateway.ADMIN, "{\"revision\": 3, \"properties\": {\"host\": \"evil.example\"}}");
        assertThat(Json.text(elsewhere, "/code")).isEqualTo("SECRET_NEEDED_AGAIN");
        HttpResponse<String> stale =
                gateway.send("PATCH", path, TestGateway.ADMIN, "{\"name\": \"n\"}", "If-Match", "\"2\"");
        assertThat(stale.statusCode()).isEqualTo(412);

        HttpResponse<String> changed = gateway.send(
                "PATCH", path, TestGateway.ADMIN, "{\"revision\": 3, \"secrets\": {\"password\": \"new\"}}");
        assertThat(changed.statusCode()).isEqualTo(202);
        await().until(() -> gateway.commandsFor(stored.value()).stream()
                .anyMatch(c -> c instanceof UpdateConnection update && update.secrets() != null));
    }

    @Test
    void datastore_onAConnection_bringsOnlyItsOwn() {
        store();
        HttpResponse<String> answer = gateway.post(
                "/api/v1/datastores",
                "{\"name\": \"Sales\", \"connectionId\": \"" + stored
                        + "\", \"properties\": {\"database\": \"sales\", \"schema\": \"public\"}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Json.text(answer, "/datastoreId");
        await().until(() -> !gateway.commandsFor(id).isEmpty());
        RegisterDatastore command = (RegisterDatastore) gateway.commandsFor(id).get(0);
        assertThat(command.connectionId()).isEqualTo(stored);
        assertThat(command.connector()).isEqualTo("postgresql");
        assertThat(command.secrets()).isEmpty();
        assertThat(command.properties())
                .containsEntry("database", "sales")
                .containsEntry("schema", "public")
                .doesNotContainKeys("host", "port", "user", "sslMode");

        HttpResponse<String> faults = gateway.post(
                "/api/v1/datastores",
                "{\"name\": \"Sales\", \"connectionId\": \"" + stored
                        + "\", \"properties\": {\"host\": \"evil.example\", \"schema\": 7},"
                        + " \"secrets\": {\"password\": \"x\"}}");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .contains("/properties/host", "/properties/schema", "/properties/database", "/secrets/password");
        assertThat(gateway.post(
                                "/api/v1/datastores",
                                "{\"name\": \"S\", \"connectionId\": \""
                                        + Ids.secure().connection() + "\"}")
                        .statusCode())
                .isNotEqualTo(202);
    }

    @Test
    void test_ofAConnection_asksAMaintenanceDatabaseForTheOthers_andKeepsTheSecretWhereItIs() {
        store();
        gateway.respond(command -> command.message() instanceof TestConnection test
                ? List.of(new ConnectionTested(
                        test.testId(),
                        null,
                        test.connectionId(),
                        test.connector(),
                        new ConnectionTestOutcome(true, null, 1L, null, null, null, null, null)))
                : List.of());
        String named = "{\"connectionId\": \"" + stored + "\"";

        HttpResponse<String> listed =
                gateway.post("/api/v1/connection-tests", named + ", \"discover\": [\"DATABASES\"]}");
        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        TestConnection asked = (TestConnection)
                gateway.commandsFor(Json.text(listed, "/testId")).get(0);
        assertThat(asked.properties()).containsEntry("database", "postgres").containsEntry("host", "db.example.org");
        assertThat(asked.connectionId()).isEqualTo(stored);
        assertThat(asked.revision()).isEqualTo(3);

        assertThat(gateway.post("/api/v1/connection-tests", named + "}").statusCode())
                .as("a database is needed")
                .isEqualTo(422);
        assertThat(gateway.post("/api/v1/connection-tests", named + ", \"properties\": {\"database\": \"sales\"}}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> elsewhere = gateway.post(
                "/api/v1/connection-tests",
                named + ", \"properties\": {\"database\": \"sales\", \"host\": \"evil.example\"}}");
        assertThat(Json.text(elsewhere, "/code")).isEqualTo("SECRET_NEEDED_AGAIN");
    }

    @ParameterizedTest
    @CsvSource({"timescale, postgres", "mysql, information_schema", "mariadb, information_schema"})
    void test_ofAConnectionWithoutADatabase_asksTheOneThatEveryServerOfItsKindHas(String connector, String database) {
        gateway.datastores.give(
                "/connections/" + stored,
                200,
                STORED.formatted(stored)
                        .replace("\"postgresql\"", '"' + connector + '"')
                        .replace("prefer", "disable"));
        gateway.respond(command -> command.message() instanceof TestConnection test
                ? List.of(new ConnectionTested(
                        test.testId(),
                        null,
                        test.connectionId(),
                        test.connector(),
                        new ConnectionTestOutcome(true, null, 1L, null, null, null, null, null)))
                : List.of());

        HttpResponse<String> listed = gateway.post(
                "/api/v1/connection-tests", "{\"connectionId\": \"" + stored + "\", \"discover\": [\"DATABASES\"]}");

        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        TestConnection asked = (TestConnection)
                gateway.commandsFor(Json.text(listed, "/testId")).get(0);
        assertThat(asked.properties()).containsEntry("database", database);
    }

    @Test
    void manySchemas_areRegisteredOneByOne_eachWithItsIdOrItsRefusal() {
        store();
        gateway.respond(command -> {
            if (!(command.message() instanceof RegisterDatastore register)) {
                return List.of();
            }
            return List.of(
                    register.name().endsWith("taken")
                            ? new DatastoreRejected(
                                    register.datastoreId(), new Failure(FailureCode.NAME_TAKEN, "taken"))
                            : new DatastoreRegistered(
                                    register.datastoreId(),
                                    register.name(),
                                    "postgresql",
                                    register.catalogOperationId()));
        });
        String path = "/api/v1/connections/" + stored + "/datastores";
        String body = "{\"schemas\": [\"sales\", \"taken\", \"SALES\", \"\\u0001\"], \"nameTemplate\":"
                + " \"{connection}/{database}/{schema} {x}\", \"properties\": {\"database\": \"d\"},"
                + " \"profileAfterCatalog\": true}";

        HttpResponse<String> first = gateway.post(
                path, body.replace("{schema} {x}", "{schema}"), "Prefer", "wait=20", "Idempotency-Key", "k1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(Json.texts(first, "/datastores", "status"))
                .containsExactly("REGISTERED", "REFUSED", "REFUSED", "REFUSED");
        assertThat(Json.text(first, "/datastores/0/name")).isEqualTo("Warehouse/d/sales");
        assertThat(Json.text(first, "/datastores/1/code")).isEqualTo("NAME_TAKEN");
        assertThat(Json.text(first, "/datastores/3/code")).isEqualTo("SETTINGS_INVALID");
        RegisterDatastore command =
                (RegisterDatastore) gateway.commandsFor(Json.text(first, "/datastores/0/datastoreId"))
                        .get(0);
        assertThat(command.properties()).containsEntry("database", "d").containsEntry("schema", "sales");
        assertThat(command.connectionId()).isEqualTo(stored);
        assertThat(command.profileAfterCatalog()).isTrue();

        HttpResponse<String> again = gateway.post(
                path, body.replace("{schema} {x}", "{schema}"), "Prefer", "wait=20", "Idempotency-Key", "k1");
        assertThat(again.body()).isEqualTo(first.body());
        HttpResponse<String> other = gateway.post(path, body);
        assertThat(other.statusCode()).isEqualTo(202);
        assertThat(Json.text(other, "/datastores/0/status")).isEqualTo("ACCEPTED");
        assertThat(Json.text(other, "/datastores/0/datastoreId"))
                .isNotEqualTo(Json.text(first, "/datastores/0/datastoreId"));
        assertThat(gateway.post(path, "{\"schemas\": []}").statusCode()).isEqualTo(422);
    }

    private void store() {
        gateway.datastores.give("/connections/" + stored, 200, STORED.formatted(stored));
    }
}

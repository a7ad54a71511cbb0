package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.plumbline.credentials.Opener;
import io.plumbline.credentials.PrivateKeyring;
import io.plumbline.credentials.SealedSecret;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.NameList;

import static org.assertj.core.api.Assertions.assertThat;

final class ConnectionTestHttpTest {
    private static final String PATH = "/api/v1/connection-tests";
    private static final String CANARY = "c4nary-pa55word";
    private static final String UNSAVED = """
            {"connector": "postgresql", "discover": ["schemas", "DATABASES"],
             "properties": {"host": "db.example.org", "database": "sales", "user": "reader"},
             "secrets": {"password": "c4nary-pa55word"}}""";
    private static final String STORED = """
            {"id": "%s", "name": "Sales", "connector": "postgresql", "revision": 7,
             "properties": {"host": "db.example.org", "port": 5432, "database": "sales", "user": "reader",
                            "sslMode": "prefer", "statementTimeoutSeconds": 300, "parallelReads": 2},
             "secrets": {"password": {"set": true}}, "createdAt": "2026-01-01T00:00:00Z",
             "updatedAt": "2026-01-01T00:00:00Z",
             "counters": {"containers": 0, "missingContainers": 0, "fields": 0, "containersProfiled": 0,
                          "rowsProfiled": 0, "checks": 0}}""";

    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId stored = Ids.secure().datastore();
    private volatile TestConnection asked;

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
        gateway.datastores.forget("/datastores/" + stored);
    }

    @Test
    void settingsThatAreStoredNowhere_areTestedWithASecretForTheTestAlone() {
        answer(new ConnectionTestOutcome(
                true, null, 12L, "PostgreSQL", "16.4", null, null, new NameList(List.of("public"), true)));

        HttpResponse<String> answer = gateway.post(PATH, UNSAVED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.tree(answer).at("/outcome/ok").asBoolean()).isTrue();
        assertThat(Json.tree(answer).at("/outcome/latencyMillis").asLong()).isEqualTo(12);
        assertThat(Json.text(answer, "/outcome/version")).isEqualTo("16.4");
        assertThat(Json.text(answer, "/outcome/schemas/names/0")).isEqualTo("public");
        assertThat(asked.discover()).containsExactly(Discovery.SCHEMAS, Discovery.DATABASES);
        assertThat(asked.properties()).containsEntry("host", "db.example.org").containsEntry("port", 5432);
        assertThat(asked.datastoreId()).isNull();
        assertThat(asked.toString()).doesNotContain(CANARY);
        assertThat(new Opener(PrivateKeyring.of(List.of(gateway.privateKey)))
                        .open(
                                SealedSecret.parse(asked.secrets().get("password")),
                                new SecretContext(asked.testId().value(), "password"))
                        .reveal())
                .isEqualTo(CANARY);
    }

    @Test
    void sourceThatRefuses_isAnAnswer_withTheClassAndTheGrants() {
        answer(ConnectionTestOutcome.failed(new ConnectionTestFailure(
                ConnectionProblem.MISSING_RIGHT,
                FailureCode.PERMISSION_DENIED,
                "permission denied for schema sales",
                "GRANT USAGE ON SCHEMA sales TO reader;",
                null)));

        HttpResponse<String> answer = gateway.post(PATH, UNSAVED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.tree(answer).at("/outcome/ok").asBoolean(true)).isFalse();
        assertThat(Json.text(answer, "/outcome/failure/problem")).isEqualTo("MISSING_RIGHT");
        assertThat(Json.text(answer, "/outcome/failure/grants")).contains("GRANT");
    }

    @Test
    void storedDatastore_isTestedAsItIs() {
        store();
        answer(new ConnectionTestOutcome(true, null, 3L, null, null, null, null, null));

        HttpResponse<String> answer = gateway.post(PATH, "{\"datastoreId\": \"" + stored + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(asked.datastoreId()).isEqualTo(stored);
        assertThat(asked.properties()).isNull();
        assertThat(asked.secrets()).isEmpty();
    }

    @Test
    void changeOfAStoredDatastore_keepsItsSecret_unlessItIsAimedElsewhere() {
        store();
        answer(new ConnectionTestOutcome(true, null, 3L, null, null, null, null, null));

        HttpResponse<String> kept =
                gateway.post(PATH, "{\"datastoreId\": \"" + stored + "\", \"properties\": {\"schema\": \"sales\"}}");

        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(asked.revision()).isEqualTo(7);
        assertThat(asked.properties()).containsEntry("schema", "sales").containsEntry("host", "db.example.org");
        assertThat(asked.secrets()).isEmpty();

        HttpResponse<String> aimed = gateway.post(
                PATH, "{\"datastoreId\": \"" + stored + "\", \"properties\": {\"host\": \"evil.example\"}}");
        assertThat(aimed.statusCode()).isEqualTo(422);
        assertThat(Json.text(aimed, "/code")).isEqualTo("SECRET_NEEDED_AGAIN");

        HttpResponse<String> sent = gateway.post(
                PATH,
                "{\"datastoreId\": \"" + stored
                        + "\", \"properties\": {\"host\": \"other.example\"}, \"secrets\": {\"password\": \"new\"}}");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(asked.secrets()).containsOnlyKeys("password");
    }

    @Test
    void unknownDatastore_is404_andFaultsAreNamed() {
        gateway.datastores.give(
                "/datastores/" + stored,
                404,
                "{\"type\":\"urn:plumbline:problem:datastore-unknown\",\"title\":\"x\",\"status\":404,"
                        + "\"detail\":\"unknown\",\"code\":\"DATASTORE_UNKNOWN\",\"errors\":[]}");
        assertThat(gateway.post(PATH, "{\"datastoreId\": \"" + stored + "\"}").statusCode())
                .isEqualTo(404);

        HttpResponse<String> faults = gateway.post(
                PATH,
                "{\"connector\": \"postgresql\", \"colour\": 1, \"discover\": [\"TABLES\"],"
                        + " \"properties\": {\"host\": \"a b\"}, \"secrets\": {}}");
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer"))
                .contains("/colour", "/discover", "/properties/host", "/properties/database", "/secrets/password");
        HttpResponse<String> both =
                gateway.post(PATH, "{\"datastoreId\": \"nonsense\", \"connector\": \"postgresql\"}");
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(Json.texts(both, "/errors", "pointer")).contains("/datastoreId");
    }

    @Test
    void unansweredTest_is504_namingWhoWasWaitedFor() {
        answer(ConnectionTestOutcome.failed(
                new Failure(FailureCode.WORKER_LOST, "No catalog worker took the test within 25 s.")));
        HttpResponse<String> noWorker = gateway.post(PATH, UNSAVED);
        assertThat(noWorker.statusCode()).isEqualTo(504);
        assertThat(Json.text(noWorker, "/detail")).contains("catalog worker");

        gateway.respond(command -> List.of());
        long begin = System.nanoTime();
        HttpResponse<String> nobody = gateway.post(PATH, UNSAVED, "Prefer", "wait=60");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(nobody.statusCode()).isEqualTo(504);
        assertThat(Json.text(nobody, "/detail")).contains("datastore-service");
        assertThat(Json.text(nobody, "/type")).isEqualTo("urn:plumbline:problem:unanswered");
    }

    private void store() {
        gateway.datastores.give("/datastores/" + stored, 200, STORED.formatted(stored));
    }

    private void answer(ConnectionTestOutcome outcome) {
        gateway.respond((Envelope<?> command) -> {
            if (command.message() instanceof TestConnection test) {
                asked = test;
                Message fact = new ConnectionTested(
                        test.testId(), test.datastoreId(), test.connectionId(), test.connector(), outcome);
                return List.of(fact);
            }
            return List.of();
        });
    }
}

package io.plumbline.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.plumbline.credentials.Opener;
import io.plumbline.credentials.PrivateKeyring;
import io.plumbline.credentials.SealedSecret;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

final class RegistrationHttpTest {
    private static final String CANARY = "c4nary-pa55word";
    private static final String SALES = """
            {"name": "Sales", "connector": "postgresql",
             "properties": {"host": "db.example.org", "database": "sales", "user": "reader"},
             "secrets": {"password": "c4nary-pa55word"}}""";
    private static final String FILES =
            "{\"name\": \"%s\", \"connector\": \"local-files\", \"properties\": {\"root\": \"samples\"}}";

    private final TestGateway gateway = TestGateway.shared();

    @AfterEach
    void nobodyResponds() {
        gateway.respond(command -> List.of());
    }

    @Test
    void registration_isAcceptedDurably_withItsSecretSealedForThatField() {
        HttpResponse<String> answer = gateway.post("/api/v1/datastores", SALES);

        assertThat(answer.statusCode()).isEqualTo(202);
        String id = Json.text(answer, "/datastoreId");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/datastores/" + id);
        assertThat(Json.text(answer, "/operationId")).startsWith("op_");
        RegisterDatastore command = commandFor(id);
        assertThat(command.name()).isEqualTo("Sales");
        assertThat(command.properties()).containsEntry("port", 5432).containsEntry("host", "db.example.org");
        assertThat(command.toString()).doesNotContain(CANARY);
        Opener opener = new Opener(PrivateKeyring.of(List.of(gateway.privateKey)));
        SealedSecret sealed = SealedSecret.parse(command.secrets().get("password"));
        assertThat(opener.open(sealed, new SecretContext(id, "password")).reveal())
                .isEqualTo(CANARY);
    }

    @Test
    void secretField_amongTheProperties_isSealedToo() {
        String body = """
                {"name": "Inline", "connector": "postgresql",
                 "properties": {"host": "db", "database": "sales", "user": "reader", "password": "c4nary-pa55word"}}""";

        String id = Json.text(gateway.post("/api/v1/datastores", body), "/datastoreId");

        assertThat(commandFor(id).properties()).doesNotContainKey("password");
        assertThat(commandFor(id).secrets()).containsOnlyKeys("password");
    }

    @Test
    void tagsAndGroup_arePassedOn_andTheirFaultsNamed() {
        String body = """
                {"name": "Tagged", "connector": "postgresql", "tags": [" core ", "core", "eu"], "group": " Finance ",
                 "properties": {"host": "db", "database": "sales", "user": "reader"}, "secrets": {"password": "x"}}""";

        String id = Json.text(gateway.post("/api/v1/datastores", body), "/datastoreId");

        assertThat(commandFor(id).labels()).isEqualTo(new DatastoreLabels(List.of("core", "eu"), "Finance"));
        HttpResponse<String> faults = gateway.post(
                "/api/v1/datastores", body.replace("\" core \"", "\"\"").replace("Finance", "F".repeat(101)));
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(Json.texts(faults, "/errors", "pointer")).containsExactlyInAnyOrder("/tags", "/group");
    }

    @Test
    void waitingRegistration_isAnswered201_withWhatWasRecorded() {
        gateway.respond(command -> {
            RegisterDatastore register = (RegisterDatastore) command.message();
            gateway.datastores.give("/datastores/" + register.datastoreId(), 200, "{\"id\":\"recorded\"}");
            return registered(command);
        });

        HttpResponse<String> answer =
                gateway.post("/api/v1/datastores", FILES.formatted("Waited"), "Prefer", "wait=20");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=20");
        assertThat(answer.body()).isEqualTo("{\"id\":\"recorded\"}");
    }

    @Test
    void waitingRegistration_ofATakenName_is409() {
        gateway.respond(command -> List.of(new DatastoreRejected(
                ((RegisterDatastore) command.message()).datastoreId(),
                new Failure(FailureCode.NAME_TAKEN, "name: Taken is taken"))));

        HttpResponse<String> answer = gateway.post("/api/v1/datastores", FILES.formatted("Taken"), "Prefer", "wait=20");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Json.text(answer, "/code")).isEqualTo("NAME_TAKEN");
        assertThat(Json.text(answer, "/type")).isEqualTo("urn:plumbline:problem:name-taken");
    }

    @Test
    void waitingRegistration_withoutAnOutcomeInTime_is202() {
        HttpResponse<String> answer =
                gateway.post("/api/v1/datastores", FILES.formatted("Slow"), "Prefer", "respond-async, wait=1");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=1");
    }

    @Test
    void repeat_underTheSameKey_givesTheFirstAnswer() {
        String body = FILES.formatted("Keyed");
        HttpResponse<String> first = gateway.post("/api/v1/datastores", body, "Idempotency-Key", "key-1");
        HttpResponse<String> second = gateway.post("/api/v1/datastores", body, "Idempotency-Key", "key-1");
        HttpResponse<String> other = gateway.post("/api/v1/datastores", body, "Idempotency-Key", "key-2");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.body()).isNotEqualTo(first.body());
        String id = Json.text(first, "/datastoreId");
        await().until(() -> gateway.commandsFor(id).size() == 2);
        assertThat(gateway.commands.stream()
                        .filter(envelope -> envelope.message().key().equals(id))
                        .map(envelope -> envelope.header().id())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void reusedKey_withAnotherBody_isTheSameDatastoreWithAnotherFingerprint_andRefusedWhenKnown() {
        gateway.respond(RegistrationHttpTest::registeredOrReused);
        HttpResponse<String> first = gateway.post(
                "/api/v1/datastores", FILES.formatted("First"), "Idempotency-Key", "key-3", "Prefer", "wait=20");
        HttpResponse<String> second = gateway.post(
                "/api/v1/datastores", FILES.formatted("Other"), "Idempotency-Key", "key-3", "Prefer", "wait=20");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Json.text(second, "/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void everyFault_isNamedByAPointer_withoutTheSecret() {
        String body = """
                {"name": " ", "connector": "postgresql", "colour": "red",
                 "properties": {"host": "a b", "port": "x", "databse": "d", "user": "u"},
                 "secrets": {"password": 7, "passwrd": "c4nary-pa55word"}, "initiateCatalog": "yes"}""";

        HttpResponse<String> answer = gateway.post("/api/v1/datastores", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Json.texts(answer, "/errors", "pointer"))
                .contains(
                        "/name",
                        "/colour",
                        "/initiateCatalog",
                        "/properties/host",
                        "/properties/port",
                        "/properties/databse",
                        "/properties/database",
                        "/secrets/password",
                        "/secrets/passwrd");
        assertThat(answer.body()).doesNotContain(CANARY).doesNotContain("Exception");
    }

    @Test
    void textInThePlaceOfSecrets_isRefused_withoutBeingRepeated() {
        String body = """
                {"name": "n", "connector": "postgresql", "properties": "jdbc:postgresql://u:c4nary-pa55word@h/d",
                 "secrets": "c4nary-pa55word"}""";

        HttpResponse<String> answer = gateway.post("/api/v1/datastores", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.texts(answer, "/errors", "pointer")).contains("/properties", "/secrets");
        assertThat(answer.body()).doesNotContain(CANARY);
    }

    @Test
    void unknownConnector_is422() {
        HttpResponse<String> answer =
                gateway.post("/api/v1/datastores", "{\"name\":\"x\",\"connector\":\"oracle9\",\"properties\":{}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Json.texts(answer, "/errors", "pointer")).containsExactly("/connector");
    }

    static List<Message> registered(Envelope<?> command) {
        if (command.message() instanceof RegisterDatastore register) {
            return List.of(new DatastoreRegistered(
                    register.datastoreId(), register.name(), register.connector(), register.catalogOperationId()));
        }
        return List.of();
    }

    private static List<Message> registeredOrReused(Envelope<?> command) {
        RegisterDatastore register = (RegisterDatastore) command.message();
        return register.name().equals("First")
                ? registered(command)
                : List.of(new DatastoreRejected(
                        register.datastoreId(),
                        new Failure(FailureCode.IDEMPOTENCY_KEY_REUSED, "the key was used for another request")));
    }

    private RegisterDatastore commandFor(String id) {
        await().until(() -> !gateway.commandsFor(id).isEmpty());
        return (RegisterDatastore) gateway.commandsFor(id).get(0);
    }
}

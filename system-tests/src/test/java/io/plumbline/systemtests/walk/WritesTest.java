package io.plumbline.systemtests.walk;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WritesTest {

    private final Walker walker = new Walker();
    private final Api api = walker.api();

    @AfterEach
    void clearUp() {
        walker.close();
    }

    @Test
    void registration_isAcceptedAtOnce_orConfirmedForWhoWaits() {
        Api.Answer accepted = walker.noted(api.post("/api/v1/datastores", Walker.shop("walk accepted")));
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.body().path("datastoreId").asString();
        assertThat(accepted.headers().get("location")).containsExactly("/api/v1/datastores/" + id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/datastores/" + id).status() == 200);

        JsonNode confirmed = walker.register(Walker.shop("walk confirmed"));
        assertThat(confirmed.path("revision").asLong()).isEqualTo(1);
        assertThat(confirmed.path("secrets").path("password").path("set").asBoolean())
                .isTrue();
        assertThat(confirmed.toString()).doesNotContain("geheim");

        JsonNode files = walker.register(new HashMap<>(Map.of(
                "name",
                "walk files",
                "connector",
                "local-files",
                "properties",
                Map.of("root", "samples", "path", "penguins.json"))));
        String catalog = files.path("lastCatalog").path("id").asString();
        assertThat(catalog).startsWith("op_");
        assertThat(api.awaitEnd(catalog, Duration.ofSeconds(60)).path("status").asString())
                .isEqualTo("SUCCEEDED");
        assertThat(cancel(catalog)).isEqualTo(409);
        assertThat(cancel("op_aaaaaaaaaaaaaaaa")).isEqualTo(404);
    }

    @Test
    void repeatsUnderOneKey_areOneDatastore_andAnotherRequestUnderItIsRefused() {
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = Map.of("Idempotency-Key", key, "Prefer", "wait=30");
        List<Api.Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.send("POST", "/api/v1/datastores", Walker.shop("walk repeated"), headers))
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        Set<String> ids = new LinkedHashSet<>();
        answers.forEach(answer -> ids.add(walker.noted(answer).body().path("id").asString()));
        assertThat(ids).hasSize(1);
        assertThat(api.all("/api/v1/datastores?search=walk%20repeated")).hasSize(1);

        Api.Answer other = api.send("POST", "/api/v1/datastores", Walker.shop("walk other"), headers);
        assertThat(other.status()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void name_isTakenUntilItsDatastoreIsRemoved() {
        String id = walker.register(Walker.shop("walk name")).path("id").asString();
        Api.Answer taken = api.send("POST", "/api/v1/datastores", Walker.shop("WALK Name"), Walker.WAIT);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(code(taken)).isEqualTo("NAME_TAKEN");
        String path = "/api/v1/datastores/" + id;
        assertThat(walker.delete(path).status()).isEqualTo(204);
        assertThat(walker.delete(path).status()).isEqualTo(404);
        assertThat(api.get(path).status()).isEqualTo(404);
        walker.register(Walker.shop("walk name"));
    }

    @Test
    void change_needsThePresentRevision_andTheSecretIfItIsAimedElsewhere() {
        String id = walker.register(Walker.shop("walk change")).path("id").asString();
        Api.Answer described = walker.patch(id, Map.of("revision", 1, "description", "hello"));
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.body().path("revision").asLong()).isEqualTo(2);
        assertThat(described.body().path("description").asString()).isEqualTo("hello");

        assertThat(walker.patch(id, Map.of("revision", 1, "name", "walk late")).status())
                .isEqualTo(409);
        Api.Answer byHeader =
                api.send("PATCH", "/api/v1/datastores/" + id, Map.of("name", "walk late"), Map.of("If-Match", "\"1\""));
        assertThat(byHeader.status()).isEqualTo(412);
        assertThat(walker.patch(id, Map.of("revision", 2)).status()).isEqualTo(422);

        Map<String, Object> elsewhere = Map.of("host", "127.0.0.2");
        Api.Answer aimed = walker.patch(id, Map.of("revision", 2, "properties", elsewhere));
        assertThat(aimed.status()).isEqualTo(422);
        assertThat(code(aimed)).isEqualTo("SECRET_NEEDED_AGAIN");
        Api.Answer again = walker.patch(
                id, Map.of("revision", 2, "properties", elsewhere, "secrets", Map.of("password", "geheim")));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.body().path("properties").path("host").asString()).isEqualTo("127.0.0.2");
        assertThat(again.body().path("properties").path("port").asInt()).isEqualTo(5432);
    }

    @Test
    void wrongBodies_areRefused_withAPointerForEachFault_andWithoutTheirSecrets() {
        refused("{\"name\": ", 400);
        refused("[]", 400);
        refused("", 400);
        refused("{\"name\": \"a\", \"name\": \"b\"}", 400);
        refused("{}", 422, "/name", "/connector");
        refused("{\"name\": \"a\", \"connector\": \"oracle9\", \"properties\": {}}", 422, "/connector");
        refused(
                "{\"name\": \" \", \"connector\": \"local-files\", \"colour\": 1, \"properties\": {\"rot\": \"x\"}}",
                422,
                "/name",
                "/colour",
                "/properties/root",
                "/properties/rot");
        refused(
                "{\"name\": \"a\", \"connector\": \"postgresql\", \"properties\": {\"host\": \"a b\", \"port\": \"x\","
                        + " \"database\": \"d\", \"user\": \"u\", \"password\": \"geheim\"}}",
                422,
                "/properties/host",
                "/properties/port");
        refused("{\"name\": \"" + "x".repeat(1 << 20) + "\"}", 413);
    }

    private void refused(String body, int status, String... pointers) {
        Api.Answer answer = api.post("/api/v1/datastores", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().get("content-type")).containsExactly("application/problem+json");
        assertThat(answer.body().path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.text()).doesNotContain("geheim");
        assertThat(StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                        .map(error -> error.path("pointer").asString()))
                .contains(pointers);
    }

    private int cancel(String operation) {
        return api.send("POST", "/api/v1/operations/" + operation + "/cancel", null, Walker.WAIT)
                .status();
    }

    private static String code(Api.Answer answer) {
        return answer.body().path("code").asString();
    }
}

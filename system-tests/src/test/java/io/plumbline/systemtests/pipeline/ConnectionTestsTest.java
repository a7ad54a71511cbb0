package io.plumbline.systemtests.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connection tests through the whole platform: how long they take, what they tell, and that they leave nothing. */
class ConnectionTestsTest {

    private static final String PATH = "/api/v1/connection-tests";

    private final EmbeddedDefault plumbline = EmbeddedDefault.shared();
    private final Api api = plumbline.api();

    @Test
    void fiftyTests_areAnsweredInTime_andLeaveNoDocumentBehind() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("create schema sales", "create table sales.orders (id bigint primary key)");
        Map<String, Long> before = documents();

        List<Long> millis = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> switch (i % 5) {
                    case 0 -> timed(postgres(database, Map.of(), database.password()), true, "");
                    case 1 -> timed(postgres(database, Map.of(), "wrong"), false, "AUTHENTICATION");
                    case 2 -> timed(postgres(database, Map.of("port", Ports.free()), "x"), false, "UNREACHABLE");
                    case 3 ->
                        timed(Map.of("connector", "local-files", "properties", Map.of("root", "samples")), true, "");
                    default ->
                        timed(
                                Map.of("connector", "local-files", "properties", Map.of("root", "nowhere")),
                                false,
                                "NOT_FOUND");
                })
                .sorted()
                .toList();

        System.out.println("connection tests: 50, median " + millis.get(25) + " ms, slowest " + millis.get(49) + " ms");
        assertThat(millis.get(49)).isLessThan(30_000);
        // What is left of a test holds nothing that was tested, and goes when its command can't be heard once more.
        await().atMost(Duration.ofSeconds(150))
                .untilAsserted(() -> assertThat(documents()).as("documents").isEqualTo(before));
    }

    @Test
    void storedDatastore_isTestedWithItsStoredSecret_andAsItWouldBeAfterAChange() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("create schema sales");
        Map<String, Object> properties = new HashMap<>(properties(database));
        properties.put("password", database.password());
        Api.Registered registered = api.register("tested as stored", "postgresql", properties, false);
        String id = registered.datastoreId();

        JsonNode stored = outcome(Map.of("datastoreId", id));
        assertThat(stored.path("ok").asBoolean()).as(stored.toString()).isTrue();
        assertThat(stored.path("product").asString()).isEqualTo("PostgreSQL");

        JsonNode changed = outcome(Map.of("datastoreId", id, "properties", Map.of("schema", "nowhere")));
        assertThat(changed.at("/failure/problem").asString())
                .as(changed.toString())
                .isEqualTo("NOT_FOUND");

        Api.Answer aimed = api.post(PATH, Map.of("datastoreId", id, "properties", Map.of("port", Ports.free())));
        assertThat(aimed.status()).as(aimed.text()).isEqualTo(422);
        assertThat(aimed.body().path("code").asString()).isEqualTo("SECRET_NEEDED_AGAIN");

        JsonNode wrong = outcome(Map.of("datastoreId", id, "secrets", Map.of("password", "wrong")));
        assertThat(wrong.at("/failure/problem").asString()).as(wrong.toString()).isEqualTo("AUTHENTICATION");
        assertThat(outcome(Map.of("datastoreId", id)).path("ok").asBoolean())
                .as("nothing was changed by the tests")
                .isTrue();
    }

    @Test
    void datastores_shareAConnection_whoseChangedSecretServesThemAll() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create schema sales",
                "create table sales.orders (id bigint primary key)",
                "create schema stock",
                "create table stock.items (id bigint primary key)");
        Map<String, Object> properties = new HashMap<>(properties(database));
        properties.remove("database");
        Api.Answer created = api.send(
                "POST",
                "/api/v1/connections",
                Map.of(
                        "name",
                        "warehouse of " + database.name(),
                        "connector",
                        "postgresql",
                        "properties",
                        properties,
                        "secrets",
                        Map.of("password", "not yet")),
                Map.of("Prefer", "wait=30"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String connection = created.body().path("id").asString();
        JsonNode refused =
                outcome(Map.of("connectionId", connection, "properties", Map.of("database", database.name())));
        assertThat(refused.at("/failure/problem").asString())
                .as(refused.toString())
                .isEqualTo("AUTHENTICATION");
        Api.Answer changed = api.send(
                "PATCH",
                "/api/v1/connections/" + connection,
                Map.of("revision", 1, "secrets", Map.of("password", database.password())),
                Map.of("Prefer", "wait=30"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        for (String schema : List.of("sales", "stock")) {
            Api.Answer registered = api.send(
                    "POST",
                    "/api/v1/datastores",
                    Map.of(
                            "name",
                            schema + " of " + database.name(),
                            "connectionId",
                            connection,
                            "properties",
                            Map.of("database", database.name(), "schema", schema)),
                    Map.of("Prefer", "wait=30"));
            assertThat(registered.status()).as(registered.text()).isEqualTo(201);
            String datastore = registered.body().path("id").asString();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> api.all("/api/v1/datastores/" + datastore + "/containers")
                                    .size()
                            == 1);
        }

        Api.Answer used = api.send("DELETE", "/api/v1/connections/" + connection, null, Map.of("Prefer", "wait=30"));
        assertThat(used.status()).as(used.text()).isEqualTo(409);
        assertThat(used.body().path("detail").asString())
                .contains("sales of " + database.name(), "stock of " + database.name());
        for (JsonNode datastore : api.all("/api/v1/datastores?connection=" + connection)) {
            String path = "/api/v1/datastores/" + datastore.path("id").asString();
            assertThat(api.send("DELETE", path, null, Map.of("Prefer", "wait=30"))
                            .status())
                    .isEqualTo(204);
        }
        Api.Answer removed = api.send("DELETE", "/api/v1/connections/" + connection, null, Map.of("Prefer", "wait=30"));
        assertThat(removed.status()).as(removed.text()).isEqualTo(204);
    }

    private long timed(Map<String, Object> request, boolean ok, String problem) {
        long begin = System.nanoTime();
        JsonNode outcome = outcome(request);
        long took = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        assertThat(outcome.path("ok").asBoolean()).as(outcome.toString()).isEqualTo(ok);
        assertThat(outcome.at("/failure/problem").asString(""))
                .as(outcome.toString())
                .isEqualTo(problem);
        return took;
    }

    private JsonNode outcome(Map<String, Object> request) {
        Api.Answer answer = api.post(PATH, request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("outcome");
    }

    private static Map<String, Object> postgres(
            PostgresServer.Database database, Map<String, Object> other, String password) {
        Map<String, Object> properties = new HashMap<>(properties(database));
        properties.putAll(other);
        return Map.of("connector", "postgresql", "properties", properties, "secrets", Map.of("password", password));
    }

    private static Map<String, Object> properties(PostgresServer.Database database) {
        return Map.of(
                "host", database.host(), "port", database.port(), "database", database.name(), "user", database.user());
    }

    /** How many documents each collection has. */
    private Map<String, Long> documents() {
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + storePort())) {
            MongoDatabase database = client.getDatabase("plumbline");
            Map<String, Long> counts = new TreeMap<>();
            for (String collection : database.listCollectionNames()) {
                long count = database.getCollection(collection).countDocuments();
                if (count > 0) {
                    counts.put(collection, count);
                }
            }
            return counts;
        }
    }

    private String storePort() {
        try (Stream<Path> files = Files.walk(plumbline.dataDirectory())) {
            return Files.readString(files.filter(path -> path.endsWith("store.port"))
                            .findFirst()
                            .orElseThrow())
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

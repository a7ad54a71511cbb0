package io.plumbline.systemtests.secrets;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.systemtests.campaign.Facts;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

class CanarySecretsTest {

    private static final Logger log = LoggerFactory.getLogger(CanarySecretsTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String DATASTORES = "/api/v1/datastores";

    private final SecureRandom random = new SecureRandom();
    private final List<Canary> canaries = new ArrayList<>();
    private final StringBuffer answers = new StringBuffer();
    private final PostgresServer.Database database;

    @TempDir
    Path temporary;

    CanarySecretsTest() throws SQLException {
        database = PostgresServer.shared().freshDatabase();
        database.execute(
                "CREATE TABLE accounts (id int PRIMARY KEY, owner text)",
                "INSERT INTO accounts SELECT n, 'owner ' || n FROM generate_series(1, 50) n",
                "GRANT SELECT ON accounts TO PUBLIC");
    }

    @Test
    void noSecret_isFoundAnywhere_inAnySpelling() throws Exception {
        Canary control = Canary.plant("control", random);
        Haystack haystack = new Haystack();
        try (EmbeddedDefault platform = EmbeddedDefault.fresh()
                .withRoot("scratch", EmbeddedDefault.scratch())
                .withEnvironment("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary)
                .start()) {
            Api api = platform.api();
            canaries.add(
                    new Canary("administrator's token", platform.adminToken().substring(21)));
            try (ThreadDumps dumps = ThreadDumps.of(platform.process().pid());
                    EventStream events = EventStream.open(platform.address(), platform.adminToken())) {
                plantControl(api, control);
                useSecrets(api);
                sendSecretsWhereTheyDontBelong(api);
                useTokens(api);
                crawl(api);
                dumps.close();
                haystack.add("thread dumps", dumps.text());
                haystack.add("event stream", events.text());
            }
            haystack.add("API answers", answers.toString());
            haystack.add("console", console(platform));
            addRecords(haystack, "127.0.0.1:" + remembered(platform, "broker.port"));
            addDocuments(haystack, "mongodb://127.0.0.1:" + remembered(platform, "store.port"));
            haystack.addFiles("temporary", temporary);
            haystack.addFiles("data", platform.dataDirectory());
            platform.process().stop(Duration.ofSeconds(40));
            haystack.addFiles("data after the stop", platform.dataDirectory());
            haystack.add("console at the stop", console(platform));
        }
        log.info("{} canaries in {} places with {} MB", canaries.size(), haystack.size(), haystack.bytes() >> 20);

        List<Haystack.Hit> found = haystack.find(control);
        assertThat(found.stream().filter(hit -> hit.spelling().equals("plain")).map(Haystack.Hit::place))
                .as("where the control is bound to be")
                .contains("API answers", "records of plumbline.commands", "documents of datastores")
                .anyMatch(place -> place.startsWith("data broker") && place.endsWith(".log"))
                .anyMatch(place -> place.startsWith("data store"));
        assertThat(found.stream().map(Haystack.Hit::spelling))
                .as("how the control can be recognised")
                .contains("plain", "base64 at 0", "base64 at 1", "base64 at 2", "hex", "HEX", "url", "URL");
        assertThat(canaries).hasSizeGreaterThanOrEqualTo(15);
        assertThat(canaries.stream().flatMap(canary -> haystack.find(canary).stream()))
                .isEmpty();
    }

    private void plantControl(Api api, Canary control) {
        Map<String, Object> body = registration("control", database.user(), database.password());
        body.put("description", control.everySpelling());
        ask(api, "POST", DATASTORES, body, 201);
    }

    /** Right and wrong, against a real server and against nobody. */
    private void useSecrets(Api api) throws SQLException {
        Canary right = plant("right password");
        String user = database.user() + "_reader";
        PostgresServer.shared().createLogin(user, right.secret());
        Map<String, Object> good = registration("right password", user, right.secret());
        good.put("profileAfterCatalog", true);
        String id = ask(api, "POST", DATASTORES, good, 201).body().path("id").asString();
        assertThat(api.awaitProfile(id, PATIENCE).path("status").asString()).startsWith("SUCCEEDED");

        expectFailure(
                api,
                registration("wrong password", user, plant("wrong password").secret()));
        Map<String, Object> host = registration(
                "wrong host",
                user,
                plant("password for a host that isn't there").secret());
        properties(host).put("host", "no-such-host.invalid");
        expectFailure(api, host);
        Map<String, Object> port = registration(
                "wrong port", user, plant("password for a closed port").secret());
        properties(port).put("port", 1);
        expectFailure(api, port);
        Map<String, Object> missing = registration(
                "no such database", user, plant("password for no database").secret());
        properties(missing).put("database", "no_such_database");
        expectFailure(api, missing);
        Map<String, Object> tls =
                registration("no TLS there", user, plant("password for TLS").secret());
        properties(tls).put("sslMode", "verify-full");
        expectFailure(api, tls);

        Canary changed = plant("changed password");
        Api.Answer view = ask(api, "GET", DATASTORES + "/" + id, null, 200);
        patch(api, id, view, Map.of("secrets", Map.of("password", changed.secret())), 200);
        Api.Answer now = ask(api, "GET", DATASTORES + "/" + id, null, 200);
        patch(api, id, now, Map.of("properties", Map.of("host", "localhost")), 0);
        String again = api.run(id, Map.of("type", "CATALOG"));
        assertThat(api.awaitEnd(again, PATIENCE).path("status").asString()).isEqualTo("FAILED");
    }

    private void sendSecretsWhereTheyDontBelong(Api api) {
        Map<String, Object> unknownProperty =
                registration("unknown property", "u", plant("beside a typo").secret());
        properties(unknownProperty)
                .put("passwrod", plant("in an unknown property").secret());
        ask(api, "POST", DATASTORES, unknownProperty, 422);
        Map<String, Object> unknownField = registration("unknown field", "u", "x");
        unknownField.put("password", plant("in an unknown field").secret());
        ask(api, "POST", DATASTORES, unknownField, 422);
        Map<String, Object> unknownSecret = registration("unknown secret", "u", "x");
        unknownSecret.put(
                "secrets",
                Map.of("password", "x", "pin", plant("in an unknown secret").secret()));
        ask(api, "POST", DATASTORES, unknownSecret, 422);
        Map<String, Object> list = registration("list", "u", "x");
        list.put("secrets", Map.of("password", List.of(plant("in a list").secret())));
        ask(api, "POST", DATASTORES, list, 422);
        Map<String, Object> nested = registration("nested", "u", "x");
        nested.put("secrets", plant("instead of the secrets").secret());
        ask(api, "POST", DATASTORES, nested, 422);
        ask(
                api,
                "POST",
                DATASTORES,
                registration(
                        "reference", "u", "${env:" + plant("half a reference").secret()),
                422);
        Map<String, Object> otherConnector = registration(
                "files", "u", plant("for a connector without secrets").secret());
        otherConnector.put("connector", "local-files");
        ask(api, "POST", DATASTORES, otherConnector, 422);
        Map<String, Object> unknownConnector =
                registration("none", "u", plant("for an unknown connector").secret());
        unknownConnector.put("connector", "oracel");
        ask(api, "POST", DATASTORES, unknownConnector, 422);
        String whole = JsonMapper.shared()
                .writeValueAsString(registration(
                        "malformed", "u", plant("in a malformed body").secret()));
        ask(api, "POST", DATASTORES, whole.substring(0, whole.length() - 3), 400);
        ask(
                api,
                "POST",
                DATASTORES,
                "[" + whole.replaceAll("Qz", plant("in a body of another shape").core()) + "]",
                0);
        ask(
                api,
                "POST",
                DATASTORES,
                whole.replace("{", "{\"a\":" + plant("unquoted").core() + ","),
                400);
    }

    private void useTokens(Api api) {
        Canary bearer = plant("a token that nobody issued");
        ask(new Api(api.base(), bearer.core()), "GET", DATASTORES, null, 401);
        ask(
                new Api(api.base(), "plt_abcdefgh01234567_" + (bearer.core() + "A".repeat(43)).substring(0, 43)),
                "GET",
                DATASTORES,
                null,
                401);
        // The one answer that shows a token isn't kept: all others are.
        Api.Answer issued = api.send(
                "POST", "/api/v1/tokens", Map.of("name", "viewer", "role", "VIEWER"), Map.of("Prefer", "wait=30"));
        assertThat(issued.status()).isEqualTo(201);
        String token = issued.body().path("token").asString();
        canaries.add(new Canary("an issued token", token.substring(token.lastIndexOf('_', 25) + 1)));
        Api viewer = new Api(api.base(), token);
        ask(viewer, "GET", DATASTORES, null, 200);
        ask(
                viewer,
                "POST",
                DATASTORES,
                registration("not allowed", "u", plant("from a viewer").secret()),
                403);
    }

    /** Reads whatever can be read. */
    private void crawl(Api api) {
        for (String list : List.of(DATASTORES, "/api/v1/operations", "/api/v1/checks", "/api/v1/tokens")) {
            ask(api, "GET", list + "?size=200", null, 200);
        }
        for (JsonNode datastore : api.all(DATASTORES)) {
            String path = DATASTORES + "/" + datastore.path("id").asString();
            ask(api, "GET", path, null, 200);
            for (JsonNode container : api.all(path + "/containers")) {
                String of = "/api/v1/containers/" + container.path("id").asString();
                List.of("", "/fields", "/profile", "/profiles").forEach(part -> ask(api, "GET", of + part, null, 0));
            }
        }
        for (JsonNode operation : api.all("/api/v1/operations")) {
            String path = "/api/v1/operations/" + operation.path("id").asString();
            ask(api, "GET", path, null, 200);
            ask(api, "GET", path + "/items", null, 200);
        }
        List.of("/v3/api-docs", "/actuator/prometheus", "/actuator/env", "/error", "/metrics")
                .forEach(path -> ask(api, "GET", path, null, 0));
    }

    private void expectFailure(Api api, Map<String, Object> body) {
        String id = ask(api, "POST", DATASTORES, body, 201).body().path("id").asString();
        String operation =
                api.all("/api/v1/operations?datastore=" + id).get(0).path("id").asString();
        // Some failures are tried again for a while: one attempt has been made when this is seen.
        org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> {
            List<JsonNode> items = api.all("/api/v1/operations/" + operation + "/items");
            return !items.isEmpty() && items.get(0).path("failure").isObject();
        });
        ask(api, "GET", "/api/v1/operations/" + operation, null, 200);
        ask(api, "GET", "/api/v1/operations/" + operation + "/items", null, 200);
    }

    private void patch(Api api, String id, Api.Answer read, Map<String, Object> change, int expected) {
        String revision = read.headers()
                .getOrDefault(
                        "etag", List.of("\"" + read.body().path("revision").asLong() + "\""))
                .get(0);
        Api.Answer answer =
                api.send("PATCH", DATASTORES + "/" + id, change, Map.of("Prefer", "wait=30", "If-Match", revision));
        keep(answer);
        if (expected > 0) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        }
    }

    /** @param expected status; 0 if any will do */
    private Api.Answer ask(Api api, String method, String path, Object body, int expected) {
        Api.Answer answer =
                api.send(method, path, body, method.equals("POST") ? Map.of("Prefer", "wait=30") : Map.of());
        keep(answer);
        if (expected > 0) {
            assertThat(answer.status()).as(path + ": " + answer.text()).isEqualTo(expected);
        }
        return answer;
    }

    private void keep(Api.Answer answer) {
        answers.append(answer.headers()).append('\n').append(answer.text()).append('\n');
    }

    private Canary plant(String name) {
        Canary canary = Canary.plant(name, random);
        canaries.add(canary);
        return canary;
    }

    private Map<String, Object> registration(String name, String user, String password) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("host", database.host());
        properties.put("port", database.port());
        properties.put("database", database.name());
        properties.put("user", user);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("connector", "postgresql");
        body.put("properties", properties);
        body.put("secrets", Map.of("password", password));
        return body;
    }

    @SuppressWarnings("unchecked") // as registration() makes it
    private static Map<String, Object> properties(Map<String, Object> registration) {
        return (Map<String, Object>) registration.get("properties");
    }

    /** Without the one line that is meant to show the administrator's token. */
    static String console(EmbeddedDefault platform) {
        List<String> lines = platform.process().lines();
        assertThat(lines.stream().filter(line -> line.contains(platform.adminToken())))
                .hasSize(1);
        return String.join("\n", lines).replace(platform.adminToken(), "");
    }

    /** As consumers get them: segments may be compressed. */
    static void addRecords(Haystack haystack, String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (String topic : admin.listTopics().names().get()) {
                StringBuilder text = new StringBuilder();
                for (ConsumerRecord<byte[], byte[]> entry : Facts.records(bootstrapServers, topic)) {
                    entry.headers()
                            .forEach(header -> text.append(utf8(header.value())).append('\n'));
                    text.append(utf8(entry.key()))
                            .append('\n')
                            .append(utf8(entry.value()))
                            .append('\n');
                }
                haystack.add("records of " + topic, text.toString());
            }
        }
    }

    private static String utf8(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    static void addDocuments(Haystack haystack, String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase metadata = client.getDatabase("plumbline");
            for (String collection : metadata.listCollectionNames()) {
                StringBuilder text = new StringBuilder();
                for (Document document : metadata.getCollection(collection).find()) {
                    text.append(document.toJson()).append('\n');
                }
                haystack.add("documents of " + collection, text.toString());
            }
        }
    }

    static String remembered(EmbeddedDefault platform, String fileName) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(platform.dataDirectory())) {
            return Files.readString(files.filter(path -> path.endsWith(fileName))
                            .findFirst()
                            .orElseThrow())
                    .strip();
        }
    }
}

package io.plumbline.datastore;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.datastore.lineage.TellLineage;
import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.work.WorkFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The whole service with a receiver of OpenLineage over HTTP, which is away at first, and one behind Kafka. */
class LineageTest {

    private static final String TOKEN = "0123456789abcdef-test";
    private static final String TOPIC = "lineage";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger(3);
    private volatile String authorization = "";
    private volatile String path = "";

    @Test
    void operations_areToldToBothReceivers_afterAnOutage() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
        Path key = Files.writeString(directory.resolve("token"), "lineage-token\n");
        try (EmbeddedStore store = EmbeddedStore.start(directory.resolve("store"), 0);
                EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
                AdminClient admin = AdminClient.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            try (ConfigurableApplicationContext service = DatastoreServiceApplication.builder()
                            .run(
                                    "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                                    "--plumbline.mongo.uri=" + store.connectionString(),
                                    "--plumbline.service-token=" + TOKEN,
                                    "--plumbline.work.max-attempts=1",
                                    "--plumbline.openlineage.enabled=true",
                                    "--plumbline.openlineage.url=http://127.0.0.1:"
                                            + receiver.getAddress().getPort(),
                                    "--plumbline.openlineage.token-file=" + key,
                                    "--plumbline.openlineage.topic=" + TOPIC,
                                    "--server.port=0",
                                    "--management.server.port=0");
                    Wire wire = new Wire(broker.bootstrapServers())) {
                int port =
                        ((WebServerApplicationContext) service).getWebServer().getPort();
                story(wire, new Claims(URI.create("http://127.0.0.1:" + port + "/internal/v1"), TOKEN));
                await().atMost(LONG).untilAsserted(() -> assertThat(types()).hasSizeGreaterThanOrEqualTo(8));
                TellLineage lineage = service.getBean(TellLineage.class);
                assertThat(lineage.undelivered()).isPositive();
                assertEvents();
                assertKafka(broker.bootstrapServers());
            }
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void settings_areCheckedAtStart() {
        assertThatThrownBy(() -> new OpenLineageProperties(true, null, null, "", "plumbline", Duration.ofSeconds(1)))
                .hasMessageContaining("expected: with a url, a topic, or both");
        for (String url : List.of(
                "ftp://host/",
                "http://user:secret-word@host/",
                "http:///x",
                "http://host/?a=b",
                "http://169.254.169.254/")) {
            assertThatThrownBy(() -> new OpenLineageProperties(
                            true, URI.create(url), null, null, "plumbline", Duration.ofSeconds(1)))
                    .hasMessageContaining("plumbline.openlineage.url")
                    .message()
                    .doesNotContain("secret-word");
        }
        assertThat(new OpenLineageProperties(false, null, null, null, "plumbline", Duration.ofSeconds(1)).enabled())
                .isFalse();
    }

    /** A catalog and a profile that succeed, and a profile that fails. */
    private static void story(Wire wire, Claims claims) {
        DatastoreId ds = Samples.datastoreId("lineage");
        wire.send(Samples.command(Samples.register(ds, "shop", Samples.operationId("lineage-catalog"), false)));
        WorkAssignment catalog = claims.claim("CATALOG", ds);
        wire.send(Samples.result(Samples.found(catalog, 0, Samples.table("public.orders"))));
        wire.send(Samples.result(Samples.finished(catalog, 1)));
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.factsOf(ds)).contains("operation.finished"));

        profile(wire, ds, "lineage-profile");
        WorkAssignment profile = claims.claim("PROFILE", ds);
        wire.send(Samples.result(Samples.profiled(profile, 0)));
        wire.send(Samples.result(Samples.profiled(profile, 1)));
        wire.send(Samples.result(Samples.finished(profile, 2)));
        await().atMost(LONG).untilAsserted(() -> assertThat(wire.factsOf(ds)).contains("profile.completed"));

        profile(wire, ds, "lineage-failed");
        WorkAssignment failing = claims.claim("PROFILE", ds);
        wire.send(Samples.result(new WorkFailed(
                failing.workId(),
                failing.generation(),
                new Failure(FailureCode.CREDENTIALS_REJECTED, "The source refuses the login."))));
    }

    private static void profile(Wire wire, DatastoreId ds, String name) {
        OperationId id = Samples.operationId(name);
        wire.send(Samples.command(new RunOperation(ds, id, OperationType.PROFILE, null, ProfileSettings.DEFAULT)));
    }

    private List<String> types() {
        return posted.stream()
                .map(text -> JSON.readTree(text).path("eventType").asString())
                .toList();
    }

    private void assertEvents() {
        assertThat(types())
                .containsExactly("START", "RUNNING", "COMPLETE", "START", "RUNNING", "COMPLETE", "START", "FAIL");
        assertThat(authorization).isEqualTo("Bearer lineage-token");
        assertThat(path).isEqualTo("/api/v1/lineage");
        List<JsonNode> events = posted.stream().map(JSON::readTree).toList();
        assertThat(events)
                .extracting(e -> e.at("/job/name").asString())
                .startsWith("shop.catalog")
                .endsWith("shop.profile");
        assertThat(events.get(0).at("/run/runId").asString())
                .isEqualTo(events.get(2).at("/run/runId").asString())
                .isNotEqualTo(events.get(3).at("/run/runId").asString());
        JsonNode schema = events.get(1).at("/inputs/0/facets/schema/fields");
        assertThat(schema.size()).isEqualTo(2);
        assertThat(schema.at("/0/name").asString()).isEqualTo("c0");
        JsonNode input = events.get(4).at("/inputs/0");
        assertThat(input.path("namespace").asString()).isEqualTo("postgres://db.example:5432");
        assertThat(input.path("name").asString()).isEqualTo("public.orders");
        JsonNode metrics = input.at("/inputFacets/dataQualityMetrics");
        assertThat(metrics.path("rowCount").asLong()).isEqualTo(100);
        assertThat(metrics.path("bytes").asLong()).isEqualTo(8192);
        assertThat(metrics.path("columnMetrics").propertyNames()).containsExactlyInAnyOrder("c0", "c1");
        assertThat(input.at("/inputFacets/dataQualityAssertions/assertions/0/assertion")
                        .asString())
                .isEqualTo("notNull");
        assertThat(events.get(7).at("/run/facets/errorMessage/message").asString())
                .isNotBlank();
        assertThat(String.join("", posted)).doesNotContain("sealed-password", "reader", "c3RhdGU=");
        for (String text : posted) {
            OpenLineage.RunEvent read = OpenLineageClientUtils.runEventFromJson(text);
            assertThat(read.getProducer()).isNotNull();
            assertThat(read.getSchemaURL().toString()).startsWith("https://openlineage.io/spec/");
        }
    }

    /** The topic may hold an event twice: what one receiver doesn't take is told to both again. */
    private void assertKafka(String bootstrap) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("group.id", "lineage-test");
        settings.put("auto.offset.reset", "earliest");
        List<String> read = new CopyOnWriteArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            await().atMost(LONG).until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    assertThat(record.key()).startsWith("run:");
                    read.add(record.value());
                }
                return read.containsAll(posted);
            });
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean refused = refusals.getAndDecrement() > 0;
        if (!refused) {
            posted.add(body);
            authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            path = exchange.getRequestURI().getPath();
        }
        exchange.sendResponseHeaders(refused ? 503 : 201, -1);
        exchange.close();
    }
}

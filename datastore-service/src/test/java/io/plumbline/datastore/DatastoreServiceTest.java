package io.plumbline.datastore;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.Problem;
import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.PartView;
import io.plumbline.api.view.WorkItemView;
import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.PartStatesAnswer;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.IssueToken;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Role;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.exports.odcs.OdcsReader;
import io.plumbline.exports.rule.Check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The whole service over a real broker, a real store and a real Tomcat: commands in, facts out, claims and results between. */
class DatastoreServiceTest {

    private static final String TOKEN = "0123456789abcdef-test";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    static EmbeddedStore store;
    static EmbeddedBroker broker;
    static ConfigurableApplicationContext service;
    static Wire wire;
    static int port;

    @BeforeAll
    static void start() {
        store = EmbeddedStore.start(directory.resolve("store"), 0);
        broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
        service = DatastoreServiceApplication.builder()
                .run(
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--plumbline.mongo.uri=" + store.connectionString(),
                        "--plumbline.service-token=" + TOKEN,
                        "--server.port=0",
                        "--management.server.port=0");
        port = ((WebServerApplicationContext) service).getWebServer().getPort();
        wire = new Wire(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        wire.close();
        service.close();
        broker.close();
        store.close();
    }

    @Test
    void registeredDatastore_isCatalogued_profiled_andRead() {
        DatastoreId ds = Samples.datastoreId("flow");
        OperationId catalog = Samples.operationId("flow-catalog");
        RegisterDatastore register = Samples.register(ds, "Flow", catalog, false);
        Envelope<Message> command = Samples.command(register);
        wire.send(command);
        wire.send(command);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(wire.factsOf(ds)).contains("datastore.registered", "operation.queued"));

        WorkAssignment work = claim("CATALOG", ds);
        assertThat(work.connection().secrets()).containsEntry("password", "sealed-password");
        HeartbeatAnswer beat = heartbeat(work);
        assertThat(beat.status()).isEqualTo(WorkStatus.RUNNING);
        wire.send(
                Samples.result(Samples.found(work, 0, Samples.table("public.orders"), Samples.table("public.items"))));
        wire.send(Samples.result(Samples.finished(work, 1)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(operation(catalog).status()).isEqualTo(OperationStatus.SUCCEEDED));
        await().untilAsserted(() -> assertThat(wire.factsOf(ds))
                .containsExactly(
                        "datastore.registered",
                        "operation.queued",
                        "operation.started",
                        "catalog.completed",
                        "operation.finished"));
        Page<ContainerView> containers = page("/datastores/" + ds + "/containers", ContainerView.class);
        assertThat(containers.items()).extracting(ContainerView::name).containsExactly("public.items", "public.orders");
        assertThat(operation(catalog).changes().addedNames()).hasSize(2);

        OperationId profile = Samples.operationId("flow-profile");
        wire.send(Samples.command(new RunOperation(ds, profile, OperationType.PROFILE, null, ProfileSettings.DEFAULT)));
        await().untilAsserted(() ->
                assertThat(operation(profile).progress().itemsTotal()).isEqualTo(2));
        WorkAssignment first = claim("PROFILE", ds);
        WorkAssignment second = claim("PROFILE", ds);
        for (WorkAssignment each : List.of(first, second)) {
            // The end comes before the last chunk.
            wire.send(Samples.result(Samples.profiled(each, 0)));
            wire.send(Samples.result(Samples.finished(each, 2)));
            wire.send(Samples.result(Samples.profiled(each, 1)));
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(operation(profile).status()).isEqualTo(OperationStatus.SUCCEEDED));
        assertThat(heartbeat(first).status()).isEqualTo(WorkStatus.SUCCEEDED);
        String orders = containers.items().get(1).id().value();
        Page<FieldProfileView> fields = page("/containers/" + orders + "/profile", FieldProfileView.class);
        assertThat(fields.total()).isEqualTo(2);
        assertThat(fields.items()).extracting(f -> f.profile().path()).containsExactly("c0", "c1");
        Page<CheckView> checks = page("/checks?datastore=" + ds, CheckView.class);
        assertThat(checks.total()).isEqualTo(4);
        String check = checks.items().get(0).id().value();
        assertThat(get("/checks/" + check, CheckView.class).container()).isEqualTo("public.items");
        await().untilAsserted(() -> assertThat(
                        get("/datastores/" + ds, DatastoreView.class).counters().checks())
                .isEqualTo(4));
        DatastoreView view = get("/datastores/" + ds, DatastoreView.class);
        assertThat(view.secrets().get("password").set()).isTrue();
        assertThat(view.properties()).containsEntry("port", 5432);
        assertThat(body("/datastores/" + ds)).doesNotContain("sealed-password");
        assertThat(page("/operations/" + profile + "/items?status=succeeded", WorkItemView.class)
                        .total())
                .isEqualTo(2);
        assertThat(page("/containers/" + orders + "/field-history?path=c1", FieldProfileView.class)
                        .total())
                .isEqualTo(1);
        assertThat(page("/containers/" + orders + "/parts", PartView.class).total())
                .isZero();
        assertThat(page("/work/parts?profile=" + first.resultKey() + "&page=0&size=10", ProfilePart.class)
                        .items())
                .isEmpty();
        HttpResponse<String> states = send(HttpRequest.newBuilder(uri("/work/part-states"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"wanted\": [{\"key\": \"wi_1.1\", \"part\": \"a\"}]}"))
                .build());
        assertThat(JSON.readValue(states.body(), PartStatesAnswer.class).states())
                .singleElement()
                .satisfies(state -> assertThat(state.bytes()).isNull());

        exports(orders);

        wire.send(Samples.result(new WorkFinished(
                first.workId(), first.generation() + 7, 0, io.plumbline.events.model.WorkSummary.NONE, List.of())));
        await().untilAsserted(() -> assertThat(service.getBean(io.plumbline.datastore.operation.AcceptResults.class)
                        .refused())
                .isPositive());
    }

    private static void exports(String container) {
        HttpResponse<String> contract =
                send(request("/containers/" + container + "/exports/odcs").build());
        assertThat(contract.statusCode()).as(contract.body()).isEqualTo(200);
        assertThat(contract.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/yaml");
        assertThat(contract.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"public.orders.odcs.yaml\"");
        assertThat(OdcsReader.read(contract.body()).checks())
                .extracting(Check::rule, Check::field)
                .containsExactly(tuple("notNull", "c0"), tuple("notNull", "c1"));
        for (String format :
                List.of("odcs", "great-expectations", "soda", "dbt", "dqdl", "profile-json", "profile-csv")) {
            String text = body("/containers/" + container + "/exports/" + format + "?checks=all");
            assertThat(text).as(format).contains("c1").doesNotContain("sealed-password", "reader", "c3RhdGU=");
        }
        assertThat(JSON.readTree(body("/containers/" + container + "/exports/profile-json"))
                        .at("/fields/1/metrics/mean/absentReason")
                        .asString())
                .isEqualTo("NO_ROWS");
        HttpResponse<String> unknown =
                send(request("/containers/" + container + "/exports/xml").build());
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("expected: one of odcs, great-expectations");
        assertThat(send(request("/containers/" + container + "/exports/odcs?checks=some")
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void token_isRecorded_andListedWithoutItsHash() {
        wire.send(Samples.command(new IssueToken(Samples.tokenId("ci"), "ci", Role.EDITOR, "ab".repeat(32), null)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(body("/tokens")).contains("\"ci\"").doesNotContain("abab"));
        await().untilAsserted(() ->
                assertThat(wire.tokens()).contains(Samples.tokenId("ci").value()));
    }

    @Test
    void wrongToken_isRefused_asProblem() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/datastores"))
                .header("Authorization", "Bearer wrong-wrong-wrong")
                .build());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(JSON.readValue(answer.body(), Problem.class).type()).isEqualTo("urn:plumbline:problem:unauthorized");
        assertThat(send(HttpRequest.newBuilder(uri("/nothing")).build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void badRequests_areProblems_withoutATrace() {
        Map<String, Integer> bad = Map.ofEntries(
                Map.entry("/datastores?size=201", 400),
                Map.entry("/datastores?size=0", 400),
                Map.entry("/datastores?page=-1", 400),
                Map.entry("/datastores?page=x", 400),
                Map.entry("/datastores?sort=colour", 400),
                Map.entry("/datastores/nonsense", 400),
                Map.entry("/datastores/ds_aaaaaaaaaaaaaaaa", 404),
                Map.entry("/operations/op_aaaaaaaaaaaaaaaa", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/fields", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/parts", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/relations", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/relations?kind=NONSENSE", 400),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/profile?from=a", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/profile-diff", 404),
                Map.entry("/containers/ct_aaaaaaaaaaaaaaaa/profile-diff?from=yesterday", 400),
                Map.entry("/checks/ck_aaaaaaaaaaaaaaaa", 404),
                Map.entry("/no-such-path", 404),
                Map.entry("/work/claims", 405));
        bad.forEach((path, status) -> {
            HttpResponse<String> answer = send(request(path).build());
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.headers().firstValue("content-type").orElse(""))
                    .as(path)
                    .contains("problem+json");
            assertThat(JSON.readValue(answer.body(), Problem.class).type()).startsWith("urn:plumbline:problem:");
            assertThat(answer.body()).doesNotContain("Exception").doesNotContain("at io.");
        });
        HttpResponse<String> broken = send(request("/work/claims")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"worker\":"))
                .build());
        assertThat(broken.statusCode()).isEqualTo(400);
        HttpResponse<String> stale = send(request("/work/wi_aaaaaaaaaaaaaaaa/heartbeats")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(new HeartbeatRequest("w", 1, WorkProgress.NONE))))
                .build());
        assertThat(stale.statusCode()).isEqualTo(404);
    }

    @Test
    void health_isOpen_onItsOwnPort() {
        String management = service.getEnvironment().getProperty("local.management.port");
        HttpResponse<String> ready =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"))
                        .build());
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("UP");
        HttpResponse<String> metrics =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/prometheus"))
                        .build());
        assertThat(metrics.body())
                .contains("plumbline_datastore_results_refused")
                .containsPattern("plumbline_work_items_queued\\{[^}]*kind=\"catalog\"")
                .containsPattern("plumbline_work_items_queued\\{[^}]*kind=\"profile\"")
                .containsPattern("plumbline_work_items_running\\{[^}]*kind=\"profile\"");
    }

    private static WorkAssignment claim(String kind, DatastoreId ds) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            HttpResponse<String> answer = send(request("/work/claims")
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"worker\":\"w1\",\"kind\":\"" + kind + "\",\"slots\":1}"))
                                    .build());
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                            return JSON.readValue(answer.body(), ClaimResponse.class)
                                    .assignments();
                        },
                        found -> found.stream().anyMatch(a -> a.datastoreId().equals(ds)))
                .get(0);
    }

    private static HeartbeatAnswer heartbeat(WorkAssignment work) {
        HttpResponse<String> answer = send(request("/work/" + work.workId() + "/heartbeats")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        new HeartbeatRequest("w1", work.generation(), new WorkProgress(10, 100, 1, 20L, null)))))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readValue(answer.body(), HeartbeatAnswer.class);
    }

    private static OperationView operation(OperationId id) {
        return get("/operations/" + id, OperationView.class);
    }

    private static <T> T get(String path, Class<T> type) {
        return JSON.readValue(body(path), type);
    }

    private static <T> Page<T> page(String path, Class<T> type) {
        JavaType page = JSON.getTypeFactory().constructParametricType(Page.class, type);
        return JSON.readValue(body(path), page);
    }

    private static String body(String path) {
        HttpResponse<String> answer = send(request(path).build());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/internal/v1" + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.plumbline.systemtests.separate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import io.plumbline.embedded.BrokerProcess;
import io.plumbline.embedded.StoreProcess;
import io.plumbline.events.WorkId;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.systemtests.campaign.CampaignFiles;
import io.plumbline.systemtests.campaign.Facts;
import io.plumbline.systemtests.campaign.LateResult;
import io.plumbline.systemtests.campaign.Results;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.source.SlowSource;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.Stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Leases last 8 s here instead of 30 s, so that a lost worker is noticed sooner; all else is as shipped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeparateProcessesTest {

    private static final Logger log = LoggerFactory.getLogger(SeparateProcessesTest.class);
    private static final int FILES = 12;
    private static final int ROWS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration FROZEN = Duration.ofSeconds(45);
    private static final String FIRST = "profile-worker-1";
    private static final String SECOND = "profile-worker-2";
    private static final String AT_CLUSTER = "profile-worker-at-cluster";
    private static final String REFUSED = "plumbline_datastore_results_refused_total";

    @TempDir
    static Path files;

    private Cluster cluster;
    private Api api;
    private String slow = "";
    private String shopId = "";
    private Map<String, String> slowResults = Map.of();

    @BeforeAll
    void start() {
        for (int file = 0; file < FILES; file++) {
            String text = CampaignFiles.orders(
                    RandomGeneratorFactory.of("L64X128MixRandom").create(file + 100L), ROWS + file);
            CampaignFiles.write(files.resolve("shop/orders_of_" + (char) ('a' + file) + ".csv"), text);
        }
        cluster = new Cluster(
                        Server.namedOr(Brokers.VARIABLE, BrokerProcess.class),
                        Server.namedOr(Stores.VARIABLE, StoreProcess.class))
                .withRoot("files", files)
                .start(2);
        api = cluster.api();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    @Order(1)
    void twoProfileWorkers_shareOneOperation_andItsFiguresAreRight() {
        Api.Registered registered = api.registerFiles("shop", "files", "shop", true);
        shopId = registered.datastoreId();
        JsonNode catalog = api.awaitEnd(registered.operationId(), PATIENCE);
        assertThat(catalog.path("status").asString()).as(catalog.toString()).isEqualTo("SUCCEEDED");
        JsonNode profile = api.awaitProfile(registered.datastoreId(), PATIENCE);
        assertThat(profile.path("status").asString()).as(profile.toString()).isEqualTo("SUCCEEDED");

        List<JsonNode> items = items(profile);
        assertThat(items).hasSize(FILES);
        Map<String, Long> shares = items.stream()
                .collect(Collectors.groupingBy(item -> item.path("worker").asString(), Collectors.counting()));
        log.info("One profile of {} containers, shared: {}", FILES, shares);
        assertThat(shares).containsOnlyKeys(FIRST, SECOND);

        for (int file = 0; file < FILES; file++) {
            JsonNode container = api.container(registered.datastoreId(), "orders_of_" + (char) ('a' + file) + ".csv");
            assertThat(container.path("profile").path("rows").asLong()).isEqualTo(ROWS + file);
            JsonNode id = api.profile(container.path("id").asString()).get("id");
            long last = ROWS + file;
            assertThat(Api.metric(id, "nullCount").path("value").asString()).isEqualTo("0");
            assertThat(Api.metric(id, "max").path("value").asString()).isEqualTo(Long.toString(last));
            assertThat(new java.math.BigDecimal(
                            Api.metric(id, "sum").path("value").asString()))
                    .isEqualByComparingTo(Long.toString(last * (last + 1) / 2));
        }
        assertThat(api.all("/api/v1/checks?datastore=" + registered.datastoreId()))
                .hasSizeGreaterThan(FILES);
    }

    @Test
    @Order(2)
    void aRealPostgresql_isProfiled_andTheResultsAreKeptForComparison() throws Exception {
        Api.Answer answer = api.send(
                "POST",
                "/api/v1/datastores",
                SlowSource.create(4, 5).registration("slow"),
                Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        slow = answer.body().path("id").asString();
        await().atMost(PATIENCE)
                .until(() ->
                        api.all("/api/v1/datastores/" + slow + "/containers").size() == 4);
        JsonNode calm = api.awaitEnd(profileSlow(), PATIENCE);
        assertThat(calm.path("status").asString()).as(calm.toString()).isEqualTo("SUCCEEDED");
        slowResults = Results.of(api, slow);
        assertThat(slowResults)
                .hasSize(4)
                .allSatisfy((name, text) -> assertThat(text).startsWith("rows " + SlowSource.ROWS));
    }

    @Test
    @Order(3)
    void aKilledWorkersItems_areDoneByTheOther() {
        String operation = profileSlow();
        awaitBothAtWork(operation);
        cluster.process(SECOND).kill();
        long killed = System.nanoTime();

        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        log.info("A profile ended {} s after one of its two workers was killed", secondsSince(killed));
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(items(ended)).anySatisfy(item -> {
            assertThat(item.path("attempt").asInt()).isGreaterThan(1);
            assertThat(item.path("worker").asString()).isEqualTo(FIRST);
        });
        assertThat(Results.of(api, slow)).isEqualTo(slowResults);
        cluster.launch(Cluster.PROFILE_WORKER, SECOND);
        cluster.awaitReady(SECOND);
    }

    @Test
    @Order(4)
    void aFrozenWorkersLateResults_areRefused() {
        String operation = profileSlow();
        awaitBothAtWork(operation);
        cluster.process(SECOND).freeze();
        long frozenAt = System.nanoTime();
        List<JsonNode> frozen = items(operationOf(operation)).stream()
                .filter(item -> item.path("status").asString().equals("RUNNING")
                        && item.path("worker").asString().equals(SECOND))
                .toList();
        assertThat(frozen).isNotEmpty();
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(Results.of(api, slow)).isEqualTo(slowResults);

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> secondsSince(frozenAt) >= FROZEN.toSeconds());
        cluster.process(SECOND).resume();
        await().atMost(PATIENCE)
                .until(() -> cluster.counter(SECOND, "plumbline_worker_items_stale_total") >= frozen.size());
        log.info("{} items of a frozen worker were taken from it by a 409 once it woke", frozen.size());

        // And if it hadn't asked first: its answer, sent as it would have been.
        double refused = cluster.counter(Cluster.DATASTORE_SERVICE, REFUSED);
        for (JsonNode item : frozen) {
            LateResult.publish(
                    cluster.broker().address(),
                    LateResult.wrongAnswer(
                            new WorkId(item.path("id").asString()),
                            item.path("generation").asLong()));
        }
        await().atMost(PATIENCE)
                .until(() -> cluster.counter(Cluster.DATASTORE_SERVICE, REFUSED) >= refused + 2 * frozen.size());
        assertThat(Results.of(api, slow)).isEqualTo(slowResults);
        assertThat(api.get("/api/v1/operations/" + operation).body()).isEqualTo(ended);
    }

    @Test
    @Order(5)
    void aCancelledProfile_stopsWithin10Seconds_andNothingOfItIsVisible() throws Exception {
        Api.Answer answer = api.send(
                "POST",
                "/api/v1/datastores",
                SlowSource.create(2, 60).registration("very slow"),
                Map.of("Prefer", "wait=30"));
        String datastore = answer.body().path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> api.all("/api/v1/datastores/" + datastore + "/containers")
                                .size()
                        == 2);
        String operation = api.run(datastore, Map.of("type", "PROFILE"));
        await().atMost(PATIENCE).until(() -> running(operation).size() == 2);

        long asked = System.nanoTime();
        Api.Answer cancel = api.send("POST", "/api/v1/operations/" + operation + "/cancel", null, Map.of());
        assertThat(cancel.status()).as(cancel.text()).isEqualTo(202);
        JsonNode ended = api.awaitEnd(operation, Duration.ofSeconds(10));
        log.info("A profile was cancelled within {} s", secondsSince(asked));

        assertThat(ended.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(api.all("/api/v1/datastores/" + datastore + "/containers"))
                .allSatisfy(container -> assertThat(container.has("profile")).isFalse());
        assertThat(api.all("/api/v1/checks?datastore=" + datastore)).isEmpty();
    }

    @Test
    @Order(6)
    void whileDatastoreServiceIsDown_registrationsAreAccepted_tokensAreChecked_andAllIsRecordedAfterwards() {
        Api.Answer issued = api.send(
                "POST", "/api/v1/tokens", Map.of("name", "reader", "role", "VIEWER"), Map.of("Prefer", "wait=30"));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        Api viewer = cluster.api(issued.body().path("token").asString());
        await().atMost(PATIENCE).until(() -> viewer.get("/api/v1/connectors").status() == 200);
        cluster.process(Cluster.DATASTORE_SERVICE).kill();

        List<Api.Answer> accepted = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            accepted.add(api.post(
                    "/api/v1/datastores",
                    Map.of(
                            "name",
                            "while down " + i,
                            "connector",
                            "local-files",
                            "properties",
                            Map.of("root", "files", "path", "shop"),
                            "initiateCatalog",
                            false)));
        }
        assertThat(accepted).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(viewer.get("/api/v1/connectors").status()).isEqualTo(200);
        assertThat(viewer.post("/api/v1/datastores", Map.of()).status()).isEqualTo(403);
        assertThat(cluster.api("plt_abcdefgh01234567_" + "B".repeat(43))
                        .get("/api/v1/connectors")
                        .status())
                .isEqualTo(401);
        Api.Answer read = api.get("/api/v1/datastores");
        assertThat(read.status()).isEqualTo(503);
        assertThat(read.body().path("type").asString()).startsWith("urn:plumbline:problem:");

        cluster.launch(Cluster.DATASTORE_SERVICE, Cluster.DATASTORE_SERVICE);
        cluster.awaitReady(Cluster.DATASTORE_SERVICE);
        for (Api.Answer answer : accepted) {
            String id = answer.body().path("datastoreId").asString();
            await().atMost(PATIENCE)
                    .until(() -> api.get("/api/v1/datastores/" + id).status() == 200);
        }
    }

    @Test
    @Order(7)
    void aBrokerThatIsKilledUnderLoad_losesNothing_andNothingIsAppliedTwice() {
        Assumptions.assumeTrue(cluster.broker().ours(), "the broker was named from outside and isn't ours to kill");
        Set<String> accepted = new HashSet<>();
        int sent = 0;
        for (int i = 0; i < 60; i++) {
            if (i == 20) {
                cluster.broker().kill();
                Thread again = new Thread(() -> cluster.broker().start(), "broker-again");
                again.start();
            }
            String key = "under-load-" + i;
            sent += register(key, accepted);
        }
        log.info("60 registrations while the broker was killed and came back: {} requests", sent);

        for (String id : accepted) {
            await().atMost(PATIENCE)
                    .until(() -> api.get("/api/v1/datastores/" + id).status() == 200);
        }
        assertThat(accepted).hasSize(60);
        String end = api.run(slow, Map.of("type", "CATALOG"));
        assertThat(api.awaitEnd(end, PATIENCE).path("status").asString()).isEqualTo("SUCCEEDED");
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Facts.Seen> facts = Facts.all(cluster.broker().address());
            Map<String, Set<String>> registrations = facts.stream()
                    .filter(seen -> seen.fact() instanceof DatastoreRegistered)
                    .collect(Collectors.groupingBy(
                            seen -> seen.fact().subject(), Collectors.mapping(Facts.Seen::id, Collectors.toSet())));
            assertThat(registrations.keySet()).containsAll(accepted);
            assertThat(registrations)
                    .allSatisfy((id, events) -> assertThat(events).hasSize(1));
            assertThat(facts.stream()
                            .filter(seen -> seen.fact() instanceof OperationFinished finished
                                    && finished.operationId().value().equals(end))
                            .map(Facts.Seen::id)
                            .distinct())
                    .hasSize(1);
        });
        assertThat(Facts.deadLetters(cluster.broker().address())).isEmpty();
    }

    @Test
    @Order(8)
    void aWorkerAtASparkCluster_sendsItsExecutorsWhatTheyNeed_andFindsTheSame() throws Exception {
        Map<String, String> shop = Results.of(api, shopId);
        cluster.process(FIRST).kill();
        cluster.process(SECOND).kill();
        try (SparkCluster spark = new SparkCluster().start()) {
            cluster.spark(spark.url(), SparkCluster.SETTINGS, Map.of());
            cluster.launch(Cluster.PROFILE_WORKER, AT_CLUSTER);
            cluster.awaitReady(AT_CLUSTER);

            for (String datastore : List.of(shopId, slow)) {
                JsonNode ended = api.awaitEnd(
                        api.run(datastore, Map.of("type", "PROFILE", "profile", Map.of("full", true))), PATIENCE);
                assertThat(ended.path("status").asString())
                        .as(ended + "\n"
                                + String.join("\n", cluster.process(AT_CLUSTER).lines()))
                        .isEqualTo("SUCCEEDED");
                assertThat(items(ended))
                        .allSatisfy(item ->
                                assertThat(item.path("worker").asString()).isEqualTo(AT_CLUSTER));
            }
            assertThat(Results.of(api, shopId)).isEqualTo(shop);
            assertThat(Results.of(api, slow)).isEqualTo(slowResults);
            for (int worker = 1; worker <= 2; worker++) {
                assertThat(spark.sent(worker))
                        .as("jars of the executor of worker %s", worker)
                        .anyMatch(name -> name.startsWith("postgresql-"))
                        .anyMatch(name -> name.startsWith("datasketches-"))
                        .noneMatch(name -> name.startsWith("spring-") || name.startsWith("spark-sql"));
            }
        }
    }

    /** Asks until it is accepted; how often that was. */
    private int register(String key, Set<String> accepted) {
        Map<String, Object> body = Map.of(
                "name",
                key,
                "connector",
                "local-files",
                "properties",
                Map.of("root", "files", "path", "shop"),
                "initiateCatalog",
                false);
        int[] sent = {0};
        Api.Answer answer = await().atMost(PATIENCE)
                .until(
                        () -> {
                            sent[0]++;
                            return api.send("POST", "/api/v1/datastores", body, Map.of("Idempotency-Key", key));
                        },
                        a -> a.status() == 202);
        accepted.add(answer.body().path("datastoreId").asString());
        return sent[0];
    }

    private String profileSlow() {
        return api.run(slow, Map.of("type", "PROFILE"));
    }

    private JsonNode operationOf(String id) {
        return api.get("/api/v1/operations/" + id).body();
    }

    private List<JsonNode> items(JsonNode operation) {
        return api.all("/api/v1/operations/" + operation.path("id").asString() + "/items");
    }

    private List<JsonNode> running(String operation) {
        return api.all("/api/v1/operations/" + operation + "/items").stream()
                .filter(item -> item.path("status").asString().equals("RUNNING"))
                .toList();
    }

    private void awaitBothAtWork(String operation) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> running(operation).stream()
                        .map(item -> item.path("worker").asString())
                        .collect(Collectors.toSet())
                        .containsAll(Set.of(FIRST, SECOND)));
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }
}

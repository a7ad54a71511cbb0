package io.plumbline.catalog;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Discovery;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Connection tests by the whole worker, against a real PostgreSQL, real sockets and real files. */
class ConnectionTestTest {

    private static final Ids IDS = Ids.secure();
    private static final Path SAMPLES =
            Path.of("../samples/data").toAbsolutePath().normalize();

    @TempDir
    private static Path keys;

    private static FakeDatastoreService service;
    private static PublishedResults results;
    private static ConfigurableApplicationContext worker;
    private static PostgresServer.Database database;

    @BeforeAll
    static void start() throws Exception {
        SealingKeys.ensure(keys);
        service = FakeDatastoreService.start();
        results = PublishedResults.from(Brokers.bootstrapServers());
        database = PostgresServer.shared().freshDatabase();
        database.execute("create schema sales", "create table sales.orders (id bigint primary key)");
        worker = CatalogWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.sealing.private-keys-dir=" + keys,
                        "--plumbline.files.roots=samples=" + SAMPLES,
                        "--plumbline.egress.allow-loopback=true",
                        "--plumbline.worker.slots=1",
                        "--plumbline.worker.name=tester",
                        "--plumbline.worker.heartbeat-interval=500ms",
                        "--plumbline.worker.claim-interval=200ms");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        results.close();
        service.close();
    }

    @Test
    void aReachableDatabase_isTold_withItsVersion() {
        ConnectionTestOutcome outcome = outcome(postgres(Map.of(), database.password(), 25));

        assertThat(outcome.ok()).as(outcome.toString()).isTrue();
        assertThat(outcome.product()).isEqualTo("PostgreSQL");
        assertThat(outcome.version()).isNotBlank();
        assertThat(outcome.latencyMillis()).isBetween(0L, 20_000L);
        assertThat(outcome.databases().names()).contains(database.name());
        assertThat(outcome.schemas().names()).contains("sales").doesNotContain("pg_catalog");
    }

    @Test
    void aReachableDirectory_isTold() {
        ConnectionTestOutcome outcome = outcome(test("local-files", Map.of("root", "samples"), Map.of(), Map.of(), 25));

        assertThat(outcome.ok()).as(outcome.toString()).isTrue();
        assertThat(outcome.product()).contains("samples");
    }

    @Test
    void whatAPersonCanDo_isToldByTheClass() throws Exception {
        String login = "probe" + System.nanoTime();
        PostgresServer.shared().createLogin(login, "a-password");
        Map<String, ConnectionProblem> expected = new HashMap<>();
        Map<String, WorkAssignment> tests = new HashMap<>();
        expected.put("wrong password", ConnectionProblem.AUTHENTICATION);
        tests.put("wrong password", postgres(Map.of(), "not-the-password", 25));
        expected.put("unknown host", ConnectionProblem.UNREACHABLE);
        tests.put("unknown host", postgres(Map.of("host", "no-such-host.invalid"), "x", 25));
        expected.put("closed port", ConnectionProblem.UNREACHABLE);
        tests.put("closed port", postgres(Map.of("port", Ports.free()), "x", 25));
        expected.put("no such database", ConnectionProblem.NOT_FOUND);
        tests.put("no such database", postgres(Map.of("database", "nowhere"), database.password(), 25));
        expected.put("no such schema", ConnectionProblem.NOT_FOUND);
        tests.put("no such schema", postgres(Map.of("schema", "nowhere"), database.password(), 25));
        expected.put("TLS that the server doesn't have", ConnectionProblem.TLS);
        tests.put("TLS that the server doesn't have", postgres(Map.of("sslMode", "require"), database.password(), 25));
        expected.put("secret of another", ConnectionProblem.INVALID_SETTINGS);
        tests.put("secret of another", ofAnothersSecret());
        expected.put("unknown root", ConnectionProblem.NOT_FOUND);
        tests.put("unknown root", test("local-files", Map.of("root", "elsewhere"), Map.of(), Map.of(), 25));
        expected.put("path outside", ConnectionProblem.INVALID_SETTINGS);
        tests.put(
                "path outside",
                test("local-files", Map.of("root", "samples", "path", "../.."), Map.of(), Map.of(), 25));
        tests.values().forEach(service::offer);

        tests.forEach((name, work) -> {
            ConnectionTestFailure failure = awaited(work).failure();
            assertThat(failure).as(name).isNotNull();
            assertThat(failure.problem()).as(name + ": " + failure).isEqualTo(expected.get(name));
            assertThat(failure.message())
                    .as(name)
                    .doesNotContain("not-the-password")
                    .doesNotContain("\tat ");
        });
        assertThat(awaited(tests.get("no such database")).failure().existing().names())
                .contains(database.name());
        ConnectionTestFailure noSchema = awaited(tests.get("no such schema")).failure();
        assertThat(noSchema.code()).isEqualTo(FailureCode.SCHEMA_NOT_FOUND);
        assertThat(noSchema.existing().names()).as(noSchema.toString()).contains("sales");
    }

    @Test
    void aMissingRight_comesWithTheGrantsToRun() throws Exception {
        String login = "rightless" + System.nanoTime();
        PostgresServer.shared().createLogin(login, "a-password");
        database.execute("revoke connect on database \"" + database.name() + "\" from public");

        ConnectionTestFailure failure =
                outcome(postgres(Map.of("user", login), "a-password", 25)).failure();

        assertThat(failure.problem()).as(failure.toString()).isEqualTo(ConnectionProblem.MISSING_RIGHT);
        assertThat(failure.grants())
                .contains("GRANT CONNECT ON DATABASE \"" + database.name() + "\" TO \"" + login + "\"");
    }

    @Test
    void aServerThatNeverAnswers_isATimeout_beforeTheLeaseEnds() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long begin = System.nanoTime();
            ConnectionTestFailure failure = outcome(postgres(Map.of("port", silent.getLocalPort()), "x", 8))
                    .failure();

            assertThat(failure.problem()).as(failure.toString()).isEqualTo(ConnectionProblem.TIMEOUT);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aCatalogThatHangs_makesNoTestWait() throws Exception {
        PostgresServer.Database locked = PostgresServer.shared().freshDatabase();
        locked.execute("create table held (id integer)");
        try (Connection connection = locked.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table held in access exclusive mode");
            List<WorkAssignment> catalogs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                catalogs.add(catalog(locked));
            }
            catalogs.forEach(service::offer);
            await().atMost(30, SECONDS)
                    .until(() -> service.ownerOf(catalogs.get(0).workId()) != null);

            assertThat(outcome(test("local-files", Map.of("root", "samples"), Map.of(), Map.of(), 25))
                            .ok())
                    .isTrue();
            assertThat(results.endsOf(catalogs.get(0).workId())).isEmpty();
            connection.rollback();
        }
    }

    private static ConnectionTestOutcome outcome(WorkAssignment work) {
        service.offer(work);
        return awaited(work);
    }

    private static ConnectionTestOutcome awaited(WorkAssignment work) {
        await().atMost(60, SECONDS).until(() -> !results.endsOf(work.workId()).isEmpty());
        assertThat(results.endsOf(work.workId())).singleElement().isInstanceOf(ConnectionProbed.class);
        return results.of(work.workId(), ConnectionProbed.class).get(0).outcome();
    }

    private static WorkAssignment ofAnothersSecret() {
        String sealed = sealed("te_0123456789abcdef", "x");
        return test(
                "postgresql",
                properties(database, Map.of()),
                Map.of("password", sealed),
                Map.of("password", "other"),
                25);
    }

    private static WorkAssignment postgres(Map<String, Object> other, String password, long seconds) {
        ConnectionTestId id = IDS.connectionTest();
        return test(
                "postgresql",
                properties(database, other),
                Map.of("password", sealed(id.value(), password)),
                Map.of("password", id.value()),
                seconds);
    }

    private static WorkAssignment catalog(PostgresServer.Database of) {
        DatastoreId datastore = IDS.datastore();
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                datastore,
                WorkKind.CATALOG,
                1,
                1,
                30,
                new SourceConnection(
                        "postgresql",
                        properties(of, Map.of()),
                        Map.of("password", sealed(datastore.value(), of.password()))),
                null,
                null,
                null,
                null,
                "correlation-1",
                "ada");
    }

    private static String sealed(String owner, String password) {
        return new Sealer(PublicKeyring.fromDirectory(keys))
                .seal(password, new SecretContext(owner, "password"))
                .text();
    }

    private static Map<String, Object> properties(PostgresServer.Database of, Map<String, Object> other) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "host", of.host(), "port", of.port(), "database", of.name(), "user", of.user(), "sslMode", "disable"));
        properties.putAll(other);
        return properties;
    }

    private static WorkAssignment test(
            String connector,
            Map<String, Object> properties,
            Map<String, String> secrets,
            Map<String, String> owners,
            long seconds) {
        return new WorkAssignment(
                IDS.work(),
                null,
                null,
                WorkKind.CONNECTION_TEST,
                1,
                1,
                seconds,
                new SourceConnection(connector, properties, secrets, owners),
                null,
                null,
                new ConnectionTestTarget(IDS.connectionTest(), List.of(Discovery.DATABASES, Discovery.SCHEMAS)),
                null,
                "correlation-1",
                "ada");
    }
}

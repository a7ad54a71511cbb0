package io.plumbline.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole worker: real HTTP, real Kafka, real files, a real PostgreSQL. */
class CatalogWorkerTest {

    private static final Ids IDS = Ids.secure();
    private static final Path SAMPLES =
            Path.of("../samples/data").toAbsolutePath().normalize();

    @TempDir
    private static Path keys;

    @TempDir
    private static Path scratch;

    private static FakeDatastoreService service;
    private static PublishedResults results;
    private static ConfigurableApplicationContext worker;

    @BeforeAll
    static void start() {
        SealingKeys.ensure(keys);
        service = FakeDatastoreService.start();
        results = PublishedResults.from(Brokers.bootstrapServers());
        worker = worker("one");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        results.close();
        service.close();
    }

    @Test
    void aFolderOfRealFiles_isListedWithItsFields() {
        WorkAssignment work = catalogOf(IDS.datastore(), "local-files", Map.of("root", "samples"), Map.of());
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        List<FoundContainer> found = containersOf(work.workId());
        assertThat(found)
                .extracting(FoundContainer::name)
                .contains("birdstrikes.csv", "earthquakes.json", "penguins.json", "seattle-weather.csv", "species.csv");
        FoundContainer birdstrikes = named(found, "birdstrikes.csv");
        assertThat(birdstrikes.kind()).isEqualTo(ContainerKind.FILE);
        assertThat(birdstrikes.sizeBytes()).isEqualTo(1_223_329);
        assertThat(birdstrikes.fields()).hasSize(14);
        assertThat(birdstrikes.fields().get(0).ordinal()).isZero();
        assertThat(birdstrikes.fields().get(0).name()).isEqualTo("Airport Name");
        assertThat(finished.summary().containers()).isEqualTo(found.size());
        assertThat(finished.chunks())
                .isEqualTo(results.of(work.workId(), ContainersFound.class).size());
        assertThat(results.envelopesOf(work.workId())).allSatisfy(e -> {
            assertThat(e.header().correlationId()).isEqualTo("correlation-1");
            assertThat(e.header().actor()).isEqualTo("ada");
        });
    }

    @Test
    void aRealPostgres_isListedWithASealedPassword() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table \"Odd \"\"Name\" (id bigint primary key, \"count\" integer not null, price"
                        + " numeric(38,10))",
                "create view cheap as select id from \"Odd \"\"Name\" where price < 1");
        WorkAssignment work = postgres(database, database.password());
        service.offer(work);

        finished(work.workId());
        List<FoundContainer> found = containersOf(work.workId());
        FoundContainer table = found.stream()
                .filter(c -> c.kind() == ContainerKind.TABLE)
                .findFirst()
                .orElseThrow();
        assertThat(table.name()).isEqualTo("public.\"Odd \"\"Name\"");
        assertThat(table.fields()).extracting(FoundField::name).containsExactly("id", "count", "price");
        assertThat(table.fields().get(0).primaryKeyPosition()).isEqualTo(1);
        assertThat(table.fields().get(1).nullable()).isFalse();
        assertThat(table.fields().get(2).sparkType()).isEqualTo("decimal(38,10)");
        assertThat(found).extracting(FoundContainer::kind).contains(ContainerKind.VIEW);
    }

    @Test
    void aFileOfMoreColumnsThanAMessageHolds_isListedWithAllOfThem() throws Exception {
        int columns = 5_000;
        String header = IntStream.range(0, columns)
                .mapToObj(i -> "a_column_of_a_wide_table_" + i)
                .collect(joining(","));
        String row = IntStream.range(0, columns).mapToObj(i -> "00" + i).collect(joining(","));
        Files.writeString(
                Files.createDirectories(scratch.resolve("wide")).resolve("wide.csv"),
                header + "\n" + row + "\n" + row + "\n");
        WorkAssignment work =
                catalogOf(IDS.datastore(), "local-files", Map.of("root", "scratch", "path", "wide"), Map.of());
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        List<FoundContainer> pieces = containersOf(work.workId());
        assertThat(finished.summary().containers()).isEqualTo(1);
        assertThat(pieces).extracting(FoundContainer::problem).containsOnlyNulls();
        assertThat(finished.summary().fields()).isEqualTo(columns);
        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(piece -> {
            assertThat(piece.name()).isEqualTo("wide.csv");
            assertThat(piece.problem()).isNull();
        });
        assertThat(pieces.stream().flatMap(piece -> piece.fields().stream()))
                .extracting(FoundField::ordinal)
                .containsExactlyElementsOf(IntStream.range(0, columns).boxed().toList());
    }

    @Test
    void aFieldThatNoMessageHolds_costsItsContainerOnly() throws Exception {
        Path folder = Files.createDirectories(scratch.resolve("endless"));
        Files.writeString(folder.resolve("endless.csv"), "id," + "n".repeat(950_000) + "\n1,2\n");
        Files.writeString(folder.resolve("good.csv"), "id,n\n1,2\n");
        WorkAssignment work =
                catalogOf(IDS.datastore(), "local-files", Map.of("root", "scratch", "path", "endless"), Map.of());
        service.offer(work);

        assertThat(finished(work.workId()).summary().containers()).isEqualTo(2);
        List<FoundContainer> found = containersOf(work.workId());
        assertThat(named(found, "good.csv").fields()).hasSize(2);
        Failure problem = named(found, "endless.csv").problem();
        assertThat(problem.code()).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(problem.message()).contains("a single field");
    }

    @Test
    void textOfAContainer_isLookedAtAsItsUserSays() throws Exception {
        Files.writeString(Files.createDirectories(scratch.resolve("headless")).resolve("t.csv"), "town;land\nUlm;DE\n");
        WorkAssignment whole =
                catalogOf(IDS.datastore(), "local-files", Map.of("root", "scratch", "path", "headless"), Map.of());
        WorkAssignment work = new WorkAssignment(
                whole.workId(),
                whole.operationId(),
                whole.datastoreId(),
                WorkKind.CATALOG,
                1,
                1,
                30,
                whole.connection(),
                null,
                null,
                null,
                null,
                "correlation-1",
                "ada",
                null,
                null,
                null,
                null,
                Map.of("t.csv", Map.of("header", "false")));
        service.offer(work);

        finished(work.workId());
        FoundContainer found = named(containersOf(work.workId()), "t.csv");
        assertThat(found.fields()).extracting(FoundField::name).containsExactly("column_1", "column_2");
        assertThat(found.rowCountEstimate()).isEqualTo(2);
    }

    @Test
    void aNarrowCatalog_listsOnlyWhatItIsAskedFor() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create schema sales",
                "create table sales.orders (id bigint default 7)",
                "create table sales.tmp_1 (id bigint)",
                "create view sales.cheap as select id from sales.orders",
                "create table public.items (id bigint)");
        WorkAssignment whole = postgres(database, database.password());
        CatalogSettings settings =
                new CatalogSettings(false, false, null, List.of("sales.*"), List.of("*.tmp_*"), null, false);
        WorkAssignment narrow = new WorkAssignment(
                IDS.work(),
                whole.operationId(),
                whole.datastoreId(),
                WorkKind.CATALOG,
                1,
                1,
                30,
                whole.connection(),
                null,
                null,
                null,
                settings,
                "correlation-1",
                "ada");
        service.offer(narrow);

        finished(narrow.workId());
        assertThat(containersOf(narrow.workId()))
                .extracting(FoundContainer::name)
                .containsExactly("sales.orders");
    }

    @Test
    void failingSources_failTheirItemWithTheirClass_andTheNextOneIsDone() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        WorkAssignment wrongPassword = postgres(database, "not-the-password");
        WorkAssignment unknownRoot = catalogOf(IDS.datastore(), "local-files", Map.of("root", "elsewhere"), Map.of());
        WorkAssignment missing = catalogOf(
                IDS.datastore(), "local-files", Map.of("root", "samples", "path", "no/such/folder"), Map.of());
        WorkAssignment unsealable =
                catalogOf(IDS.datastore(), "postgresql", properties(database), Map.of("password", "plb1.garbage"));
        WorkAssignment good = catalogOf(IDS.datastore(), "local-files", Map.of("root", "samples"), Map.of());
        List.of(wrongPassword, unknownRoot, missing, unsealable, good).forEach(service::offer);

        assertThat(failure(wrongPassword.workId()).code()).isEqualTo(FailureCode.CREDENTIALS_REJECTED);
        assertThat(failure(wrongPassword.workId()).message()).doesNotContain("not-the-password");
        assertThat(failure(unknownRoot.workId()).code()).isEqualTo(FailureCode.ROOT_UNKNOWN);
        assertThat(failure(missing.workId()).code()).isEqualTo(FailureCode.PATH_NOT_FOUND);
        assertThat(failure(unsealable.workId()).code()).isEqualTo(FailureCode.SECRET_UNREADABLE);
        finished(good.workId());
    }

    @Test
    void aListingThatHangsInTheDatabase_isCancelledWithinSeconds() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("create table locked (id integer)");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table locked in access exclusive mode");
            WorkAssignment work = postgres(database, database.password());
            service.offer(work);
            await().atMost(30, SECONDS)
                    .until(() -> !service.heartbeatsOf(work.workId()).isEmpty());
            assertThat(results.endsOf(work.workId())).isEmpty();

            service.requestCancel(work.workId());
            await().atMost(30, SECONDS)
                    .until(() -> !results.endsOf(work.workId()).isEmpty());
            assertThat(failure(work.workId()).code()).isEqualTo(FailureCode.CANCELLED);
            connection.rollback();
        }
        assertThat(worker.getBean("workHealthIndicator", HealthIndicator.class)
                        .health()
                        .getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void aWorker_startsWhileKafkaAndTheServiceAreDown() {
        try (ConfigurableApplicationContext lonely = CatalogWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--plumbline.datastore-service-url=http://127.0.0.1:1",
                        "--plumbline.service-token=any")) {
            HealthIndicator health =
                    lonely.getBeansOfType(HealthIndicator.class).get("workHealthIndicator");
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            await().until(() ->
                    "unreachable".equals(health.health().getDetails().get("queue")));
        }
    }

    private static ConfigurableApplicationContext worker(String name) {
        return CatalogWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.sealing.private-keys-dir=" + keys,
                        "--plumbline.files.roots=samples=" + SAMPLES + ",scratch=" + scratch,
                        "--plumbline.egress.allow-loopback=true",
                        "--plumbline.worker.name=" + name,
                        "--plumbline.worker.heartbeat-interval=500ms");
    }

    private static WorkFinished finished(WorkId workId) {
        await().atMost(180, SECONDS).until(() -> !results.endsOf(workId).isEmpty());
        assertThat(results.endsOf(workId)).singleElement().isInstanceOf(WorkFinished.class);
        return results.of(workId, WorkFinished.class).get(0);
    }

    private static Failure failure(WorkId workId) {
        await().atMost(180, SECONDS).until(() -> !results.endsOf(workId).isEmpty());
        assertThat(results.endsOf(workId)).singleElement().isInstanceOf(WorkFailed.class);
        return results.of(workId, WorkFailed.class).get(0).failure();
    }

    private static List<FoundContainer> containersOf(WorkId workId) {
        return results.of(workId, ContainersFound.class).stream()
                .flatMap(chunk -> chunk.containers().stream())
                .toList();
    }

    private static FoundContainer named(List<FoundContainer> found, String name) {
        return found.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    private static WorkAssignment postgres(PostgresServer.Database database, String password) {
        DatastoreId datastore = IDS.datastore();
        String sealed = new Sealer(PublicKeyring.fromDirectory(keys))
                .seal(password, new SecretContext(datastore.value(), "password"))
                .text();
        return catalogOf(datastore, "postgresql", properties(database), Map.of("password", sealed));
    }

    private static Map<String, Object> properties(PostgresServer.Database database) {
        return Map.of(
                "host",
                database.host(),
                "port",
                database.port(),
                "database",
                database.name(),
                "user",
                database.user(),
                "sslMode",
                "disable");
    }

    private static WorkAssignment catalogOf(
            DatastoreId datastore, String connector, Map<String, Object> properties, Map<String, String> secrets) {
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                datastore,
                WorkKind.CATALOG,
                1,
                1,
                30,
                new SourceConnection(connector, properties, secrets),
                null,
                null,
                null,
                null,
                "correlation-1",
                "ada");
    }
}

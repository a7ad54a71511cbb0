package io.plumbline.profile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.RowsPreview;
import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreviewTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.SealedContent;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SealingPrivateKey;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** First rows of real sources, read by the whole worker, opened by the key of their question. */
class PreviewSparkTest {

    private static final Ids IDS = Ids.secure();

    @TempDir
    private static Path files;

    @TempDir
    private static Path keys;

    private static FakeDatastoreService service;
    private static PublishedResults results;
    private static ConfigurableApplicationContext worker;

    private final SealingPrivateKey key = SealingKeys.generate();

    @BeforeAll
    static void start() {
        SealingKeys.ensure(keys);
        service = FakeDatastoreService.start();
        results = PublishedResults.from(Brokers.bootstrapServers());
        worker = ProfileWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.sealing.private-keys-dir=" + keys,
                        "--plumbline.files.roots=files=" + files,
                        "--plumbline.egress.allow-loopback=true",
                        "--plumbline.spark.master=local[2]",
                        "--plumbline.spark.shuffle-partitions=2",
                        "--plumbline.worker.name=previews",
                        "--plumbline.worker.heartbeat-interval=500ms");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        results.close();
        service.close();
    }

    @Test
    void rowsOfACsvFile_areText_maskedOnesAreNotTold_excludedOnesNotThere_andLongOnesCut() throws IOException {
        StringBuilder csv = new StringBuilder("id,mail,note,when,secret\n");
        csv.append("1,ada@x.org,,2026-01-02,hush\n");
        csv.append("2,,").append("n".repeat(700)).append(",2026-01-03,hush\n");
        for (int i = 3; i <= 300; i++) {
            csv.append(i).append(",m").append(i).append("@x.org,short,2026-01-04,hush\n");
        }
        Files.writeString(files.resolve("people.csv"), csv);
        ContainerOverrides decided = new ContainerOverrides(
                null,
                null,
                null,
                false,
                Map.of(),
                Map.of("mail", FieldStatus.MASKED, "secret", FieldStatus.EXCLUDED),
                null);

        WorkAssignment work = file("people.csv", decided, 100);
        RowsPreview preview = opened(work);

        assertThat(preview.columns())
                .extracting(c -> c.name() + " " + c.type() + " " + c.masked())
                .containsExactly("id bigint null", "mail string true", "note string null", "when date null");
        assertThat(preview.rows()).hasSize(100);
        assertThat(preview.rows().get(0)).containsExactly("1", null, null, "2026-01-02");
        assertThat(preview.rows().get(1).get(2)).hasSize(500);
        assertThat(preview.cut()).containsExactly(new RowsPreview.CutValue(1, 2, 700));
        assertThat(preview.complete()).isTrue();
        assertThat(results.envelopesOf(work.workId()).toString()).doesNotContain("x.org", "hush", "2026-01-02");
    }

    @Test
    void rowsOfNestedJson_areJson() throws IOException {
        Files.writeString(files.resolve("nested.json"), """
                {"id": 1, "who": {"name": "ada", "tags": ["a", "b"]}, "at": null}
                {"id": 2, "who": null, "at": "2026-01-02T03:04:05Z"}
                """);

        RowsPreview preview = opened(file("nested.json", null, 10));

        assertThat(preview.columns()).extracting(RowsPreview.Column::name).contains("id", "who", "at");
        int who = preview.columns().stream()
                .map(RowsPreview.Column::name)
                .toList()
                .indexOf("who");
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.rows().get(0).get(who)).contains("\"name\":\"ada\"").contains("[\"a\",\"b\"]");
        assertThat(preview.rows().get(1).get(who)).isNull();
    }

    @Test
    void rowsOfAPostgresTable_areAsTheyAre_withBytesAsTheirNumber() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table wares (id bigint primary key, price numeric(12,2), photo bytea, sold timestamptz,"
                        + " \"odd `name`.x\" text)",
                "insert into wares select i, i / 4.0, decode('00ff10', 'hex'), '2026-01-02 03:04:05+00', 'x'"
                        + " from generate_series(1, 50) i");
        DatastoreId datastore = IDS.datastore();
        WorkAssignment work = asked(
                datastore,
                postgres(database, datastore),
                new ContainerTarget(
                        new ContainerId("ct_" + Ids.derivedTail("wares")),
                        "public.wares",
                        Map.of("schema", "public", "table", "wares", "name", "wares", "kind", "TABLE"),
                        null,
                        null),
                7);

        RowsPreview preview = opened(work);

        assertThat(preview.rows()).hasSize(7);
        assertThat(preview.rows().get(0).get(2)).isEqualTo("3");
        assertThat(preview.columns().get(2).binary()).isTrue();
        assertThat(preview.rows().get(0).get(3)).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(preview.rows()).allSatisfy(row -> assertThat(row.get(4)).isEqualTo("x"));
        assertThat(preview.rows()).anySatisfy(row -> assertThat(row.get(1)).isEqualTo("0.25"));
    }

    @Test
    void whatCannotBeRead_isAnAnswer() {
        SourceAnswer answer = answer(file("missing.csv", null, 10));
        assertThat(answer.rows()).isNull();
        assertThat(answer.failure().code()).isIn(FailureCode.CONTAINER_GONE, FailureCode.PATH_NOT_FOUND);
    }

    private RowsPreview opened(WorkAssignment work) throws IOException {
        SourceAnswer answer = answer(work);
        assertThat(answer.failure()).isNull();
        byte[] packed = SealedContent.open(
                answer.rows().sealed(),
                key,
                new SecretContext(work.test().testId().value(), "rows"));
        return JsonMapper.shared()
                .readValue(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), RowsPreview.class);
    }

    private static SourceAnswer answer(WorkAssignment work) {
        service.offer(work);
        await().atMost(120, SECONDS)
                .until(() -> !results.of(work.workId(), SourceReplied.class).isEmpty());
        return results.of(work.workId(), SourceReplied.class).get(0).answer();
    }

    private WorkAssignment file(String name, @Nullable ContainerOverrides decided, int limit) {
        return asked(
                IDS.datastore(),
                new SourceConnection("local-files", Map.of("root", "files"), Map.of()),
                new ContainerTarget(
                        new ContainerId("ct_" + Ids.derivedTail(name)),
                        name,
                        Map.of("kind", "FILE", "path", name),
                        null,
                        decided),
                limit);
    }

    @Test
    void textOfAFile_isReadAsItsUserSays() throws IOException {
        Files.writeString(files.resolve("headless.csv"), "town;land\nUlm;NA\n");
        ContainerOverrides decided = new ContainerOverrides(
                null,
                null,
                null,
                false,
                Map.of(),
                null,
                null,
                null,
                Map.of("header", "false", "delimiter", ";", "nullValue", "NA"));

        assertThat(opened(file("headless.csv", ContainerOverrides.NONE, 9)).rows())
                .containsExactly(List.of("Ulm", "NA"));
        RowsPreview preview = opened(file("headless.csv", decided, 9));

        assertThat(preview.columns()).extracting(c -> c.name()).containsExactly("column_1", "column_2");
        assertThat(preview.rows()).hasSize(2);
        assertThat(preview.rows().get(1)).containsExactly("Ulm", null);
    }

    @Test
    void aFileWhoseMaskedColumnGotAnotherName_isNotRead() throws IOException {
        Files.writeString(files.resolve("renamed.csv"), "id,mail\n1,ada@x.org\n");
        ContainerOverrides decided = new ContainerOverrides(
                null,
                null,
                null,
                false,
                Map.of(),
                Map.of("mail", FieldStatus.MASKED),
                null,
                null,
                Map.of("header", "false"));

        WorkAssignment work = file("renamed.csv", decided, 9);
        SourceAnswer answer = answer(work);

        assertThat(answer.rows()).isNull();
        assertThat(answer.failure().code()).isEqualTo(FailureCode.SETTINGS_INVALID);
        assertThat(answer.failure().message()).startsWith("masked: mail (expected: columns that are there");
        assertThat(results.envelopesOf(work.workId()).toString()).doesNotContain("x.org");
    }

    private WorkAssignment asked(
            DatastoreId datastore, SourceConnection connection, ContainerTarget container, int limit) {
        ConnectionTestId id = IDS.connectionTest();
        return new WorkAssignment(
                IDS.work(),
                null,
                datastore,
                WorkKind.PREVIEW,
                1,
                1,
                60,
                connection,
                null,
                null,
                new ConnectionTestTarget(
                        id,
                        List.of(),
                        null,
                        null,
                        new PreviewTarget(container, limit, key.publicKey().text())),
                null,
                "correlation-1",
                "ada");
    }

    private static SourceConnection postgres(PostgresServer.Database database, DatastoreId datastore) {
        String sealed = new Sealer(PublicKeyring.fromDirectory(keys))
                .seal(database.password(), new SecretContext(datastore.value(), "password"))
                .text();
        return new SourceConnection(
                "postgresql",
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "user", database.user(),
                        "sslMode", "disable"),
                Map.of("password", sealed));
    }
}

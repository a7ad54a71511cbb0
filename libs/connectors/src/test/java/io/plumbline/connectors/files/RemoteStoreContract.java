package io.plumbline.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingListener;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceContract;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What every store reached over a network keeps, shown on a real server of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteStoreContract extends SourceContract {

    /** What somebody enters into the form. */
    record Entered(String type, Map<String, Object> properties, Map<String, String> secrets) {

        Entered with(String name, Object value) {
            Map<String, Object> changed = new HashMap<>(properties);
            changed.put(name, value);
            return new Entered(type, changed, secrets);
        }

        Source open() {
            return open(EgressPolicy.OWN_MACHINE);
        }

        Source open(EgressPolicy egress) {
            Map<String, Secret> wrapped = new HashMap<>();
            secrets.forEach((name, value) -> wrapped.put(name, Secret.of(value)));
            return Sources.open(
                    new ConnectionSettings(type, properties, wrapped),
                    new SourcePolicy(Map.of(), egress, SourceLimits.DEFAULT));
        }
    }

    /** Starts the servers. */
    abstract void start() throws IOException;

    /** A bucket that the test may fill; its name differs from other tests'. */
    abstract Entered bucket();

    /** Another datastore over a bucket of the same name, with other credentials and other data. */
    abstract Entered namesake();

    /** As {@link #bucket}, with credentials that aren't valid. Null if nobody is asked for any. */
    abstract Entered wrongCredentials();

    abstract Entered missingBucket();

    /** As {@link #bucket}, where nobody listens. */
    abstract Entered nobodyThere();

    abstract void put(Entered bucket, String path, byte[] content) throws IOException;

    /** How messages call the folder or file in {@link #bucket}. */
    abstract String shown(String path);

    /** The field that narrows a datastore to a folder. */
    String prefixField() {
        return "prefix";
    }

    String prefix(String folder) {
        return folder;
    }

    /** How often a source is opened and closed to show that nothing is left behind. */
    int timesOpened() {
        return 25;
    }

    @BeforeAll
    void fill(@TempDir Path scratch) throws IOException {
        start();
        put(bucket(), "birdstrikes.csv", Files.readAllBytes(Path.of("../../samples/data/birdstrikes.csv")));
        put(bucket(), "penguins.json", Files.readAllBytes(Path.of("../../samples/data/penguins.json")));
        put("orders_2024-01.csv", "id,v\n1,a\n2,b\n");
        put("orders_2024-02.csv", "id,v\n3,c\n");
        put("orders_eu_1.csv", "id,v\n9,x\n");
        put("lines.jsonl", "{\"id\":1,\"o\":{\"p\":[1,2]}}\n{\"id\":2.5,\"extra\":\"x\"}\n");
        put("odd/a b [c] {d}, 100 & 'e' ü.csv", "a,b\n1,2\n3,4\n");
        put("_SUCCESS", "");
        put("_temporary/0/part-1.csv", "a\n1\n");
        put("notes.docx", "x");
        for (String day : List.of("01", "02")) {
            put("sales/year=2024/month=" + day + "/data-" + day + ".csv", "id,amount\n1,2\n");
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
        }
        put(bucket(), "packed.csv.gz", packed.toByteArray());
        Path parquet = scratch.resolve("parquet");
        Session.spark()
                .sql("SELECT id, cast(id AS decimal(38,10)) d, array(id) a, named_struct('x', id) s FROM range(2500)")
                .coalesce(1)
                .write()
                .parquet(parquet.toString());
        try (Stream<Path> files = Files.list(parquet)) {
            byte[] whole = Files.readAllBytes(files.filter(f -> f.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow());
            put(bucket(), "lake/whole.parquet", whole);
            put(bucket(), "bad/cut.parquet", Arrays.copyOf(whole, whole.length / 2));
            byte[] hollow = whole.clone();
            Arrays.fill(hollow, 4, 4000, (byte) 0x55);
            put(bucket(), "bad/hollow.parquet", hollow);
        }
        lakeTables(scratch);
        put("bad/none.csv", "");
        put("bad/open.json", "[{\"a\":1},");
        put(namesake(), "birdstrikes.csv", "other\n1\n".getBytes(StandardCharsets.UTF_8));
    }

    private void lakeTables(Path scratch) throws IOException {
        LakeWriter.delta(
                scratch.resolve("tables/delta, 100%"),
                "CREATE TABLE %s (id BIGINT, p STRING) USING delta PARTITIONED BY (p)"
                        + " TBLPROPERTIES ('delta.enableDeletionVectors' = 'true', 'delta.checkpointInterval' = '2')",
                "INSERT INTO %s SELECT id, if(id < 50, 'a b%', NULL) FROM range(0, 100, 1, 1)",
                "DELETE FROM %s WHERE id % 10 = 0",
                "INSERT INTO %s VALUES (1000, 'c')");
        String table = LakeWriter.folders(scratch.resolve("tables")) + ".ice.t";
        LakeWriter.sql("CREATE TABLE " + table + " (id BIGINT, p STRING) USING iceberg PARTITIONED BY (p) TBLPROPERTIES"
                + " ('format-version' = '2', 'write.delete.mode' = 'merge-on-read')");
        LakeWriter.sql("INSERT INTO " + table + " SELECT id, if(id < 50, 'a b%', NULL) FROM range(0, 100, 1, 1)");
        LakeWriter.sql("DELETE FROM " + table + " WHERE id % 10 = 0");
        LakeWriter.sql("INSERT INTO " + table + " VALUES (1000, 'c')");
        try (Stream<Path> files = Files.walk(scratch.resolve("tables"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = scratch.relativize(file).toString();
                if (!path.endsWith(".crc") || path.contains("_delta_log/0")) {
                    put(bucket(), path, Files.readAllBytes(file));
                }
            }
        }
        put("tables/hudi/.hoodie/hoodie.properties", "");
        put("tables/hudi/f.csv", "a,b\n1,x\n");
    }

    private void put(String path, String text) throws IOException {
        put(bucket(), path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Source source() {
        return bucket().with("exclude", "bad/hollow.parquet").open();
    }

    @Override
    public String someContainer() {
        return "birdstrikes.csv";
    }

    @Override
    public ContainerRef goneContainer() {
        return new ContainerRef("gone.csv", Map.of("kind", "FILE", "path", "gone.csv"));
    }

    private static List<Row> rows(Source source, ContainerDescription container) {
        ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
        List<Row> rows = read.rows().collectAsList();
        assertThat(read.warnings()).as(container.name()).isEmpty();
        return rows;
    }

    @Test
    void listing_hasFilesPatternsAndProblems_andLeavesHiddenOnesOut() {
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.names())
                    .containsExactlyInAnyOrder(
                            "bad/cut.parquet",
                            "bad/none.csv",
                            "bad/open.json",
                            "birdstrikes.csv",
                            "lake/whole.parquet",
                            "lines.jsonl",
                            "odd/a b [c] {d}, 100 & 'e' ü.csv",
                            "orders_*-*.csv",
                            "orders_eu_1.csv",
                            "packed.csv.gz",
                            "penguins.json",
                            "sales/year=*/month=*/*.csv",
                            "tables/delta, 100%",
                            "tables/hudi",
                            "tables/ice/t");
            assertThat(listed.get("lake/whole.parquet").rowCount()).isEqualTo(2500);
            assertThat(listed.get("lake/whole.parquet").fields())
                    .extracting(FieldDescription::sparkType)
                    .containsExactly("bigint", "decimal(38,10)", "array<bigint>", "struct<x:bigint>");
            assertThat(listed.get("orders_*-*.csv").kind()).isEqualTo(ContainerKind.FILE_PATTERN);
            assertThat(listed.get("birdstrikes.csv").lastModified()).isNotNull();
        }
    }

    @Test
    void everyFormat_isReadWhole() {
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(rows(source, listed.get("birdstrikes.csv"))).hasSize(10_000);
            assertThat(rows(source, listed.get("penguins.json"))).hasSize(344);
            assertThat(rows(source, listed.get("lake/whole.parquet"))).hasSize(2500);
            assertThat(rows(source, listed.get("lines.jsonl"))).hasSize(2);
            assertThat(rows(source, listed.get("packed.csv.gz"))).hasSize(2);
            assertThat(rows(source, listed.get("odd/a b [c] {d}, 100 & 'e' ü.csv")))
                    .hasSize(2);
            assertThat(rows(source, listed.get("orders_*-*.csv")))
                    .extracting(r -> r.getLong(0))
                    .containsExactlyInAnyOrder(1L, 2L, 3L);
            assertThat(rows(source, listed.get("sales/year=*/month=*/*.csv")))
                    .extracting(r -> r.get(2) + " " + r.getString(3))
                    .containsExactlyInAnyOrder("2024 01", "2024 02");
        }
    }

    @Test
    void lakeTables_areContainersOfTheirOwn_andOnlyTheirCurrentRowsAreRead() {
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            for (String name : List.of("tables/delta, 100%", "tables/ice/t")) {
                ContainerDescription container = listed.get(name);
                assertThat(container.problem()).isNull();
                assertThat(container.kind()).isEqualTo(ContainerKind.LAKE_TABLE);
                assertThat(container.rowCount()).isEqualTo(91);
                assertThat(container.facts().partitionedBy()).containsExactly("p");
                List<Row> rows = rows(source, container);
                assertThat(rows).hasSize(91);
                assertThat(rows.stream().filter(r -> r.isNullAt(1))).hasSize(45);
                assertThat(rows)
                        .extracting(r -> r.getLong(0))
                        .contains(1L, 99L, 1000L)
                        .doesNotContain(0L, 90L);
                assertThat(rows).extracting(r -> r.getString(1)).contains("a b%", "c");
            }
            assertThat(listed.get("tables/hudi").problem().message())
                    .isEqualTo(shown("tables/hudi")
                            + ": a table of Hudi, which is not read (expected: Delta Lake, Iceberg or plain files)");
        }
        try (Source source =
                bucket().with(prefixField(), prefix("tables/ice/t")).open()) {
            assertThat(Listed.of(source).names()).containsExactly(".");
            assertThat(rows(source, Listed.of(source).get("."))).hasSize(91);
        }
    }

    @Test
    void secretsOfLakeTables_areNotInPlans_andTheirRowsCannotBeReadOnceTheSourceIsClosed() {
        for (String name : List.of("tables/delta, 100%", "tables/ice/t")) {
            Source source = bucket().open();
            Dataset<Row> rows = source.read(
                            Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL)
                    .rows();
            String plan = rows.queryExecution()
                    .explainString(org.apache.spark.sql.execution.ExplainMode.fromString("extended"));
            bucket().secrets().values().forEach(secret -> assertThat(plan).doesNotContain(secret));
            assertThat(plan).doesNotContain(".secret");
            source.close();
            assertThatThrownBy(rows::collectAsList)
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).contains("closed"));
        }
    }

    @Test
    void brokenFiles_areNamed_whenListedAndWhenRead() {
        try (Source source = bucket().open()) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("bad/cut.parquet").problem().failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
            assertThat(listed.get("bad/cut.parquet").problem().message()).startsWith(shown("bad/cut.parquet") + ": no");
            assertThat(listed.get("bad/none.csv").problem().failure()).isEqualTo(SourceFailure.FILE_EMPTY);
            assertThat(listed.get("bad/open.json").problem().failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
            ReadResult hollow = source.read(
                    Session.spark(), listed.get("bad/hollow.parquet").ref(), ReadOptions.ALL);
            assertThatThrownBy(() -> hollow.rows().collectAsList()).satisfies(e -> {
                SourceException explained = source.explain(e);
                assertThat(explained.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
                assertThat(explained.reason())
                        .isEqualTo(shown("bad/hollow.parquet") + ": broken or truncated (expected: a whole file)");
            });
        }
    }

    @Test
    void prefix_narrowsTheDatastoreToAFolderOrAFile() {
        try (Source source = bucket().with(prefixField(), prefix("sales")).open()) {
            assertThat(Listed.of(source).names()).containsExactly("year=*/month=*/*.csv");
            assertThat(rows(source, Listed.of(source).all().get(0))).hasSize(2);
            assertThatThrownBy(() -> source.read(
                            Session.spark(),
                            new ContainerRef("x", Map.of("kind", "FILE", "path", "../birdstrikes.csv")),
                            ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT));
        }
        try (Source source =
                bucket().with(prefixField(), prefix("lake/whole.parquet")).open()) {
            assertThat(source.probe().product()).startsWith("a file in ");
            assertThat(rows(source, Listed.of(source).get("whole.parquet"))).hasSize(2500);
        }
        expect(
                bucket().with(prefixField(), prefix("nowhere")),
                SourceFailure.PATH_NOT_FOUND,
                "path: " + shown("nowhere") + " (expected: one that exists)");
    }

    @Test
    void foldersThatAreNotWanted_areNotEntered() {
        try (Source source = bucket().with("recursive", false).open()) {
            assertThat(Listed.of(source).names()).noneMatch(name -> name.contains("/"));
        }
    }

    @Test
    void twoDatastoresOverTheSameName_readAtTheSameTime_stayApart() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CountDownLatch bothOpen = new CountDownLatch(2);
        try (Source one = bucket().open();
                Source other = namesake().open()) {
            Future<List<Integer>> mine = two.submit(() -> repeatedly(one, bothOpen));
            Future<List<Integer>> theirs = two.submit(() -> repeatedly(other, bothOpen));
            assertThat(mine.get()).containsOnly(10_000);
            assertThat(theirs.get()).containsOnly(1);
        } finally {
            two.shutdown();
        }
    }

    private static List<Integer> repeatedly(Source source, CountDownLatch together) throws InterruptedException {
        ContainerDescription container = Listed.of(source).get("birdstrikes.csv");
        together.countDown();
        together.await();
        return Stream.generate(() -> rows(source, container).size()).limit(4).toList();
    }

    @Test
    void secrets_areNotInPlans_andRowsCannotBeReadOnceTheSourceIsClosed() {
        Source source = bucket().open();
        Dataset<Row> rows = source.read(
                        Session.spark(),
                        Listed.of(source).get("birdstrikes.csv").ref(),
                        ReadOptions.ALL)
                .rows();
        String plan = rows.queryExecution().toString()
                + rows.queryExecution()
                        .explainString(org.apache.spark.sql.execution.ExplainMode.fromString("formatted"));
        bucket().secrets().values().forEach(secret -> assertThat(plan).doesNotContain(secret));
        assertThat(plan).doesNotContain(".secret");
        source.close();
        assertThatThrownBy(rows::count)
                .satisfies(e -> assertThat(e.toString() + e.getCause()).contains("closed"));
    }

    @Test
    void wrongCredentials_areCalledThat_withoutTheSecret() throws IOException {
        Entered wrong = wrongCredentials();
        try (Source source = wrong.open()) {
            assertThatThrownBy(source::probe).isInstanceOfSatisfying(SourceException.class, e -> {
                assertThat(e.failure()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
                wrong.secrets()
                        .values()
                        .forEach(secret -> assertThat(e.reason()).doesNotContain(secret));
            });
        }
    }

    @Test
    void missingBucket_isNamed() {
        try (Source source = missingBucket().open()) {
            assertThatThrownBy(() -> source.list(ListingOptions.ALL, c -> {}))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.PATH_NOT_FOUND))
                    .hasMessageContaining("missing");
        }
    }

    @Test
    void serverThatIsNotThere_isToldInTime() {
        long start = System.nanoTime();
        try (Source source = nobodyThere().open()) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONNECTION_REFUSED));
        }
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(30);
    }

    @Test
    void egressPolicy_isAskedBeforeAnythingIsDialled() {
        try (Source source = bucket().open(EgressPolicy.SELF_HOSTED)) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
        }
    }

    @Test
    void listing_isCancelledWhileItRuns() {
        try (Source source = bucket().open()) {
            ListingListener tired = new ListingListener() {
                private int found;

                @Override
                public void found(ContainerDescription container) {
                    found++;
                }

                @Override
                public boolean cancelled() {
                    return found > 0;
                }
            };
            assertThatThrownBy(() -> source.list(ListingOptions.ALL, tired))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.CANCELLED));
        }
    }

    @Test
    void openListReadAndClose_manyTimes_leaveNothingBehind() throws Exception {
        cycles(5);
        Footprint before = Footprint.taken();
        cycles(timesOpened());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Footprint.taken().requireAtMost(before));
    }

    private void cycles(int times) {
        for (int i = 0; i < times; i++) {
            try (Source source =
                    bucket().with(prefixField(), prefix("lake/whole.parquet")).open()) {
                ContainerDescription container = Listed.of(source).get("whole.parquet");
                assertThat(source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                                .rows()
                                .count())
                        .isEqualTo(2500);
            }
        }
    }

    private static void expect(Entered entered, SourceFailure failure, String message) {
        try (Source source = entered.open()) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(failure))
                    .hasMessage(message);
        }
    }
}

package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Delta tables that delta-spark wrote; what it reads itself is the measure. */
class DeltaTableTest {

    @TempDir
    Path root;

    private int tables;
    private String broken = "";

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private ContainerDescription listed(String name) {
        try (Source source = source()) {
            return Listed.of(source).get(name);
        }
    }

    private ReadResult read(Source source, String name, ReadOptions options) {
        return source.read(Session.spark(), Listed.of(source).get(name).ref(), options);
    }

    private static List<String> words(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    /** Every current row, as delta-spark sees it, and as many as the catalog counts. */
    private List<String> sameAsDelta(String name) {
        ContainerDescription container = listed(name);
        assertThat(container.problem()).isNull();
        try (Source source = source()) {
            ReadResult read = read(source, name, ReadOptions.ALL);
            List<String> rows = words(read.rows().collectAsList());
            assertThat(rows).isEqualTo(words(LakeWriter.deltaRows(root.resolve(name))));
            assertThat(container.rowCount()).isEqualTo(rows.size());
            assertThat(container.rowCountExact()).isTrue();
            assertThat(read.warnings()).isEmpty();
            return rows;
        }
    }

    @Test
    void table_isOneContainer_withWhatItsLogSays() throws IOException {
        LakeWriter.delta(
                root.resolve("deep/er/orders"),
                "CREATE TABLE %s (id BIGINT NOT NULL COMMENT 'the key', amount DECIMAL(9,2), day DATE, name VARCHAR(9)) USING delta"
                        + " COMMENT 'what was sold' PARTITIONED BY (day)",
                "INSERT INTO %s (id, amount, day, name) VALUES (1, 2.50, DATE'2024-02-29', 'a'), (2, NULL, NULL, 'b')",
                "INSERT INTO %s (id, amount, day, name) VALUES (3, 4, DATE'2024-03-01', NULL)");
        Files.writeString(root.resolve("deep/plain.csv"), "a,b\n1,x\n");
        try (Source source = source()) {
            assertThat(Listed.of(source).names()).containsExactly("deep/plain.csv", "deep/er/orders");
        }
        ContainerDescription orders = listed("deep/er/orders");
        assertThat(orders.kind()).isEqualTo(ContainerKind.LAKE_TABLE);
        assertThat(orders.path()).containsExactly("deep", "er", "orders");
        assertThat(orders.comment()).isEqualTo("what was sold");
        assertThat(orders.fields())
                .extracting(f -> f.name() + " " + f.declaredType() + " " + f.sparkType())
                .containsExactly(
                        "id bigint bigint",
                        "amount decimal(9,2) decimal(9,2)",
                        "day date date",
                        "name varchar(9) string");
        FieldDescription id = orders.fields().get(0);
        assertThat(id.comment()).isEqualTo("the key");
        assertThat(id.nullability()).isEqualTo(Nullability.NOT_NULL);
        assertThat(orders.facts().partitionedBy()).containsExactly("day");
        assertThat(orders.rowCount()).isEqualTo(3);
        assertThat(orders.fileCount()).isEqualTo(3);
        assertThat(orders.sizeBytes()).isPositive();
        assertThat(orders.lastModified())
                .isEqualTo(
                        Files.getLastModifiedTime(root.resolve("deep/er/orders/_delta_log/00000000000000000002.json"))
                                .toInstant()
                                .truncatedTo(java.time.temporal.ChronoUnit.MILLIS));
        assertThat(sameAsDelta("deep/er/orders"))
                .containsExactly("[1,2.50,2024-02-29,a]", "[2,null,null,b]", "[3,4.00,2024-03-01,null]");
    }

    @Test
    void rowsThatWereDeletedOrOverwritten_areNotRead() {
        Path table = root.resolve("t");
        LakeWriter.delta(
                table,
                "CREATE TABLE %s (id BIGINT, p INT) USING delta PARTITIONED BY (p)"
                        + " TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')",
                "INSERT INTO %s SELECT id, cast(id % 3 AS int) FROM range(0, 3000, 1, 2)",
                "DELETE FROM %s WHERE id % 10 = 0 AND p < 2",
                "DELETE FROM %s WHERE id = 11",
                "UPDATE %s SET id = -id WHERE id = 7",
                "INSERT INTO %s VALUES (5000, 9)");
        assertThat(sameAsDelta("t"))
                .hasSize(2800)
                .contains("[-7,1]", "[5000,9]")
                .doesNotContain("[11,2]", "[0,0]");
        try (Source source = source()) {
            assertThat(read(source, "t", ReadOptions.ALL).rows().filter("p = 9").count())
                    .isEqualTo(1);
            assertThat(read(source, "t", ReadOptions.ALL.of("p"))
                            .rows()
                            .filter("p is null")
                            .count())
                    .isZero();
        }
        LakeWriter.delta(table, "INSERT OVERWRITE %s VALUES (1, 1)");
        assertThat(sameAsDelta("t")).containsExactly("[1,1]");
        LakeWriter.delta(table, "DELETE FROM %s");
        assertThat(sameAsDelta("t")).isEmpty();
    }

    @Test
    void columnsThatWereRenamedDroppedAddedAndWidened_areReadByTheirPresentNames() {
        LakeWriter.delta(
                root.resolve("name"),
                "CREATE TABLE %s (id INT, s STRUCT<a: INT, b: ARRAY<STRUCT<c: STRING>>>, m MAP<STRING, STRUCT<d: INT>>,"
                        + " gone STRING, p STRING) USING delta PARTITIONED BY (p)"
                        + " TBLPROPERTIES ('delta.columnMapping.mode' = 'name', 'delta.enableTypeWidening' = 'true')",
                "INSERT INTO %s VALUES (1, named_struct('a', 1, 'b', array(named_struct('c', 'x'))),"
                        + " map('k', named_struct('d', 5)), 'g', 'one')",
                "ALTER TABLE %s RENAME COLUMN id TO `key, or ``so``.`",
                "ALTER TABLE %s RENAME COLUMN s.a TO aa",
                "ALTER TABLE %s RENAME COLUMN p TO part",
                "ALTER TABLE %s DROP COLUMN gone",
                "ALTER TABLE %s ADD COLUMN gone INT",
                "ALTER TABLE %s ALTER COLUMN `key, or ``so``.` TYPE BIGINT",
                "INSERT INTO %s VALUES (5000000000, NULL, NULL, 'two', 3)");
        assertThat(sameAsDelta("name")).hasSize(2);
        assertThat(listed("name").fields())
                .extracting(FieldDescription::sparkType)
                .containsExactly(
                        "bigint",
                        "struct<aa:int,b:array<struct<c:string>>>",
                        "map<string,struct<d:int>>",
                        "string",
                        "int");
        LakeWriter.delta(
                root.resolve("id"),
                "CREATE TABLE %s (id INT, s STRUCT<a: INT>) USING delta"
                        + " TBLPROPERTIES ('delta.columnMapping.mode' = 'id')",
                "INSERT INTO %s VALUES (1, named_struct('a', 1))",
                "ALTER TABLE %s RENAME COLUMN id TO other",
                "ALTER TABLE %s ADD COLUMN id STRING",
                "INSERT INTO %s VALUES (2, named_struct('a', 2), 'x')");
        assertThat(sameAsDelta("id")).containsExactly("[1,[1],null]", "[2,[2],x]");
    }

    @Test
    void logWithCheckpoints_isReplayedFromThem() throws IOException {
        for (String policy : List.of("classic", "v2")) {
            Path table = root.resolve(policy);
            LakeWriter.delta(
                    table,
                    "CREATE TABLE %s (id BIGINT) USING delta TBLPROPERTIES ('delta.checkpointInterval' = '3',"
                            + " 'delta.checkpointPolicy' = '" + policy + "', 'delta.enableDeletionVectors' = 'true')");
            for (int i = 0; i < 7; i++) {
                LakeWriter.delta(table, "INSERT INTO %s VALUES (" + i + "), (" + (100 + i) + ")");
            }
            LakeWriter.delta(table, "DELETE FROM %s WHERE id = 103", "DELETE FROM %s WHERE id IN (4, 6)");
            assertThat(sameAsDelta(policy)).hasSize(11);
            try (var log = Files.list(table.resolve("_delta_log"))) {
                assertThat(log.map(String::valueOf).filter(n -> n.contains(".checkpoint")))
                        .isNotEmpty();
            }
            // Only the checkpoint knows what these said.
            for (int i = 0; i < 6; i++) {
                Files.delete(table.resolve("_delta_log/0000000000000000000" + i + ".json"));
            }
            assertThat(sameAsDelta(policy)).hasSize(11);
        }
    }

    @Test
    void upkeepAndWayBack_andWhatOtherFeaturesLeaveBeside_areNoRows() {
        LakeWriter.delta(
                root.resolve("t"),
                "CREATE TABLE %s (id INT, v VARIANT) USING delta CLUSTER BY (id) TBLPROPERTIES ("
                        + "'delta.enableDeletionVectors' = 'true', 'delta.enableChangeDataFeed' = 'true',"
                        + " 'delta.enableInCommitTimestamps' = 'true', 'delta.enableRowTracking' = 'true')",
                "INSERT INTO %s SELECT id, parse_json('{\"a\":1}') FROM range(0, 10, 1, 1)",
                "DELETE FROM %s WHERE id = 3",
                "UPDATE %s SET id = 20 WHERE id = 2",
                "OPTIMIZE %s");
        assertThat(sameAsDelta("t")).hasSize(9).contains("[20,{\"a\":1}]");
        LakeWriter.delta(root.resolve("t"), "RESTORE TABLE %s TO VERSION AS OF 2");
        assertThat(sameAsDelta("t")).hasSize(9).contains("[2,{\"a\":1}]");
    }

    @Test
    void valuesOfFolders_areTypedAndUnescaped() {
        LakeWriter.delta(
                root.resolve("odd name, 100%"),
                "CREATE TABLE %s (v INT, s STRING, d DATE, t TIMESTAMP, n TIMESTAMP_NTZ, c DECIMAL(9,3), b BOOLEAN)"
                        + " USING delta PARTITIONED BY (s, d, t, n, c, b)",
                "INSERT INTO %s VALUES (1, 'a/b c%=:ü', DATE'2024-02-29', TIMESTAMP'2024-02-29 12:00:00.123456',"
                        + " TIMESTAMP_NTZ'2024-02-29 12:00:00', 1.5, true), (2, '', NULL, NULL, NULL, NULL, NULL)");
        assertThat(sameAsDelta("odd name, 100%"))
                .containsExactly(
                        "[1,a/b c%=:ü,2024-02-29,2024-02-29 12:00:00.123456,2024-02-29T12:00,1.500,true]",
                        "[2,null,null,null,null,null,null]");
    }

    @Test
    void emptyTable_hasColumnsAndNoRows() {
        LakeWriter.delta(root.resolve("t"), "CREATE TABLE %s (id BIGINT, v STRING) USING delta");
        assertThat(sameAsDelta("t")).isEmpty();
        assertThat(listed("t").fields()).hasSize(2);
        assertThat(listed("t").fileCount()).isZero();
    }

    @Test
    void options_chooseColumnsTypesRowsAndAStart_andTheVersionIsNoted() {
        LakeWriter.delta(
                root.resolve("t"),
                "CREATE TABLE %s (id BIGINT, text STRING, at TIMESTAMP) USING delta",
                "INSERT INTO %s SELECT id, if(id = 3, 'x', cast(id AS string)), timestamp_seconds(id) FROM range(10)");
        try (Source source = source()) {
            ReadOptions wanted = ReadOptions.ALL
                    .of("text", "id")
                    .as(Map.of("text", new WantedType("INT", null)))
                    .from(new ReadOptions.Start("at", "1970-01-01T00:00:01Z"));
            ReadResult read = read(source, "t", wanted);
            assertThat(read.fields()).extracting(FieldDescription::sparkType).containsExactly("int", "bigint");
            assertThat(words(read.rows().collectAsList()))
                    .containsExactly("[2,2]", "[4,4]", "[5,5]", "[6,6]", "[7,7]", "[8,8]", "[9,9]", "[null,3]");
            assertThat(read.warnings())
                    .singleElement()
                    .satisfies(w -> assertThat(w.count()).isEqualTo(1));
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().notes().get(0)).isEqualTo("the table as of its version 1");
            assertThat(read(source, "t", ReadOptions.ALL.first(4)).rows().count())
                    .isEqualTo(4);
            ReadPlan plan = source.plan(Listed.of(source).get("t").ref(), ReadOptions.ALL.first(4));
            assertThat(plan.rows()).isEqualTo(4);
            assertThatThrownBy(() ->
                            read(source, "t", ReadOptions.ALL.from(new ReadOptions.Start("id", "1; DROP TABLE t"))))
                    .hasMessageContaining("expected: a number such as 42 or 1.5, since id is bigint");
            ReadPlan bytes = source.plan(
                    Listed.of(source).get("t").ref(),
                    ReadOptions.ALL.within(
                            new ReadOptions.Limits(null, listed("t").sizeBytes() / 2, null)));
            assertThat(bytes.rows()).isEqualTo(5);
            assertThat(bytes.notes()).contains("the limit of bytes is applied as one of rows, by the table's average");
            ReadOptions sampled = ReadOptions.ALL.sampled(new ReadOptions.Sample(0.5, 42));
            assertThat(words(read(source, "t", sampled).rows().collectAsList()))
                    .hasSizeBetween(1, 9)
                    .isEqualTo(words(read(source, "t", sampled).rows().collectAsList()));
            assertThatThrownBy(() -> source.plan(
                            new ContainerRef("x", Map.of("kind", "LAKE_TABLE", "path", "../t", "lake", "DELTA")),
                            ReadOptions.ALL))
                    .hasMessage("path: sample:../t (expected: a folder in the datastore's, without . or .. steps)");
            assertThatThrownBy(() -> read(source, "t", ReadOptions.ALL.of("other")))
                    .hasMessage("column: other (expected: a column of sample:t)");
        }
    }

    @Test
    void readIsPinned_toTheVersionThatWasPlanned() {
        LakeWriter.delta(root.resolve("t"), "CREATE TABLE %s USING delta AS SELECT id FROM range(5)");
        try (Source source = source()) {
            ReadResult read = read(source, "t", ReadOptions.ALL);
            LakeWriter.delta(root.resolve("t"), "INSERT OVERWRITE %s SELECT id FROM range(50)");
            assertThat(read.rows().count()).isEqualTo(5);
        }
    }

    @Test
    void tableWithMetadataForIcebergBesideItsLog_isADeltaTable() throws IOException {
        LakeWriter.delta(root.resolve("t"), "CREATE TABLE %s USING delta AS SELECT id FROM range(5)");
        Files.createDirectories(root.resolve("t/metadata"));
        Files.writeString(root.resolve("t/metadata/v1.metadata.json"), "{}");
        assertThat(sameAsDelta("t")).hasSize(5);
    }

    @Test
    void tableThatIsGone_isCalledGone() throws IOException {
        LakeWriter.delta(root.resolve("t"), "CREATE TABLE %s USING delta AS SELECT id FROM range(5)");
        try (Source source = source()) {
            var ref = Listed.of(source).get("t").ref();
            Files.move(root.resolve("t"), root.resolve("elsewhere"));
            assertThatThrownBy(() -> source.read(Session.spark(), ref, ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONTAINER_GONE))
                    .hasMessage("sample:t: its log, or a file of it, is gone (expected: still there)");
        }
    }

    /** How a table of two files, whose log is then changed by the test, fails; the plain file beside it doesn't. */
    private SourceException failure(Tampering tampering) throws IOException {
        broken = "t" + ++tables;
        Path table = root.resolve(broken);
        LakeWriter.delta(
                table,
                "CREATE TABLE %s USING delta AS SELECT id FROM range(5)",
                "INSERT INTO %s SELECT id FROM range(5, 10)");
        Files.writeString(root.resolve("plain.csv"), "a,b\n1,x\n");
        // These repeat what the commits say, and are believed first.
        Files.delete(table.resolve("_delta_log/00000000000000000000.crc"));
        Files.delete(table.resolve("_delta_log/00000000000000000001.crc"));
        tampering.of(table.resolve("_delta_log/00000000000000000001.json"));
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("plain.csv").problem()).isNull();
            var problem = listed.get(broken).problem();
            try {
                source.read(Session.spark(), listed.get(broken).ref(), ReadOptions.ALL)
                        .rows()
                        .collectAsList();
                throw new AssertionError("was read");
            } catch (Exception e) {
                SourceException explained = source.explain(e);
                if (problem != null) {
                    assertThat(explained.reason()).isEqualTo(problem.message());
                }
                return explained;
            }
        }
    }

    private interface Tampering {
        void of(Path lastCommit) throws IOException;
    }

    private static void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsPattern(what);
        Files.writeString(file, text.replaceFirst(what, by));
    }

    @Test
    void filesOutsideTheTable_areRefused_andNeverOpened() throws IOException {
        Files.createDirectories(root.resolve("other"));
        for (String path : List.of(
                "../other/x.parquet",
                "%2e%2e/other/x.parquet",
                "file:/etc/passwd",
                "/etc/passwd",
                "s3://other-bucket/x.parquet",
                "lake:/tablet/x.parquet")) {
            SourceException failure = failure(log -> replace(log, "\"path\":\"[^\"]*\"", "\"path\":\"" + path + "\""));
            assertThat(failure.failure()).as(path).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
            assertThat(failure.reason())
                    .isEqualTo(
                            "sample:" + broken + ": its log names a file …/" + path.substring(path.lastIndexOf('/') + 1)
                                    + " that lies elsewhere (expected: files in the table's own folder)");
        }
    }

    @Test
    void shallowClone_isRefused_sinceItsFilesAreAnotherTables() {
        LakeWriter.delta(root.resolve("from"), "CREATE TABLE %s USING delta AS SELECT id FROM range(5)");
        LakeWriter.delta(root.resolve("clone"), "CREATE TABLE %s SHALLOW CLONE delta.`" + root.resolve("from") + "`");
        assertThat(listed("from").problem()).isNull();
        assertThat(listed("clone").problem()).satisfies(problem -> {
            assertThat(problem.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
            assertThat(problem.message()).startsWith("sample:clone: its log names a file …/part-");
        });
    }

    @Test
    void linkThatLeadsOutOfTheRoot_isRefused() throws IOException {
        Path secret = Files.createTempFile("outside", ".parquet");
        SourceException failure = failure(log -> {
            Files.createSymbolicLink(root.resolve(broken).resolve("link.parquet"), secret);
            replace(log, "\"path\":\"[^\"]*\"", "\"path\":\"link.parquet\"");
        });
        assertThat(failure.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
        Files.delete(secret);
    }

    @Test
    void lyingLogs_failInWords() throws IOException {
        assertThat(failure(log -> replace(log, "\"path\":\"[^\"]*\"", "\"path\":\"none.parquet\"")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.CONTAINER_GONE))
                .hasMessageContaining("none.parquet");
        assertThat(failure(log -> Files.writeString(log, "{\"add\":{\"path\":")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE))
                .hasMessageStartingWith("sample:" + broken + ": its log can't be read");
        assertThat(failure(log -> Files.writeString(
                        log,
                        "{\"protocol\":{\"minReaderVersion\":9,\"minWriterVersion\":9}}\n",
                        StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE))
                .hasMessageContaining("reader version 9");
        assertThat(failure(log -> Files.writeString(
                        log,
                        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"timeTurner\"],"
                                + "\"writerFeatures\":[\"timeTurner\"]}}\n")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE))
                .hasMessageContaining("timeTurner");
        assertThat(failure(log -> Files.delete(log.resolveSibling("00000000000000000000.json"))))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE));
        assertThat(failure(log -> Files.writeString(log, "{\"x\":\"" + "y".repeat(100 << 20) + "\"}")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.TOO_LARGE))
                .hasMessageContaining("a line of more than 16777216 bytes");
    }

    @Test
    void checkpointThatIsCut_isToldAsALogThatCantBeRead() throws IOException {
        Path table = root.resolve("t");
        LakeWriter.delta(
                table, "CREATE TABLE %s (id BIGINT) USING delta TBLPROPERTIES ('delta.checkpointInterval' = '2')");
        for (int i = 0; i < 3; i++) {
            LakeWriter.delta(table, "INSERT INTO %s VALUES (" + i + ")");
        }
        Path checkpoint = table.resolve("_delta_log/00000000000000000002.checkpoint.parquet");
        Files.write(checkpoint, java.util.Arrays.copyOf(Files.readAllBytes(checkpoint), 500));
        assertThat(listed("t").problem()).satisfies(p -> {
            assertThat(p.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
            assertThat(p.message()).startsWith("sample:t: its log can't be read");
        });
    }
}

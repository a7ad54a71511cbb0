package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericAppenderFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptionKeyMetadata;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;

/** Iceberg tables that its own runtime for Spark wrote; what it reads itself through its catalog is the measure. */
class IcebergTableTest {

    @TempDir
    Path root;

    private int tables;

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private ContainerDescription listed(String name) {
        try (Source source = source()) {
            return Listed.of(source).get(name);
        }
    }

    private static void run(String table, String... statements) {
        for (String statement : statements) {
            LakeWriter.sql(statement.replace("%s", table));
        }
    }

    private static List<String> words(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    private List<String> rows(String name) {
        try (Source source = source()) {
            ReadResult read =
                    source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL);
            return words(read.rows().collectAsList());
        }
    }

    /** Every current row, as Iceberg sees it through the catalog. */
    private List<String> sameAsIceberg(String name, String table) {
        assertThat(listed(name).problem()).isNull();
        List<String> rows = rows(name);
        assertThat(rows).isEqualTo(words(LakeWriter.sql("SELECT * FROM " + table)));
        return rows;
    }

    @Test
    void table_isOneContainer_withWhatItsMetadataSays() throws IOException {
        String table = LakeWriter.folders(root.resolve("wh")) + ".db.orders";
        run(
                table,
                "CREATE TABLE %s (id BIGINT NOT NULL COMMENT 'the key', amount DECIMAL(9,2), at TIMESTAMP, n TIMESTAMP_NTZ,"
                        + " s STRUCT<a: INT, b: ARRAY<STRING>>) USING iceberg PARTITIONED BY (days(at), bucket(4, id))"
                        + " TBLPROPERTIES ('comment' = 'what was sold', 'format-version' = '1')",
                "INSERT INTO %s VALUES (1, 2.50, TIMESTAMP'2024-02-29 12:00:00', NULL, NULL),"
                        + " (2, NULL, NULL, TIMESTAMP_NTZ'2024-02-29 12:00:00', named_struct('a', 1, 'b', array('x')))",
                "ALTER TABLE %s SET IDENTIFIER FIELDS id");
        Files.writeString(root.resolve("wh/plain.csv"), "a,b\n1,x\n");
        ContainerDescription orders = listed("wh/db/orders");
        try (Source source = source()) {
            assertThat(Listed.of(source).names()).containsExactly("wh/plain.csv", "wh/db/orders");
        }
        assertThat(orders.kind()).isEqualTo(ContainerKind.LAKE_TABLE);
        assertThat(orders.comment()).isEqualTo("what was sold");
        assertThat(orders.fields())
                .extracting(f -> f.name() + " " + f.declaredType() + " | " + f.sparkType())
                .containsExactly(
                        "id long | bigint",
                        "amount decimal(9, 2) | decimal(9,2)",
                        "at timestamptz | timestamp",
                        "n timestamp | timestamp_ntz",
                        "s struct<6: a: optional int, 7: b: optional list<string>> | struct<a:int,b:array<string>>");
        FieldDescription id = orders.fields().get(0);
        assertThat(id.comment()).isEqualTo("the key");
        assertThat(id.nullability()).isEqualTo(Nullability.NOT_NULL);
        assertThat(id.note()).isEqualTo("one of the table's identifier fields");
        assertThat(orders.facts().partitionedBy()).containsExactly("day(at)", "bucket[4](id)");
        assertThat(orders.rowCount()).isEqualTo(2);
        assertThat(orders.rowCountExact()).isTrue();
        assertThat(orders.fileCount()).isEqualTo(2);
        assertThat(orders.sizeBytes()).isPositive();
        assertThat(orders.lastModified()).isNotNull();
        assertThat(orders.warnings()).isEmpty();
        assertThat(sameAsIceberg("wh/db/orders", table)).hasSize(2);
    }

    @Test
    void rowsThatWereDeletedOrOverwritten_areNotRead() {
        String catalog = LakeWriter.folders(root);
        for (String version : List.of("2", "3")) {
            String table = catalog + ".v" + version + ".t";
            run(
                    table,
                    "CREATE TABLE %s (id BIGINT, p INT) USING iceberg PARTITIONED BY (p) TBLPROPERTIES"
                            + " ('format-version' = '" + version + "', 'write.delete.mode' = 'merge-on-read',"
                            + " 'write.update.mode' = 'merge-on-read')",
                    "INSERT INTO %s SELECT id, cast(id % 3 AS int) FROM range(0, 3000, 1, 2)",
                    "DELETE FROM %s WHERE id % 10 = 0 AND p < 2",
                    "DELETE FROM %s WHERE id = 11",
                    "UPDATE %s SET id = -id WHERE id = 7",
                    "INSERT INTO %s VALUES (5000, 9)");
            assertThat(sameAsIceberg("v" + version + "/t", table))
                    .hasSize(2800)
                    .contains("[-7,1]", "[5000,9]")
                    .doesNotContain("[11,2]");
            ContainerDescription container = listed("v" + version + "/t");
            assertThat(container.rowCount()).isEqualTo(2800);
            assertThat(container.rowCountExact()).isEqualTo(version.equals("3"));
            run(table, "INSERT OVERWRITE %s VALUES (1, 1)", "DELETE FROM %s WHERE p > 1");
            assertThat(sameAsIceberg("v" + version + "/t", table)).containsExactly("[1,1]");
            run(table, "TRUNCATE TABLE %s");
            assertThat(sameAsIceberg("v" + version + "/t", table)).isEmpty();
        }
    }

    @Test
    void rowsThatWereDeletedByTheirValues_areNotRead_andTheCountIsAnEstimate() throws IOException {
        String table = LakeWriter.folders(root) + ".db.t";
        run(
                table,
                "CREATE TABLE %s (id BIGINT, v STRING) USING iceberg TBLPROPERTIES ('format-version' = '2')",
                "INSERT INTO %s SELECT id, concat('v', id) FROM range(100)");
        deleteWhereIdIs(
                new HadoopTables(new Configuration()).load(root.resolve("db/t").toString()), 3, 7, 1000);
        run(table, "INSERT INTO %s VALUES (7, 'again')");
        assertThat(sameAsIceberg("db/t", table))
                .hasSize(99)
                .contains("[7,again]")
                .doesNotContain("[3,v3]", "[7,v7]");
        assertThat(listed("db/t").rowCount()).isEqualTo(101);
        assertThat(listed("db/t").rowCountExact()).isFalse();
    }

    private static void deleteWhereIdIs(Table table, long... ids) throws IOException {
        var by = table.schema().select("id");
        var factory = new GenericAppenderFactory(table.schema(), table.spec(), new int[] {1}, by, null);
        var file = table.io().newOutputFile(table.location() + "/data/deletes.parquet");
        EqualityDeleteWriter<Record> writer = factory.newEqDeleteWriter(
                EncryptedFiles.encryptedOutput(file, EncryptionKeyMetadata.EMPTY), FileFormat.PARQUET, null);
        try (writer) {
            for (long id : ids) {
                writer.write(GenericRecord.create(by).copy(Map.of("id", id)));
            }
        }
        table.newRowDelta().addDeletes(writer.toDeleteFile()).commit();
    }

    @Test
    void schemasAndPartitionsThatChanged_areReadAsTheyAreNow() {
        String table = LakeWriter.folders(root) + ".db.t";
        run(
                table,
                "CREATE TABLE %s (id INT, s STRUCT<a: INT, gone: INT>, gone STRING, at TIMESTAMP) USING iceberg"
                        + " PARTITIONED BY (months(at))",
                "INSERT INTO %s VALUES (1, named_struct('a', 1, 'gone', 2), 'g', TIMESTAMP'2024-02-29 12:00:00')",
                "ALTER TABLE %s RENAME COLUMN id TO `key, or ``so``.`",
                "ALTER TABLE %s ALTER COLUMN `key, or ``so``.` TYPE BIGINT",
                "ALTER TABLE %s RENAME COLUMN s.a TO aa",
                "ALTER TABLE %s DROP COLUMN s.gone",
                "ALTER TABLE %s DROP COLUMN gone",
                "ALTER TABLE %s ADD COLUMN gone INT",
                "ALTER TABLE %s REPLACE PARTITION FIELD months(at) WITH days(at)",
                "INSERT INTO %s VALUES (5000000000, NULL, TIMESTAMP'2024-03-01 12:00:00', 3)");
        assertThat(sameAsIceberg("db/t", table)).hasSize(2);
        assertThat(listed("db/t").fields())
                .extracting(FieldDescription::sparkType)
                .containsExactly("bigint", "struct<aa:int>", "timestamp", "int");
        assertThat(listed("db/t").facts().partitionedBy()).containsExactly("day(at)");
    }

    @Test
    void everyFileFormat_isRead() {
        String catalog = LakeWriter.folders(root);
        for (String format : List.of("parquet", "orc", "avro")) {
            String table = catalog + ".db." + format;
            run(
                    table,
                    "CREATE TABLE %s (id BIGINT, v STRING) USING iceberg TBLPROPERTIES"
                            + " ('write.metadata.compression-codec' = 'gzip', 'write.object-storage.enabled' = 'true',"
                            + " 'write.format.default' = '" + format
                            + "', 'format-version' = '2', 'write.delete.mode' = 'merge-on-read')",
                    "INSERT INTO %s SELECT id, concat('v', id) FROM range(0, 100, 1, 1)",
                    "DELETE FROM %s WHERE id = 3");
            assertThat(sameAsIceberg("db/" + format, table)).hasSize(99);
        }
    }

    @Test
    void tableThatWasMoved_isReadWhereItIs() throws IOException {
        String table = LakeWriter.folders(root) + ".db.t";
        run(
                table,
                "CREATE TABLE %s (id BIGINT) USING iceberg TBLPROPERTIES ('format-version' = '2',"
                        + " 'write.delete.mode' = 'merge-on-read')",
                "INSERT INTO %s SELECT id FROM range(0, 10, 1, 1)",
                "DELETE FROM %s WHERE id = 3");
        Files.createDirectories(root.resolve("else where"));
        Files.move(root.resolve("db/t"), root.resolve("else where/moved"));
        assertThat(rows("else where/moved")).hasSize(9).doesNotContain("[3]");
    }

    @Test
    void tableNamedAsCatalogsDo_isReadByItsNewestMetadata_andRivalsAreTold() throws IOException {
        String table = LakeWriter.folders(root) + ".db.t";
        run(
                table,
                "CREATE TABLE %s (id BIGINT) USING iceberg",
                "INSERT INTO %s VALUES (1)",
                "INSERT INTO %s VALUES (2)");
        Path metadata = root.resolve("db/t/metadata");
        // As catalogs name them: the count of the commit, and something that no other attempt at it has.
        for (int version = 1; version <= 3; version++) {
            Files.move(
                    metadata.resolve("v" + version + ".metadata.json"),
                    metadata.resolve("0000" + (version - 1) + "-" + UUID.randomUUID() + ".metadata.json"));
        }
        Files.delete(metadata.resolve("version-hint.text"));
        assertThat(rows("db/t")).containsExactly("[1]", "[2]");
        assertThat(listed("db/t").warnings()).isEmpty();
        Files.copy(one(metadata, "00002-.*"), metadata.resolve("00002-0.metadata.json"));
        assertThat(listed("db/t").warnings())
                .containsExactly("2 metadata files have the highest number, 2: the one written last was taken; only the"
                        + " table's catalog knows which is current");
    }

    @Test
    void hintThatIsBehindOrWrong_isOutdoneByTheMetadataThatIsThere() throws IOException {
        String table = LakeWriter.folders(root) + ".db.t";
        run(
                table,
                "CREATE TABLE %s (id BIGINT) USING iceberg",
                "INSERT INTO %s VALUES (1)",
                "INSERT INTO %s VALUES (2)");
        Path hint = root.resolve("db/t/metadata/version-hint.text");
        Files.deleteIfExists(hint.resolveSibling(".version-hint.text.crc"));
        Files.writeString(hint, "1");
        assertThat(rows("db/t")).hasSize(2);
        assertThat(listed("db/t").warnings()).isEmpty();
        Files.writeString(hint, "77");
        assertThat(rows("db/t")).hasSize(2);
        assertThat(listed("db/t").warnings())
                .containsExactly("version-hint.text names metadata that is not there: the newest was taken");
    }

    @Test
    void emptyTable_hasColumnsAndNoRows_andOptionsAreHonoured() {
        String catalog = LakeWriter.folders(root);
        run(catalog + ".db.t", "CREATE TABLE %s (id BIGINT, v STRING) USING iceberg");
        assertThat(sameAsIceberg("db/t", catalog + ".db.t")).isEmpty();
        assertThat(listed("db/t").fields()).hasSize(2);
        assertThat(listed("db/t").rowCount()).isZero();
        run(catalog + ".db.t", "INSERT INTO %s SELECT id, if(id = 3, 'x', cast(id AS string)) FROM range(10)");
        try (Source source = source()) {
            ReadOptions wanted = ReadOptions.ALL
                    .of("v")
                    .as(Map.of("v", new WantedType("INT", null)))
                    .from(new ReadOptions.Start("id", "1"));
            ReadResult read =
                    source.read(Session.spark(), Listed.of(source).get("db/t").ref(), wanted);
            assertThat(words(read.rows().collectAsList()))
                    .containsExactly("[2]", "[4]", "[5]", "[6]", "[7]", "[8]", "[9]", "[null]");
            assertThat(read.warnings()).hasSize(1);
            assertThat(read.plan().notes().get(0)).startsWith("the table as of its snapshot ");
        }
    }

    private interface Tampering {
        void of(Path table) throws IOException;
    }

    /** How a table of two snapshots that the test then changes fails; the plain file beside it doesn't. */
    private SourceException failure(Tampering tampering) throws IOException {
        String name = "t" + ++tables;
        String table = LakeWriter.folders(root) + ".db." + name;
        run(
                table,
                "CREATE TABLE %s (id BIGINT) USING iceberg",
                "INSERT INTO %s VALUES (1)",
                "INSERT INTO %s VALUES (2)");
        Files.writeString(root.resolve("plain.csv"), "a,b\n1,x\n");
        tampering.of(root.resolve("db").resolve(name));
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("plain.csv").problem()).isNull();
            ContainerDescription container = listed.get("db/" + name);
            try {
                source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                        .rows()
                        .collectAsList();
                throw new AssertionError("was read");
            } catch (Exception e) {
                SourceException explained = source.explain(e);
                if (container.problem() != null) {
                    assertThat(explained.reason()).isEqualTo(container.problem().message());
                }
                return explained;
            }
        }
    }

    private static Path one(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(pattern))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void filesOutsideTheTable_areRefused_andNeverOpened() throws IOException {
        // The table claims to have been written elsewhere, so that all that it names is elsewhere.
        for (String location : List.of("file:/somewhere/else", "s3://bucket/x", "/etc")) {
            SourceException failure = failure(table -> {
                Path metadata = table.resolve("metadata/v3.metadata.json");
                Files.writeString(
                        metadata,
                        Files.readString(metadata)
                                .replaceFirst("\"location\" ?: ?\"[^\"]*\"", "\"location\" : \"" + location + "\""));
                Files.deleteIfExists(table.resolve("metadata/.v3.metadata.json.crc"));
            });
            assertThat(failure.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
            assertThat(failure.reason()).contains("lies elsewhere (expected: files in the table's own folder)");
        }
        String apart = LakeWriter.folders(root) + ".db.apart";
        run(
                apart,
                "CREATE TABLE %s (id BIGINT) USING iceberg TBLPROPERTIES ('write.data.path' = 'file:" + root
                        + "/data')",
                "INSERT INTO %s VALUES (1)");
        assertThat(listed("db/apart").problem()).satisfies(problem -> {
            assertThat(problem.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
            assertThat(problem.message()).startsWith("sample:db/apart: its log names a file …/");
        });
        SourceException steps = failure(table -> {
            Path metadata = table.resolve("metadata/v3.metadata.json");
            String changed =
                    Files.readString(metadata).replaceAll("/metadata/snap-", "/metadata/../../../../../etc/snap-");
            Files.writeString(metadata, changed);
        });
        assertThat(steps.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT);
    }

    @Test
    void lyingMetadata_failsInWords() throws IOException {
        assertThat(failure(table -> Files.writeString(table.resolve("metadata/v3.metadata.json"), "{\"format-vers")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE))
                .hasMessageContaining(": its log can't be read");
        assertThat(failure(table -> Files.writeString(
                        table.resolve("metadata/v3.metadata.json"),
                        Files.readString(table.resolve("metadata/v3.metadata.json"))
                                .replaceFirst("\"format-version\" ?: ?\\d", "\"format-version\" : 9"))))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE))
                .hasMessageContaining("its log can't be read");
        assertThat(failure(table -> Files.writeString(
                        table.resolve("metadata/v3.metadata.json"), "{\"x\":\"" + "y".repeat(100 << 20) + "\"}")))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(SourceFailure.TOO_LARGE));
        for (String gone : List.of("metadata/snap-.*", "metadata/(?!snap-).*\\.avro", "data/.*")) {
            String folder = gone.substring(0, gone.indexOf('/'));
            SourceException failure = failure(table -> {
                String pattern = gone.substring(gone.indexOf('/') + 1);
                try (Stream<Path> files = Files.list(table.resolve(folder))) {
                    for (Path file : files.filter(
                                    f -> f.getFileName().toString().matches(pattern))
                            .toList()) {
                        Files.delete(file);
                    }
                }
            });
            assertThat(failure.failure()).as(gone).isEqualTo(SourceFailure.CONTAINER_GONE);
            assertThat(failure.reason()).contains("named by the table's log, but gone (expected: still there)");
        }
        SourceException cut = failure(table -> {
            Path data = one(table.resolve("data"), ".*\\.parquet");
            Files.write(data, java.util.Arrays.copyOf(Files.readAllBytes(data), 100));
        });
        assertThat(cut.failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
        assertThat(cut.reason()).matches("sample: …/[^/]+\\.parquet: broken or truncated \\(expected: a whole file\\)");
    }
}

package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.FilePreview;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.MatchesFiles;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of one container whose columns differ: told, and merged where that loses nothing. */
class DriftTest {

    @TempDir
    Path root;

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private void text(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> rows(Source source, ContainerRef ref) {
        ReadResult read = source.read(Session.spark(), ref, ReadOptions.ALL);
        List<String> rows =
                read.rows().collectAsList().stream().map(Row::mkString).sorted().toList();
        assertThat(read.warnings()).isEmpty();
        return rows;
    }

    @Test
    void csvWithAnAddedAMissingAndAMovedColumn_isOneContainer() throws IOException {
        text("orders_1.csv", "id,amount,note\n1,1.50,a\n");
        text("orders_2.csv", "note,id,amount\nb,2,2.50\n");
        text("orders_3.csv", "id,amount,note,currency\n3,3.50,c,EUR\n");
        text("orders_4.csv", "id;note\n4;d\n");
        try (Source source = source()) {
            ContainerDescription orders = Listed.of(source).get("orders_*.csv");
            assertThat(orders.kind()).isEqualTo(ContainerKind.FILE_PATTERN);
            assertThat(orders.fileCount()).isEqualTo(4);
            assertThat(orders.warnings())
                    .containsExactly(
                            "columns differ: orders_3.csv has besides currency",
                            "columns differ: orders_4.csv lacks amount");
            assertThat(rows(source, orders.ref()))
                    .containsExactly("11.50anull", "22.50bnull", "33.50cEUR", "4nulldnull");
        }
    }

    @Test
    void columnThatIsTextInOneFile_isTextInAll_andTold() throws IOException {
        text("d_1.csv", "id,v\n1,x\n");
        text("d_2.csv", "id,v\nn/a,y\n");
        try (Source source = source()) {
            ContainerDescription d = Listed.of(source).get("d_*.csv");
            assertThat(d.fields().get(0).sparkType()).isEqualTo("string");
            assertThat(d.warnings()).containsExactly("columns differ: d_1.csv id is bigint, not string");
        }
    }

    @Test
    void fileWithOtherColumns_isLeftOutAndTold() throws IOException {
        text("r_1.csv", "id,v\n1,x\n");
        text("r_2.csv", "id,v\n2,y\n");
        text("r_3.csv", "name,street,town\nz,q,w\n");
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.names()).containsExactly("r_*.csv", "r_3.csv");
            assertThat(listed.get("r_*.csv").warnings())
                    .containsExactly("columns differ: r_3.csv is left out, as a container of its own");
        }
    }

    @Test
    void delimitersInNames_areRespected_andDateFoldersAreOne() throws IOException {
        text("orders_1.csv", "id,v\n1,x\n");
        text("orders_2.csv", "id,v\n1,x\n");
        text("orders_eu_1.csv", "id,v\n1,x\n");
        text("log/2024/01/15/events.csv", "id,v\n1,x\n");
        text("log/2024/01/16/events.csv", "id,v\n2,x\n");
        text("daily/2024-01-15/events.csv", "id,v\n1,x\n");
        text("daily/2024-01-16/events.csv", "id,v\n2,x\n");
        for (String hidden : List.of(
                "_SUCCESS", ".a.csv", "a.csv.crc", "~$x.xlsx", ".~lock.x.xlsx#", "a.csv.tmp", "b.csv.inprogress")) {
            text(hidden, "x");
        }
        try (Source source = source()) {
            assertThat(Listed.of(source).names())
                    .containsExactlyInAnyOrder(
                            "orders_*.csv", "orders_eu_1.csv", "log/*/*/*/events.csv", "daily/*-*-*/events.csv");
        }
    }

    @Test
    void tableOfALakeFormat_isToldAsOne_andItsFilesAreNoContainers() throws IOException {
        text("delta/_delta_log/00000000000000000000.json", "{}");
        text("delta/part-1.csv", "a,b\n1,x\n");
        text("ice/metadata/v1.metadata.json", "{}");
        text("ice/data/f.csv", "a,b\n1,x\n");
        text("hudi/.hoodie/hoodie.properties", "");
        text("hudi/2024/f.csv", "a,b\n1,x\n");
        text("metadata/plain.json", "[{\"a\":1}]");
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.names()).containsExactly("metadata/plain.json", "delta", "hudi", "ice");
            assertThat(listed.get("delta").problem().message()).startsWith("sample:delta: its log can't be read");
            assertThat(listed.get("ice").problem().message()).startsWith("sample:ice: its log can't be read");
            String refused =
                    "sample:hudi: a table of Hudi, which is not read (expected: Delta Lake, Iceberg or plain files)";
            assertThat(listed.get("hudi").problem().message()).isEqualTo(refused);
            assertThatThrownBy(() ->
                            source.read(Session.spark(), listed.get("hudi").ref(), ReadOptions.ALL))
                    .hasMessage(refused);
        }
    }

    @Test
    void patternOfAUser_isPreviewed_andRead() throws IOException {
        text("a_1.csv", "id,v\n1,x\n");
        text("a_2_final.csv", "id,v\n2,y\n");
        text("b/a_3.csv", "id,v\n3,z\n");
        try (Source source = source()) {
            MatchesFiles files = (MatchesFiles) source;
            assertThat(files.preview("a_*.csv", 1)).isEqualTo(new FilePreview(List.of("a_1.csv"), 2, 18));
            assertThat(rows(source, files.reference("a_*.csv"))).containsExactly("1x", "2y");
            assertThat(rows(source, files.reference("a_?.csv"))).containsExactly("1x");
        }
    }

    @Test
    void typeThatAUserWants_isWhatIsRead_andMisfitsAreCounted() throws IOException {
        text("t.csv", "id,day\n1,31.12.2023\nx,03/04/2024\n");
        text("t.json", "[{\"id\":1,\"day\":\"31.12.2023\"},{\"id\":2,\"day\":\"no\"}]");
        write("parquet", "SELECT '1' id, '31.12.2023' day UNION ALL SELECT 'x', 'no'", "t");
        ReadOptions wanted = ReadOptions.ALL.as(
                Map.of("id", new WantedType("int", null), "day", new WantedType("date", "dd.MM.yyyy")));
        try (Source source = source()) {
            for (String name : List.of("t.csv", "t.json", "t.parquet")) {
                ReadResult read =
                        source.read(Session.spark(), Listed.of(source).get(name).ref(), wanted);
                assertThat(read.rows().schema().catalogString()).isEqualTo("struct<id:int,day:date>");
                assertThat(read.rows().collectAsList())
                        .extracting(r -> r.mkString("|"))
                        .contains("1|2023-12-31");
                assertThat(read.warnings())
                        .as(name)
                        .extracting(w -> w.column() + " " + w.count())
                        .contains("day 1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "avro"})
    void typedFiles_withAWiderTypeAndAnAddedColumn_areOneContainer(String format) throws IOException {
        write(format, "SELECT cast(1 AS int) id, cast(1.5 AS float) v", "part_1");
        write(format, "SELECT cast(5000000000 AS bigint) id, cast(2.5 AS double) v, 'x' more", "part_2");
        write(format, "SELECT 'text' id, array(1) v", "part_3");
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            ContainerDescription part = listed.get("part_*." + format);
            assertThat(listed.names()).containsExactly("part_*." + format, "part_3." + format);
            assertThat(part.fields())
                    .extracting(f -> f.name() + " " + f.sparkType())
                    .containsExactly("id bigint", "v double", "more string");
            assertThat(part.warnings())
                    .contains(
                            "columns differ: part_1." + format + " id is int, not bigint; v is float, not double",
                            "columns differ: part_2." + format + " has besides more");
            assertThat(rows(source, part.ref())).containsExactly("11.5null", "50000000002.5x");
        }
    }

    private void write(String format, String query, String name) throws IOException {
        Path folder = Files.createTempDirectory("written");
        Session.spark()
                .sql(query)
                .coalesce(1)
                .withColumn("id", functions.col("id"))
                .write()
                .mode("overwrite")
                .format(format)
                .save(folder.toString());
        try (var files = Files.list(folder)) {
            Path file = files.filter(f -> f.getFileName().toString().startsWith("part"))
                    .findFirst()
                    .orElseThrow();
            Files.copy(file, root.resolve(name + "." + format));
        }
    }
}

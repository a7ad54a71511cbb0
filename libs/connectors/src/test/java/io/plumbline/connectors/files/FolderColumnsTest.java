package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** What the names of folders give their files has a type, as far as no digit is lost by it. */
class FolderColumnsTest {

    private static final String[] FOLDERS = {
        "year=2023/month=01/day=2023-01-31/country=DE",
        "year=2024/month=02/day=2024-02-29/country=__HIVE_DEFAULT_PARTITION__"
    };

    @TempDir
    private Path root;

    private void file(String folder, String name, String text) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder).resolve(name), text);
    }

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    /** Its rows, by the reference that a listing gave, after a plan for them. */
    private static List<String> rows(Source source, String name, Listed listed) {
        ContainerDescription found = listed.get(name);
        assertThat(found.problem()).as(name).isNull();
        assertThat(found.kind()).as(name).isEqualTo(ContainerKind.FILE);
        assertThat(found.fileCount()).as(name).isEqualTo(1);
        assertThat(source.plan(found.ref(), ReadOptions.ALL).partial()).as(name).isFalse();
        return source.read(Session.spark(), found.ref(), ReadOptions.ALL).rows().collectAsList().stream()
                .map(Row::toString)
                .toList();
    }

    private void check(Source source, String name) {
        assertThat(Listed.of(source).get(name).fields())
                .as(name)
                .extracting(FieldDescription::name, FieldDescription::sparkType)
                .hasToString(
                        "[(\"id\", \"bigint\"), (\"year\", \"bigint\"), (\"month\", \"string\"), (\"day\", \"date\"),"
                                + " (\"country\", \"string\")]");
        assertThat(source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL)
                        .rows()
                        .orderBy("id")
                        .collectAsList())
                .as(name)
                .extracting(Row::toString)
                .containsExactly("[1,2023,01,2023-01-31,DE]", "[2,2024,02,2024-02-29,null]");
    }

    @Test
    void foldersOfText_giveTypedValues() throws IOException {
        for (int i = 0; i < FOLDERS.length; i++) {
            file("csv/" + FOLDERS[i], "a.csv", "id\n" + (i + 1) + "\n");
            file("json/" + FOLDERS[i], "a.json", "{\"id\":" + (i + 1) + "}\n");
        }
        try (Source source = source()) {
            check(source, "csv/year=*/month=*/day=*/country=*/*.csv");
            check(source, "json/year=*/month=*/day=*/country=*/*.json");
        }
    }

    @Test
    void foldersOfParquet_giveTypedValues() {
        Session.spark()
                .sql("SELECT 1L id, 2023 year, '01' month, DATE'2023-01-31' day, 'DE' country UNION ALL"
                        + " SELECT 2L, 2024, '02', DATE'2024-02-29', NULL")
                .write()
                .mode(SaveMode.Overwrite)
                .partitionBy("year", "month", "day", "country")
                .parquet(root.resolve("parquet").toString());
        try (Source source = source()) {
            check(source, "parquet/year=*/month=*/day=*/country=*/*.parquet");
        }
    }

    @Test
    void folderThatDoesNotFitTheTypeThatAUserWants_isCounted() throws IOException {
        for (int i = 0; i < FOLDERS.length; i++) {
            file("csv/" + FOLDERS[i], "a.csv", "id\n" + (i + 1) + "\n");
        }
        try (Source source = source()) {
            ReadResult read = source.read(
                    Session.spark(),
                    Listed.of(source)
                            .get("csv/year=*/month=*/day=*/country=*/*.csv")
                            .ref(),
                    ReadOptions.ALL.as(
                            Map.of("country", new WantedType("int", null), "month", new WantedType("int", null))));
            assertThat(read.rows().collectAsList())
                    .extracting(Row::toString)
                    .containsExactlyInAnyOrder("[1,2023,1,2023-01-31,null]", "[2,2024,2,2024-02-29,null]");
            assertThat(read.warnings())
                    .extracting(ReadWarning::code, ReadWarning::column, ReadWarning::count)
                    .hasToString("[(\"VALUES_UNPARSEABLE\", \"country\", 1L)]");
        }
    }

    @Test
    void filesThatAreNotGrouped_areFoundAgain_withTheirOwnColumns() throws IOException {
        for (int i = 0; i < FOLDERS.length; i++) {
            file("csv/" + FOLDERS[i], "a.csv", "id\n" + (i + 1) + "\n");
            file("json/" + FOLDERS[i], "a.json", "{\"id\":" + (i + 1) + "}\n");
        }
        Session.spark()
                .sql("SELECT 1L id, 2023 year UNION ALL SELECT 2L, 2024")
                .coalesce(1)
                .write()
                .partitionBy("year")
                .parquet(root.resolve("parquet").toString());
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample", "groupFiles", false))) {
            Listed listed = Listed.of(source);
            assertThat(listed.names()).hasSize(6).noneMatch(name -> name.contains("*"));
            for (String name : listed.names()) {
                assertThat(listed.get(name).fields())
                        .as(name)
                        .extracting(FieldDescription::name)
                        .containsExactly("id");
                assertThat(rows(source, name, listed))
                        .as(name)
                        .containsExactly(name.contains("year=2023") ? "[1]" : "[2]");
            }
        }
    }

    @Test
    void fileWhoseGroupIsCalledAsAUsersPattern_isFoundAgain() throws IOException {
        for (int i = 0; i < FOLDERS.length; i++) {
            file(FOLDERS[i], "a.csv", "id\n" + (i + 1) + "\n");
        }
        Map<String, String> shaped = Map.of("year=*/month=*/day=*/country=*/*.csv", FOLDERS[0] + "/*.csv");
        try (Source source = source()) {
            Listed listed = new Listed();
            source.list(ListingOptions.ALL.shaping(shaped), listed);
            assertThat(listed.names()).contains(FOLDERS[1] + "/a.csv");
            assertThat(rows(source, FOLDERS[1] + "/a.csv", listed)).containsExactly("[2]");
        }
    }
}

package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FilePreview;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.MatchesFiles;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceListing;

import static org.assertj.core.api.Assertions.assertThat;

/** Containers that a user has shaped by patterns of files. */
class ShapedContainersTest {

    @TempDir
    Path root;

    private Source source(Object... settings) {
        Map<String, Object> properties = new HashMap<>(Map.of("root", "sample"));
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(String.valueOf(settings[i]), settings[i + 1]);
        }
        return LocalFilesSourceTest.open(root, properties);
    }

    private void file(String name, String content) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), content);
    }

    private void row(String name, int id) throws IOException {
        file(name, "id,v\n" + id + ",x\n");
    }

    /** Every listing here must hold: a name of its own for each container, each row once, each container readable by its reference. */
    private Map<String, List<Long>> rows(Source source, Map<String, String> patterns, List<String> warnings) {
        Listed listed = new Listed();
        SourceListing end = source.list(ListingOptions.ALL.shaping(patterns), listed);
        warnings.addAll(end.warnings());
        Map<String, List<Long>> rows = new HashMap<>();
        List<Long> all = new ArrayList<>();
        for (ContainerDescription container : listed.all()) {
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL.of("id"));
            List<Long> ids = read.rows().collectAsList().stream()
                    .map(row -> row.getLong(0))
                    .sorted()
                    .toList();
            rows.put(container.name(), ids);
            all.addAll(ids);
            if (container.kind() == ContainerKind.FILE_PATTERN
                    && container.ref().locator().containsKey("match")) {
                FilePreview preview =
                        ((MatchesFiles) source).preview(container.ref().need("path"), 100);
                if (!container.ref().locator().containsKey("except")) {
                    assertThat(preview.files()).as(container.name()).isEqualTo(container.fileCount());
                    assertThat(preview.bytes()).as(container.name()).isEqualTo(container.sizeBytes());
                }
            }
        }
        assertThat(all).doesNotHaveDuplicates();
        return rows;
    }

    @Test
    void patternOfAUser_takesItsFilesFromOtherContainers_underTheNameThatWas() throws IOException {
        row("orders_1.csv", 1);
        row("orders_2.csv", 2);
        row("orders_eu_3.csv", 3);
        row("orders_eu_4.csv", 4);
        row("other.csv", 5);
        List<String> warnings = new ArrayList<>();
        try (Source source = source()) {
            assertThat(rows(source, Map.of(), warnings))
                    .isEqualTo(Map.of(
                            "orders_*.csv",
                            List.of(1L, 2L),
                            "orders_eu_*.csv",
                            List.of(3L, 4L),
                            "other.csv",
                            List.of(5L)));
            assertThat(rows(source, Map.of("orders_*.csv", "orders_*.csv"), warnings))
                    .isEqualTo(Map.of("orders_*.csv", List.of(1L, 2L, 3L, 4L), "other.csv", List.of(5L)));
            assertThat(rows(source, Map.of("orders_eu_*.csv", "orders_*[34].csv"), warnings))
                    .as("brackets are characters")
                    .doesNotContainKey("orders_eu_*.csv");
            assertThat(warnings)
                    .containsExactly("no file is left for orders_eu_*.csv, whose pattern is orders_*[34].csv");
        }
    }

    @Test
    void filesThatAPatternLeaves_goByTheirOwnNames() throws IOException {
        row("orders_1.csv", 1);
        row("orders_2.csv", 2);
        row("orders_3.csv", 3);
        row("a.csv", 4);
        row("a_new.csv", 5);
        List<String> warnings = new ArrayList<>();
        try (Source source = source()) {
            assertThat(rows(source, Map.of("orders_*.csv", "orders_1*.csv", "a.csv", "a_*.csv"), warnings))
                    .isEqualTo(Map.of(
                            "orders_*.csv", List.of(1L),
                            "orders_2.csv", List.of(2L),
                            "orders_3.csv", List.of(3L),
                            "a.csv", List.of(5L),
                            "./a.csv", List.of(4L)));
            assertThat(rows(source, Map.of("a.csv", "a*.csv"), warnings))
                    .isEqualTo(Map.of("orders_*.csv", List.of(1L, 2L, 3L), "a.csv", List.of(4L, 5L)));
            assertThat(rows(source, Map.of("x", "orders_2*"), warnings))
                    .as("the rest of a group stays a group, and is found again without what was taken")
                    .isEqualTo(Map.of(
                            "x",
                            List.of(2L),
                            "orders_*.csv",
                            List.of(1L, 3L),
                            "a.csv",
                            List.of(4L),
                            "a_new.csv",
                            List.of(5L)));
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void patternsThatOverlap_areServedByName_andTold() throws IOException {
        row("a1.csv", 1);
        row("a2.csv", 2);
        row("b2.csv", 3);
        List<String> warnings = new ArrayList<>();
        try (Source source = source()) {
            assertThat(rows(source, Map.of("first", "?2.csv", "second", "a*.csv"), warnings))
                    .isEqualTo(Map.of("first", List.of(2L, 3L), "second", List.of(1L)));
            assertThat(warnings)
                    .containsExactly("files that match the patterns of both first and second belong to the former, the"
                            + " first by name: 1");
        }
    }

    @Test
    void datastoresOwnPatterns_makeAContainerEach_acrossFoldersToo() throws IOException {
        row("logs/a.csv", 1);
        row("logs/2026/01/b.csv", 2);
        row("logs/2026/02/c.csv", 3);
        row("other/a.csv", 4);
        row("x_1.csv", 5);
        List<String> warnings = new ArrayList<>();
        try (Source source = source("filePatterns", "logs/**/*.csv, x_?.csv")) {
            assertThat(rows(source, Map.of(), warnings))
                    .isEqualTo(Map.of(
                            "logs/**/*.csv", List.of(1L, 2L, 3L), "x_?.csv", List.of(5L), "other/a.csv", List.of(4L)));
            assertThat(rows(source, Map.of("logs/**/*.csv", "logs/2026/**"), warnings))
                    .as("what a listing says comes before what the datastore says")
                    .isEqualTo(Map.of(
                            "logs/**/*.csv", List.of(2L, 3L),
                            "logs/a.csv", List.of(1L),
                            "x_?.csv", List.of(5L),
                            "other/a.csv", List.of(4L)));
            assertThat(warnings).isEmpty();
        }
    }

    @Test
    void filesThatCannotBeReadTogether_belongToTheContainer_andAreTold() throws IOException {
        file("m_1.csv", "id,v\n1,x\n");
        file("m_2.csv", "id,a,b,c,d\n2,1,1,1,1\n");
        file("m_3.csv", "");
        file("m_4.json", "[{\"id\":4}]");
        try (Source source = source()) {
            Listed listed = new Listed();
            source.list(ListingOptions.ALL.shaping(Map.of("m", "m_*")), listed);
            assertThat(listed.names()).containsExactly("m");
            ContainerDescription m = listed.get("m");
            assertThat(m.fileCount()).isEqualTo(4);
            assertThat(m.problem()).isNull();
            assertThat(m.fields()).extracting(f -> f.name()).containsExactly("id", "v", "a", "b", "c", "d");
            assertThat(m.warnings())
                    .anyMatch(w -> w.contains("m_3.csv: 0 bytes"))
                    .anyMatch(w -> w.startsWith("m_4.json: its columns can't be read as those of m_1.csv"));
            ReadResult read = source.read(Session.spark(), m.ref(), ReadOptions.ALL);
            assertThat(read.rows().collectAsList())
                    .extracting(row -> row.getLong(0))
                    .containsExactly(1L, 2L);
            assertThat(read.warnings()).extracting(ReadWarning::code).containsExactly("FILE_SKIPPED", "FILE_SKIPPED");
            Files.delete(root.resolve("m_1.csv"));
            Files.delete(root.resolve("m_2.csv"));
            Files.delete(root.resolve("m_4.json"));
            Listed broken = new Listed();
            source.list(ListingOptions.ALL.shaping(Map.of("m", "m_*")), broken);
            assertThat(broken.get("m").problem().message())
                    .startsWith("m: none of 1 files can be read; sample:m_3.csv");
        }
    }

    @Test
    void foldersWithValues_becomeColumns_underAnyName() throws IOException {
        row("s/year=2025/a.csv", 1);
        row("s/year=2026/b.csv", 2);
        Path written = root.resolve("p");
        Session.spark()
                .sql("SELECT id, cast(id % 2 AS string) part FROM range(4)")
                .write()
                .partitionBy("part")
                .parquet(written.toString());
        try (Source source = source()) {
            Listed listed = new Listed();
            source.list(ListingOptions.ALL.shaping(Map.of("sales", "s/**", "typed", "p/**/*.parquet")), listed);
            assertThat(listed.names()).containsExactlyInAnyOrder("sales", "typed");
            List<Row> rows = source.read(Session.spark(), listed.get("sales").ref(), ReadOptions.ALL)
                    .rows()
                    .collectAsList();
            assertThat(rows)
                    .extracting(row -> row.getLong(0) + " " + row.<Object>getAs("year"))
                    .containsExactly("1 2025", "2 2026");
            assertThat(source.read(Session.spark(), listed.get("typed").ref(), ReadOptions.ALL)
                            .rows()
                            .collectAsList())
                    .extracting(row -> row.getLong(0) + " " + row.<Object>getAs("part"))
                    .containsExactlyInAnyOrder("0 0", "1 1", "2 0", "3 1");
        }
    }

    @Test
    void lakeTablesAndWorkbooks_areNotShaped_andThatIsSaid() throws IOException {
        file("lake/_delta_log/00000000000000000000.json", "{}");
        file("lake/a.csv", "id\n1\n");
        Files.copy(written(), root.resolve("book.xlsx"));
        row("b.csv", 2);
        try (Source source = source()) {
            Listed listed = new Listed();
            SourceListing end = source.list(ListingOptions.ALL.shaping(Map.of("lake", "b*", "books", "bo*")), listed);
            assertThat(listed.names()).contains("lake", "b.csv").doesNotContain("books");
            assertThat(end.warnings())
                    .contains(
                            "the pattern of lake is left out: it is a table with a log of its own",
                            "workbooks match the pattern of books and are left out of it: each of their sheets is a container",
                            "no file is left for books, whose pattern is bo*");
            assertThat(((MatchesFiles) source).preview("bo*", 10).files()).isZero();
        }
    }

    private Path written() throws IOException {
        Path book = Files.createTempFile(root.getParent(), "book", ".xlsx");
        try (var workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(book)) {
            workbook.createSheet("S").createRow(0).createCell(0).setCellValue("id");
            workbook.write(out);
        }
        return book;
    }

    @Test
    void globs_matchWithinFolders_andAcrossThemWhereTheySaySo() {
        Map<String, List<String>> matches = Map.of(
                "*.csv", List.of("a.csv"),
                "**/*.csv", List.of("a.csv", "x/a.csv", "x/y/a.csv"),
                "x/**", List.of("x/a.csv", "x/y/a.csv", "x/y/b.json"),
                "x/**/a.csv", List.of("x/a.csv", "x/y/a.csv"),
                "x/?/*", List.of("x/y/a.csv", "x/y/b.json"),
                "**.json", List.of("x/y/b.json"),
                "x**a.csv", List.of("x/a.csv", "x/y/a.csv"));
        List<String> all = List.of("a.csv", "x/a.csv", "x/y/a.csv", "x/y/b.json");
        matches.forEach((glob, names) -> assertThat(all.stream()
                        .filter(n -> FilePatterns.glob(glob).matcher(n).matches()))
                .as(glob)
                .containsExactlyElementsOf(names));
    }
}

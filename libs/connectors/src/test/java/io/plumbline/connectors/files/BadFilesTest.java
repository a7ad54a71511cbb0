package io.plumbline.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files and paths that are not as they should be: each fails by itself, by class and message, and the good one is read. */
class BadFilesTest {

    @TempDir
    Path outside;

    private Path root;

    @BeforeEach
    void goodNeighbour() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
        Files.writeString(root.resolve("good.csv"), "a,b\n1,x\n2,y\n");
        Files.writeString(outside.resolve("private.csv"), "secret\n1\n");
    }

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private ContainerProblem problem(String name) {
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(source.read(Session.spark(), listed.get("good.csv").ref(), ReadOptions.ALL)
                            .rows()
                            .count())
                    .isEqualTo(2);
            ContainerDescription bad = listed.get(name);
            assertThat(bad.problem()).as(name).isNotNull();
            assertThatThrownBy(() -> source.read(Session.spark(), bad.ref(), ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(bad.problem().failure()))
                    .hasMessageNotContaining(root.toString());
            return bad.problem();
        }
    }

    private void expect(String name, SourceFailure failure, String message) {
        assertThat(problem(name)).isEqualTo(new ContainerProblem(failure, message));
    }

    @Test
    void emptyFiles() throws IOException {
        Files.createFile(root.resolve("none.csv"));
        Files.createFile(root.resolve("none.json"));
        Files.createFile(root.resolve("none.parquet"));
        Files.writeString(root.resolve("blank.csv"), "\n \n\n");
        expect("none.csv", SourceFailure.FILE_EMPTY, "sample:none.csv: 0 bytes (expected: rows)");
        expect("none.json", SourceFailure.FILE_EMPTY, "sample:none.json: 0 bytes (expected: rows)");
        expect("none.parquet", SourceFailure.FILE_EMPTY, "sample:none.parquet: 0 bytes (expected: rows)");
        expect("blank.csv", SourceFailure.FILE_EMPTY, "sample:blank.csv: nothing but blanks (expected: rows)");
    }

    @Test
    void binaryRubbish_calledCsv() throws IOException {
        byte[] rubbish = new byte[10_000];
        new Random(7).nextBytes(rubbish);
        rubbish[0] = 1;
        Files.write(root.resolve("rubbish.csv"), rubbish);
        Files.write(root.resolve("book.csv"), "PK\u0003\u0004rest".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problem("rubbish.csv").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
        assertThat(problem("rubbish.csv").message())
                .isEqualTo("sample:rubbish.csv: binary rubbish, first at character 1 (expected: text)");
        expect(
                "book.csv",
                SourceFailure.FILE_UNREADABLE,
                "sample:book.csv: is a ZIP archive or a workbook by its first bytes (expected: text)");
    }

    @Test
    void truncatedParquet() throws IOException {
        Session.spark()
                .range(1000)
                .coalesce(1)
                .write()
                .parquet(outside.resolve("whole").toString());
        Path whole;
        try (var files = Files.list(outside.resolve("whole"))) {
            whole = files.filter(f -> f.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(root.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.writeString(root.resolve("fake.parquet"), "this is no Parquet at all");
        byte[] hollow = bytes.clone();
        Arrays.fill(hollow, 4, 200, (byte) 0x55);
        Files.write(root.resolve("hollow.parquet"), hollow);

        expect(
                "cut.parquet",
                SourceFailure.FILE_UNREADABLE,
                "sample:cut.parquet: no readable Parquet footer at the end of its " + bytes.length / 2
                        + " bytes (expected: a whole Parquet file)");
        assertThat(problem("fake.parquet").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
        try (Source source = source()) {
            ReadResult read = source.read(
                    Session.spark(), Listed.of(source).get("hollow.parquet").ref(), ReadOptions.ALL);
            assertThatThrownBy(() -> read.rows().collectAsList()).satisfies(e -> {
                assertThat(source.explain(e).failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
                assertThat(source.explain(e).reason())
                        .isEqualTo("sample:hollow.parquet: broken or truncated (expected: a whole file)");
            });
        }
    }

    @Test
    void jsonDocument_brokenInLine5000() throws IOException {
        StringBuilder json = new StringBuilder("[\n");
        for (int i = 2; i <= 6000; i++) {
            json.append(i == 5000 ? "{\"a\": 1, \"b\" \"x\"},\n" : "{\"a\": 1, \"b\": \"x\"},\n");
        }
        Files.writeString(root.resolve("doc.json"), json.append("{\"a\":1}]"));
        assertThat(problem("doc.json").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
        assertThat(problem("doc.json").message())
                .startsWith("sample:doc.json: line 5000, column ")
                .endsWith(": broken JSON (expected: valid JSON)");
    }

    @Test
    void jsonLine_brokenInLine5000_isCountedAndNamed() throws IOException {
        StringBuilder json = new StringBuilder();
        for (int i = 1; i <= 6000; i++) {
            json.append(i == 5000 ? "{\"a\": 1, \"b\" \"x\"}\n" : "{\"a\": 1, \"b\": \"x\"}\n");
        }
        Files.writeString(root.resolve("lines.jsonl"), json);
        try (Source source = source()) {
            ReadResult read = source.read(
                    Session.spark(), Listed.of(source).get("lines.jsonl").ref(), ReadOptions.ALL);
            assertThat(read.rows().count()).isEqualTo(6000);
            assertThat(read.warnings())
                    .extracting(ReadWarning::message)
                    .containsExactly(
                            "sample:lines.jsonl: 1 lines are no JSON object, first at sample:lines.jsonl line 5000");
        }
    }

    @Test
    void otherJson() throws IOException {
        Files.writeString(root.resolve("number.json"), "[1, 2]");
        Files.writeString(root.resolve("two.json"), "{\n\"a\":1}\n{\n\"a\":2}\n");
        Files.writeString(root.resolve("deep.json"), "[{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]");
        Files.writeString(root.resolve("open.json"), "[{\"a\":1},");
        assertThat(problem("number.json").message())
                .startsWith("sample:number.json: line 1, column 2: a value that is no object");
        assertThat(problem("two.json").message())
                .startsWith("sample:two.json: line 3, column 1: another value follows");
        assertThat(problem("deep.json").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
        assertThat(problem("open.json").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
    }

    @Test
    void objectsWithoutMembers_areRowsWithoutColumns() throws IOException {
        Files.writeString(root.resolve("hollow.json"), "{}\n{}\n");
        try (Source source = source()) {
            ContainerDescription hollow = Listed.of(source).get("hollow.json");
            assertThat(hollow.problem()).isNull();
            assertThat(hollow.fields()).isEmpty();
            assertThat(source.read(Session.spark(), hollow.ref(), ReadOptions.ALL)
                            .rows()
                            .collectAsList())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\r\n1,x\n2,y\r\n3,z",
                "a,b\n1,x\r\n2,y\n3,z\r\n",
                "a,b\r1,x\n2,y\r3,z\n",
                "a,b\r\n1,\"x\"\n2,y\r\n3,\"z\"\n",
            })
    void mixedLineBreaks_endLinesAllTheSame(String text) throws IOException {
        Files.writeString(root.resolve("mixed.csv"), text);
        assertThat(values("mixed.csv")).containsExactly("1 x", "2 y", "3 z");
    }

    @Test
    void mixedLineBreaks_andOneInQuotes() throws IOException {
        Files.writeString(root.resolve("mixed.csv"), "a,b\r\n1,\"x\ny\"\n2,y\r\n3,z\n");
        assertThat(values("mixed.csv")).containsExactly("1 x\ny", "2 y", "3 z");
    }

    private List<String> values(String name) {
        try (Source source = source()) {
            ReadResult read =
                    source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL);
            List<String> values = read.rows().collectAsList().stream()
                    .map(row -> row.get(0) + " " + row.get(1))
                    .toList();
            assertThat(read.warnings()).isEmpty();
            return values;
        }
    }

    @Test
    void truncatedGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] noise = new byte[50_000];
            new Random(3).nextBytes(noise);
            for (byte b : noise) {
                gzip.write((b + ",x\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        Files.write(root.resolve("cut.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        Files.writeString(root.resolve("fake.csv.gz"), "a,b\n1,2\n");
        expect(
                "cut.csv.gz",
                SourceFailure.FILE_UNREADABLE,
                "sample:cut.csv.gz: truncated or broken gzip (expected: a whole one)");
        assertThat(problem("fake.csv.gz").failure()).isEqualTo(SourceFailure.FILE_UNREADABLE);
    }

    @Test
    void linksThatLeadOut_areToldAndNotRead() throws IOException {
        Files.createSymbolicLink(root.resolve("link.csv"), outside.resolve("private.csv"));
        Files.createSymbolicLink(root.resolve("folder"), outside);
        expect(
                "link.csv",
                SourceFailure.PATH_OUTSIDE_ROOT,
                "sample:link.csv: a link that leads out (expected: inside the root)");
        try (Source source = source()) {
            assertThat(Listed.of(source).names()).noneMatch(n -> n.startsWith("folder"));
        }
        assertThatThrownBy(() -> LocalFilesSourceTest.open(root, Map.of("root", "sample", "path", "folder")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.PATH_OUTSIDE_ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../private.csv",
                "..",
                "good.csv/../../private.csv",
                "/etc/passwd",
                "%2e%2e/private.csv",
                "..\\private.csv",
                "a\u0000b.csv",
                "file:/etc/passwd.csv",
                "folder/../../private.csv"
            })
    void referenceThatLeadsOut_isRefused(String path) {
        try (Source source = source()) {
            assertThatThrownBy(() -> source.read(
                            Session.spark(),
                            new ContainerRef("x", Map.of("kind", "FILE", "path", path)),
                            ReadOptions.ALL))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure())
                                    .isIn(SourceFailure.PATH_OUTSIDE_ROOT, SourceFailure.CONTAINER_GONE))
                    .hasMessageNotContaining(outside.toString());
        }
    }

    @Test
    void unknownRoot_andMissingPath() {
        assertThatThrownBy(() -> LocalFilesSourceTest.open(root, Map.of("root", "other")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.ROOT_UNKNOWN))
                .hasMessage("root: other (expected: one of sample)");
        assertThatThrownBy(() -> LocalFilesSourceTest.open(root, Map.of("root", "sample", "path", "none/x.csv")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.PATH_NOT_FOUND))
                .hasMessage("path: sample:none/x.csv (expected: one that exists)");
    }

    @Test
    void brokenFileOfAPattern_isSkipped_andTold() throws IOException {
        for (int i : List.of(1, 2, 3)) {
            Files.writeString(root.resolve("day_" + i + ".csv"), i == 2 ? "" : "a,b\n" + i + ",x\n");
        }
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.get("day_2.csv").problem()).isNotNull();
            ReadResult read =
                    source.read(Session.spark(), listed.get("day_*.csv").ref(), ReadOptions.ALL);
            assertThat(read.rows().collectAsList()).hasSize(2);
            assertThat(read.warnings()).extracting(ReadWarning::code).containsExactly("FILE_SKIPPED");
        }
    }
}

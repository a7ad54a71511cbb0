package io.plumbline.connectors.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Hidden;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileReadOptionsTest {

    @TempDir
    Path root;

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private static ReadResult read(Source source, String name, ReadOptions wanted) {
        return source.read(Session.spark(), Listed.of(source).get(name).ref(), wanted);
    }

    private static ReadOptions bytes(long most) {
        return ReadOptions.ALL.within(new Limits(null, most, null));
    }

    private void lines(String name, int from, int to) throws IOException {
        StringBuilder csv = new StringBuilder("id,day,v\n");
        for (int i = from; i < to; i++) {
            csv.append(i)
                    .append(",2026-01-")
                    .append(String.format("%02d", 1 + i % 28))
                    .append(",value ")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(root.resolve(name), csv);
    }

    private void modified(String name, String when) throws IOException {
        Files.setLastModifiedTime(root.resolve(name), FileTime.from(Instant.parse(when)));
    }

    private void parquet(String query, String name) throws IOException {
        Path folder = Files.createTempDirectory(root.getParent(), "written");
        Session.spark().sql(query).coalesce(1).write().mode("overwrite").parquet(folder.toString());
        try (var files = Files.list(folder)) {
            Files.copy(
                    files.filter(f -> f.getFileName().toString().startsWith("part"))
                            .findFirst()
                            .orElseThrow(),
                    root.resolve(name));
        }
    }

    private static List<Long> ids(ReadResult read) {
        return read.rows().collectAsList().stream()
                .map(row -> row.<Long>getAs("id"))
                .sorted()
                .toList();
    }

    @Test
    void filesWrittenLater_areAllThatIsRead() throws IOException {
        for (int i = 1; i <= 4; i++) {
            lines("day_" + i + ".csv", i * 10, i * 10 + 2);
            modified("day_" + i + ".csv", "2026-01-0" + i + "T00:00:00Z");
            parquet("SELECT cast(" + i * 10 + " AS bigint) id", "day_" + i + ".parquet");
            modified("day_" + i + ".parquet", "2026-01-0" + i + "T00:00:00Z");
        }
        ReadOptions later = ReadOptions.ALL.from(new Start(null, "2026-01-02T00:00:00Z"));
        try (Source source = source()) {
            ReadResult text = read(source, "day_*.csv", later);
            assertThat(ids(text)).containsExactly(30L, 31L, 40L, 41L);
            assertThat(text.plan().notes()).containsExactly("2 of 4 files, those written after 2026-01-02T00:00:00Z");
            assertThat(text.plan().partial()).isTrue();
            assertThat(text.plan().rows()).isNull();
            assertThat(text.plan().bytes())
                    .isEqualTo(Files.size(root.resolve("day_3.csv")) + Files.size(root.resolve("day_4.csv")));
            assertThat(ids(read(source, "day_*.parquet", later))).containsExactly(30L, 40L);

            ReadOptions none = ReadOptions.ALL.from(new Start(null, "2027-01-01T00:00:00+01:00"));
            for (String name : List.of("day_*.csv", "day_*.parquet")) {
                ReadResult nothing = read(source, name, none);
                assertThat(nothing.rows().count()).as(name).isZero();
                assertThat(nothing.rows().columns()).as(name).contains("id");
            }
            assertThatThrownBy(() -> read(source, "day_*.csv", ReadOptions.ALL.from(new Start(null, "yesterday"))))
                    .isInstanceOfSatisfying(SourceException.class, e -> {
                        assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
                        assertThat(e.reason()).startsWith("start: yesterday (expected: a moment such as ");
                    });
        }
    }

    @Test
    void start_comparesTypedValues_alsoThoseOfATypeThatAUserWants() throws IOException {
        Files.writeString(
                root.resolve("t.csv"), "id,code,day\n1,007,05.02.2026\n2,100,04.03.2026\n3,x,\n10,020,01.04.2026\n");
        try (Source source = source()) {
            assertThat(ids(read(source, "t.csv", ReadOptions.ALL.from(new Start("id", "2")))))
                    .containsExactly(3L, 10L);
            ReadOptions typed = ReadOptions.ALL
                    .of("id")
                    .as(Map.of("code", new WantedType("int", null), "day", new WantedType("date", "dd.MM.yyyy")));
            assertThat(ids(read(source, "t.csv", typed.from(new Start("code", "19")))))
                    .containsExactly(2L, 10L);
            assertThat(ids(read(source, "t.csv", typed.from(new Start("day", "2026-03-04")))))
                    .containsExactly(10L);
            assertThatThrownBy(() -> read(source, "t.csv", ReadOptions.ALL.from(new Start("code", "19"))))
                    .hasMessageContaining("start: code is string (expected: a field of numbers, dates or times)");
        }
    }

    @Test
    void start_isHandedToTheReaderOfParquet() throws IOException {
        parquet(
                "SELECT id, cast(id AS int) n, cast(id AS decimal(12,2)) d, timestamp_seconds(id) t FROM range(1000)",
                "p.parquet");
        try (Source source = source()) {
            for (Start start : List.of(
                    new Start("id", "989"),
                    new Start("n", "989.5"),
                    new Start("d", "989.004"),
                    new Start("t", "1970-01-01T00:16:29Z"))) {
                ReadResult read = read(source, "p.parquet", ReadOptions.ALL.from(start));
                assertThat(read.rows().count()).as(start.field()).isEqualTo(10);
                assertThat(read.rows().queryExecution().executedPlan().toString())
                        .as(start.field())
                        .containsPattern("PushedFilters: \\[[^\\]]*GreaterThan\\(" + start.field() + ",");
            }
        }
    }

    @Test
    void sample_doesNotDependOnHowPartsAreSharedOut_andCountsWhatIsDrawnOnly() throws IOException {
        for (int i = 0; i < 6; i++) {
            lines("s_" + i + ".csv", i * 1000, i * 1000 + 1000);
        }
        Files.writeString(root.resolve("bad.csv"), "id,v\n" + "1,a\n".repeat(60_000) + "x,b\n".repeat(20_000));
        try (Source source = source()) {
            ReadOptions fifth = ReadOptions.ALL.sampled(new Sample(0.2, 7));
            List<Long> once = ids(read(source, "s_*.csv", fifth));
            assertThat(once).hasSizeBetween(1_000, 1_400).doesNotHaveDuplicates();
            var spark = Session.spark().newSession();
            assertThat(source.read(spark, Listed.of(source).get("s_*.csv").ref(), fifth)
                            .rows()
                            .repartition(7)
                            .count())
                    .isEqualTo(once.size());
            assertThat(ids(read(source, "s_*.csv", fifth))).isEqualTo(once);
            ReadPlan plan = read(source, "s_*.csv", fifth).plan();
            assertThat(plan.notes()).containsExactly("about 20 % of the rows, seed 7");
            assertThat(plan.rows()).isEqualTo(1_200);

            ReadOptions typed = fifth.as(Map.of("id", new WantedType("int", null)));
            ReadResult bad = read(source, "bad.csv", typed);
            long nulls = bad.rows().collectAsList().stream()
                    .filter(row -> row.isNullAt(0))
                    .count();
            assertThat(bad.warnings()).extracting(ReadWarning::count).containsExactly(nulls);
            assertThat(nulls).isBetween(3_000L, 5_000L);
        }
    }

    @Test
    void limitOfBytes_takesWholeFilesInOrder_andABeginningOfTheNext() throws IOException {
        for (int i = 0; i < 5; i++) {
            lines("l_" + i + ".csv", i * 100, i * 100 + 100);
        }
        long each = Files.size(root.resolve("l_1.csv"));
        try (Source source = source()) {
            long first = Files.size(root.resolve("l_0.csv"));
            ReadResult read = read(source, "l_*.csv", bytes(first + each / 2));
            assertThat(ids(read))
                    .hasSizeBetween(140, 155)
                    .startsWith(0L, 1L)
                    .endsWith(99L + ids(read).size() - 100);
            assertThat(read.plan().bytes()).isEqualTo(first + each / 2);
            assertThat(read.plan().partial()).isTrue();
            assertThat(read.plan().rows()).isBetween(120L, 180L);
            assertThat(read.plan().notes())
                    .containsExactly("at most about " + (first + each / 2) + " bytes: 1 of 5 files, and the first "
                            + each / 2 + " bytes of l_1.csv");
            ReadPlan all = source.plan(Listed.of(source).get("l_*.csv").ref(), bytes(1 << 30));
            assertThat(all.partial()).isFalse();
            assertThat(all.notes()).isEmpty();
            assertThat(all.rows()).isEqualTo(500);
        }
    }

    @Test
    void limitOfBytes_ofAPackedFile_countsUnpacked_andReadsLess() throws IOException {
        lines("plain.csv", 0, 10_000);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(root.resolve("packed.csv.gz")))) {
            out.write(Files.readAllBytes(root.resolve("plain.csv")));
        }
        try (Source source = source()) {
            long most = Files.size(root.resolve("packed.csv.gz")) / 2;
            ReadResult read = read(source, "packed.csv.gz", bytes(most));
            assertThat(read.rows().count()).isBetween(500L, 5_000L);
            assertThat(read.plan().notes()).anyMatch(note -> note.contains(" bytes, unpacked, of packed.csv.gz"));
        }
    }

    @Test
    void limitOfBytes_thatNothingCanBeCutAt_saysWhatIsReadAllTheSame() throws IOException {
        Files.writeString(
                root.resolve("doc.json"), "[" + "{\"id\":1},".repeat(999) + "{\"id\":1}]", StandardCharsets.UTF_8);
        for (int i = 1; i <= 3; i++) {
            parquet("SELECT id FROM range(" + i * 1000 + ")", "p_" + i + ".parquet");
        }
        try (Source source = source()) {
            ReadResult document = read(source, "doc.json", bytes(100));
            assertThat(document.rows().count()).isEqualTo(1000);
            assertThat(document.plan().notes())
                    .containsExactly("more than the limit of 100 bytes: doc.json has "
                            + Files.size(root.resolve("doc.json"))
                            + " and can only be read as a whole; no other file is read");
            assertThat(document.plan().partial()).isFalse();
            long two = Files.size(root.resolve("p_1.parquet")) + Files.size(root.resolve("p_2.parquet"));
            ReadResult some = read(source, "p_*.parquet", bytes(two + 1));
            assertThat(some.rows().count()).isEqualTo(3_000);
            assertThat(some.plan().bytes()).isEqualTo(two);
            assertThat(some.plan().partial()).isTrue();
            assertThat(read(source, "p_*.parquet", bytes(1)).rows().count()).isEqualTo(1_000);
        }
    }

    @Test
    void limitsOfTheDatastore_holdBesides() throws IOException {
        lines("l.csv", 0, 100);
        try (Source source =
                LocalFilesSourceTest.open(root, Map.of("root", "sample", "maxRows", 20L, "maxBytes", 1000L))) {
            assertThat(read(source, "l.csv", ReadOptions.ALL).rows().count()).isEqualTo(20);
            assertThat(read(source, "l.csv", ReadOptions.ALL.first(5)).rows().count())
                    .isEqualTo(5);
            assertThat(read(source, "l.csv", bytes(100)).rows().count()).isBetween(1L, 6L);
        }
    }

    @Test
    void whatHasNoEffectOnFiles_isSaid() throws IOException {
        lines("l.csv", 0, 10);
        try (Source source = source()) {
            ReadPlan plan = source.plan(
                    Listed.of(source).get("l.csv").ref(),
                    ReadOptions.ALL.cutBy("id").within(new Limits(1000L, null, 3)));
            assertThat(plan.notes())
                    .containsExactly(
                            "not cut by id, as was wished: files are cut by their bytes",
                            "a limit of connections has no effect on files",
                            "at most 1000 rows, whichever come first");
            assertThat(plan.partial()).as("there are ten rows").isFalse();
        }
    }

    @Test
    void orcFooters_areReadWithoutHadoopsSettings() throws IOException {
        Path folder = root.resolve("o");
        Session.spark()
                .sql("SELECT id, 'x' v FROM range(10)")
                .coalesce(1)
                .write()
                .orc(folder.toString());
        try (Source source = source()) {
            var described = Listed.of(source).all().get(0);
            assertThat(described.rowCount()).isEqualTo(10);
            List<Row> rows = source.read(Session.spark(), described.ref(), ReadOptions.ALL.from(new Start("id", "7")))
                    .rows()
                    .collectAsList();
            assertThat(rows).extracting(row -> row.getLong(0)).containsExactly(8L, 9L);
        }
    }

    @Test
    void fieldsLeftOut_areNotRead_andMaskedOnesAreNotQuoted() throws IOException {
        StringBuilder csv = new StringBuilder("id,code,open\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i).append(',').append(i).append(',').append(i).append('\n');
        }
        Files.writeString(root.resolve("t.csv"), csv + "50,Qz7secret,Qz8shown\n");
        parquet("SELECT cast(1 AS bigint) id, 'x' code, 2 open", "t.parquet");
        ReadOptions typed =
                ReadOptions.ALL.as(Map.of("code", new WantedType("int", null), "open", new WantedType("int", null)));
        try (Source source = source()) {
            ReadResult masked = read(source, "t.csv", typed.hiding(new Hidden(Set.of(), Set.of("code"))));
            assertThat(masked.rows().collectAsList()).hasSize(51);
            assertThat(masked.warnings())
                    .extracting(ReadWarning::message)
                    .hasSize(2)
                    .anySatisfy(m -> assertThat(m)
                            .contains("column code: 1 values are no int")
                            .endsWith("line 52"));
            assertThat(masked.warnings().toString()).doesNotContain("Qz7").contains("Qz8shown");

            for (String name : List.of("t.csv", "t.parquet")) {
                ReadOptions left = ReadOptions.ALL.hiding(new Hidden(Set.of("code", "gone"), Set.of()));
                ReadResult read = read(source, name, left);
                assertThat(read.rows().columns()).as(name).containsExactly("id", "open");
                assertThat(read.fields()).as(name).hasSize(2);
                assertThatThrownBy(() ->
                                read(source, name, left.hiding(new Hidden(Set.of("id", "code", "open"), Set.of()))))
                        .isInstanceOfSatisfying(SourceException.class, e -> {
                            assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
                            assertThat(e.reason())
                                    .isEqualTo("columns: all 3 are left out (expected: at least one that is read)");
                        });
            }
            // What rows are only compared by is not given on.
            ReadResult after = read(
                    source,
                    "t.csv",
                    ReadOptions.ALL.from(new Start("id", "47")).hiding(new Hidden(Set.of("id", "code"), Set.of())));
            assertThat(after.rows().columns()).containsExactly("open");
            assertThat(after.rows().count()).isEqualTo(3);
        }
    }

    /** By a choice of how the text is read, or since somebody has changed the file. */
    @Test
    void whatIsMasked_isNotReadUnderAnotherName() throws IOException {
        Files.writeString(root.resolve("t.csv"), "id,code\n1,Qz7secret\n");
        parquet("SELECT cast(1 AS bigint) id, 'Qz7secret' other", "t.parquet");
        Hidden masked = new Hidden(Set.of(), Set.of("code"));
        try (Source source = source()) {
            assertThat(read(source, "t.csv", ReadOptions.ALL.hiding(masked))
                            .rows()
                            .columns())
                    .containsExactly("id", "code");
            ReadOptions unnamed = ReadOptions.ALL.reading(Map.of("header", "false"));
            refusedAs("t.csv", unnamed.hiding(masked), "code", source);
            refusedAs("t.csv", unnamed.hiding(new Hidden(Set.of(), Set.of("id", "code"))), "code, id", source);
            ReadOptions whole = ReadOptions.ALL.reading(Map.of("delimiter", ";"));
            refusedAs("t.csv", whole.hiding(masked), "code", source);
            refusedAs("t.parquet", ReadOptions.ALL.hiding(masked), "code", source);
        }
    }

    @Test
    void anObjectOfJson_needntHaveWhatIsMasked() throws IOException {
        Files.writeString(root.resolve("t.jsonl"), "{\"id\":1}\n{\"id\":2}\n");
        try (Source source = source()) {
            assertThat(read(source, "t.jsonl", ReadOptions.ALL.hiding(new Hidden(Set.of(), Set.of("code"))))
                            .rows()
                            .count())
                    .isEqualTo(2);
        }
    }

    private static void refusedAs(String name, ReadOptions options, String gone, Source source) {
        assertThatThrownBy(() -> read(source, name, options)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.failure()).isEqualTo(SourceFailure.SETTINGS_INVALID);
            assertThat(e.reason())
                    .startsWith("masked: " + gone + " (expected: columns that are there")
                    .doesNotContain("Qz7");
        });
    }

    @Test
    void rowsOfEachPart_areThoseOfEachFileOfText_andThePlanSaysSo() throws IOException {
        for (int i = 1; i <= 3; i++) {
            lines("many_" + i + ".csv", i * 100, i * 100 + 50);
            parquet("SELECT " + i * 100 + " + id id FROM range(50)", "many_" + i + ".parquet");
        }
        lines("alone.csv", 0, 50);
        ReadOptions two = ReadOptions.ALL.within(new Limits(null, null, null, 2L));
        try (Source source = source()) {
            ReadResult text = read(source, "many_*.csv", two);
            assertThat(ids(text)).containsExactly(100L, 101L, 200L, 201L, 300L, 301L);
            assertThat(text.plan().partial()).isTrue();
            assertThat(text.plan().notes())
                    .containsExactly(
                            "at most 2 rows of each file, and of each 64 MB of a large one, whichever come first");
            ReadResult typed = read(source, "many_*.parquet", two);
            int parts = typed.rows().toJavaRDD().getNumPartitions();
            assertThat(typed.rows().count()).isBetween(2L, 2L * parts);
            assertThat(typed.plan().partial()).isTrue();
            assertThat(typed.plan().notes().get(0)).startsWith("at most 2 rows of each part that is read at a time");

            ReadResult enough = read(source, "alone.csv", ReadOptions.ALL.within(new Limits(null, null, null, 50L)));
            assertThat(enough.rows().count()).isEqualTo(50);
        }
    }
}

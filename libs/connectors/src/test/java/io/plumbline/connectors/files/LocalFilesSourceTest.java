package io.plumbline.connectors.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceContract;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;

@Proves(
        connectors = "local-files",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER)
class LocalFilesSourceTest extends SourceContract {

    @TempDir
    static Path root;

    @BeforeAll
    static void write() throws IOException {
        Path samples = Path.of("../../samples/data");
        for (String name :
                List.of("birdstrikes.csv", "species.csv", "seattle-weather.csv", "penguins.json", "earthquakes.json")) {
            Files.copy(samples.resolve(name), root.resolve(name));
        }
        text(
                "codes.csv",
                "zip;amount;big;day;at;ok\n00501;1.50;12345678901234567890;2024-02-29;2024-01-01 10:00:00;true\n"
                        + "02134;;1;;2024-01-01T11:00;FALSE\n");
        text("orders_2024-01.csv", "id,v\n1,a\n2,b\n");
        text("orders_2024-02.csv", "id,v\n3,c\n");
        text("orders_eu_1.csv", "id,v\n9,x\n");
        text("report_1.csv", "a,b\n1,2\n");
        text("report_2.csv", "x,y\n1,2\n");
        text("we[ir]d {x}, 100%#?.csv", "a,b\n1,2\n3,4\n");
        text("lines.jsonl", "{\"id\":1,\"o\":{\"p\":[1,2]}}\n{\"id\":2.5,\"extra\":\"x\"}\n");
        text("_SUCCESS", "");
        text(".hidden.csv", "a\n1\n");
        text("~$book.csv", "a\n1\n");
        text("notes.docx", "x");
        encoded("utf16.csv", "name,n\nJürgen,1\nZoë,2\n", Charset.forName("UTF-16"));
        encoded("latin.csv", "name,n\n“Jürgen” €,1\n", Charset.forName("windows-1252"));
        encoded("bom.csv", "\uFEFFname,n\nJürgen,1\n", StandardCharsets.UTF_8);
        text("quoted.csv", "id,text\r\n1,\"two\r\nlines, \"\"quoted\"\"\"\r\n2,\"\"\r\n3,\r\n");
        text("tabs.tsv", "a\tb\n1\tx,y\n2\tz\n");
        text("pipes.txt", "a|b\n1|x\n2|y\n");
        text("bare.csv", "1,2.5\n3,4.5\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(root.resolve("packed.csv.gz")))) {
            out.write("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
        }
        for (String day : List.of("01", "02")) {
            Files.createDirectories(root.resolve("sales/year=2024/month=" + day));
            text("sales/year=2024/month=" + day + "/data-" + day + ".csv", "id,amount\n1,2\n");
        }
        Session.spark()
                .sql("SELECT id, cast(id AS decimal(38,10)) d, array(id) a, named_struct('x', id, 'y', 'z') s,"
                        + " timestamp '2024-01-01 00:00:00' t FROM range(25)")
                .coalesce(1)
                .write()
                .parquet(root.resolve("lake").toString());
    }

    private static void text(String name, String content) throws IOException {
        encoded(name, content, StandardCharsets.UTF_8);
    }

    private static void encoded(String name, String content, Charset charset) throws IOException {
        Files.write(root.resolve(name), content.getBytes(charset));
    }

    static Source open(Path root, Map<String, Object> properties) {
        SourcePolicy policy = new SourcePolicy(Map.of("sample", root), EgressPolicy.SELF_HOSTED, SourceLimits.DEFAULT);
        return Sources.open(new ConnectionSettings("local-files", properties, Map.of()), policy);
    }

    @Override
    public Source source() {
        return open(root, Map.of("root", "sample"));
    }

    @Override
    public String someContainer() {
        return "birdstrikes.csv";
    }

    @Override
    public ContainerRef goneContainer() {
        return new ContainerRef("gone.csv", Map.of("kind", "FILE", "path", "gone.csv"));
    }

    private static List<String> types(ContainerDescription container) {
        return container.fields().stream().map(FieldDescription::sparkType).toList();
    }

    private List<Row> rows(String name) {
        try (Source source = source()) {
            return source.read(Session.spark(), Listed.of(source).get(name).ref(), ReadOptions.ALL)
                    .rows()
                    .collectAsList();
        }
    }

    @Test
    void listing_findsFilesAndPatterns_andLeavesHiddenOnesOut() {
        try (Source source = source()) {
            assertThat(Listed.of(source).names())
                    .contains(
                            "orders_*-*.csv",
                            "orders_eu_1.csv",
                            "report_1.csv",
                            "report_2.csv",
                            "sales/year=*/month=*/*.csv",
                            "packed.csv.gz")
                    .noneMatch(n ->
                            n.contains("_SUCCESS") || n.contains("hidden") || n.contains("~$") || n.endsWith("docx"));
        }
    }

    @Test
    void realFiles_haveTheRowsAndTypesOfTheirSourceNote() {
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            Map<String, Long> rows = Map.of(
                    "birdstrikes.csv", 10_000L,
                    "species.csv", 12_360L,
                    "seattle-weather.csv", 1_461L,
                    "penguins.json", 344L,
                    "earthquakes.json", 1_707L);
            rows.forEach((name, count) -> {
                ReadResult read = source.read(Session.spark(), listed.get(name).ref(), ReadOptions.ALL);
                assertThat(read.rows().collectAsList()).as(name).hasSize(count.intValue());
                assertThat(read.warnings()).as(name).isEmpty();
            });
            assertThat(types(listed.get("seattle-weather.csv")))
                    .containsExactly(
                            "date", "decimal(18,1)", "decimal(18,1)", "decimal(18,1)", "decimal(18,1)", "string");
            assertThat(types(listed.get("penguins.json")))
                    .containsExactly("string", "string", "double", "double", "bigint", "bigint", "string");
            assertThat(listed.get("earthquakes.json").fields())
                    .extracting(FieldDescription::name)
                    .containsExactly("type", "properties", "geometry", "id");
            assertThat(listed.get("earthquakes.json").fields().get(2).sparkType())
                    .isEqualTo("struct<type:string,coordinates:array<double>>");
        }
    }

    @Test
    void codes_keepTheirLeadingZerosAndDigits() {
        try (Source source = source()) {
            ContainerDescription codes = Listed.of(source).get("codes.csv");
            assertThat(types(codes))
                    .containsExactly("string", "decimal(18,2)", "decimal(38,0)", "date", "timestamp_ntz", "boolean");
            assertThat(codes.fields().get(0).note()).contains("00501");
        }
        assertThat(rows("codes.csv")).extracting(r -> r.getString(0)).containsExactly("00501", "02134");
    }

    @Test
    void filesThatDifferInNumbersOnly_areOneContainer() {
        try (Source source = source()) {
            ContainerDescription orders = Listed.of(source).get("orders_*-*.csv");
            assertThat(orders.kind()).isEqualTo(ContainerKind.FILE_PATTERN);
            assertThat(orders.fileCount()).isEqualTo(2);
            assertThat(orders.rowCount()).isEqualTo(3);
        }
        assertThat(rows("orders_*-*.csv")).extracting(r -> r.getLong(0)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void partitionFolders_becomeColumns_withTheirZeros() {
        assertThat(rows("sales/year=*/month=*/*.csv"))
                .extracting(r -> r.get(2) + " " + r.getString(3))
                .containsExactlyInAnyOrder("2024 01", "2024 02");
    }

    @Test
    void encodingsQuotesAndDelimiters_areFoundOut() {
        assertThat(rows("utf16.csv")).extracting(r -> r.getString(0)).containsExactly("Jürgen", "Zoë");
        assertThat(rows("latin.csv")).extracting(r -> r.getString(0)).containsExactly("“Jürgen” €");
        assertThat(rows("bom.csv")).extracting(r -> r.<String>getAs("name")).containsExactly("Jürgen");
        assertThat(rows("quoted.csv"))
                .extracting(r -> r.getString(1))
                .containsExactly("two\nlines, \"quoted\"", "", null);
        assertThat(rows("tabs.tsv")).extracting(r -> r.getString(1)).containsExactly("x,y", "z");
        assertThat(rows("pipes.txt")).extracting(r -> r.getString(1)).containsExactly("x", "y");
        assertThat(rows("bare.csv"))
                .extracting(r -> r.getDecimal(1).toPlainString())
                .containsExactly("2.5", "4.5");
        assertThat(rows("packed.csv.gz")).hasSize(2);
        assertThat(rows("we[ir]d {x}, 100%#?.csv")).hasSize(2);
        assertThat(rows("lines.jsonl")).hasSize(2);
    }

    @Test
    void valuesThatDoNotParse_areCounted_notLost(@TempDir Path late) throws IOException {
        StringBuilder csv = new StringBuilder("id,code,day\n");
        for (int i = 0; i < 500_000; i++) {
            csv.append(i).append(",c").append(i).append(",2024-01-01\n");
        }
        csv.append("n/a,x,2024-01-01 10:00\n").append("1,2,3,4\n");
        Files.writeString(late.resolve("late.csv"), csv);
        try (Source source = open(late, Map.of("root", "sample"))) {
            ContainerDescription container = Listed.of(source).get("late.csv");
            assertThat(types(container)).containsExactly("bigint", "string", "date");
            assertThat(container.rowCount()).isNull();
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
            assertThat(read.rows().count()).isEqualTo(500_002);
            assertThat(read.warnings())
                    .extracting(ReadWarning::message)
                    .containsExactly(
                            "sample:late.csv: 1 lines have more or fewer values than there are columns, first at"
                                    + " sample:late.csv line 500003",
                            "sample:late.csv: column id: 1 values are no bigint, read as null, first at"
                                    + " sample:late.csv line 500002: n/a",
                            "sample:late.csv: column day: 2 values are no date, read as null, first at"
                                    + " sample:late.csv line 500002: 2024-01-01 10:00");
        }
    }

    @Test
    void parquet_isDescribedFromItsFooter() {
        try (Source source = source()) {
            ContainerDescription lake = Listed.of(source).all().stream()
                    .filter(c -> c.name().startsWith("lake/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(lake.rowCount()).isEqualTo(25);
            assertThat(types(lake))
                    .containsExactly(
                            "bigint", "decimal(38,10)", "array<bigint>", "struct<x:bigint,y:string>", "timestamp");
        }
    }
}

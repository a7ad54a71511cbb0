package io.plumbline.connectors.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same rows in every format and packing are the same rows and types. Exceptions: JSON has no exact decimals, so they are double;
 * formats that declare a decimal's precision keep it.
 */
class SameDataTest {

    private static final int ROWS = 200;
    private static final String QUERY = "SELECT id, lpad(cast(id AS string), 5, '0') code,"
            + " cast(id / 4 AS decimal(18,2)) amount, date_add(date'2024-02-28', cast(id AS int)) day,"
            + " timestamp_ntz'2024-01-31 10:00:00' + make_interval(0,0,0,0,0,0,id) at, id % 2 = 0 ok,"
            + " CASE WHEN id % 3 = 0 THEN NULL ELSE concat('text, \"', id, '\"') END text FROM range(" + ROWS + ")";

    @TempDir
    static Path root;

    @BeforeAll
    static void write() throws IOException {
        Map<String, String> csv = Map.of("header", "true", "escape", "\"", "emptyValue", "");
        byte[] text = Written.bySpark("csv", QUERY, csv);
        byte[] json = Written.bySpark("json", QUERY, Map.of());
        put("csv.csv", text);
        put("json.jsonl", json);
        String document = "[" + new String(json, StandardCharsets.UTF_8).strip().replace("\n", ",") + "]";
        put("document.json", document.getBytes(StandardCharsets.UTF_8));
        for (String codec : List.of("gzip", "bzip2", "snappy", "deflate")) {
            String extension = Map.of("gzip", "gz", "bzip2", "bz2").getOrDefault(codec, codec);
            put("csv_" + codec + ".csv." + extension, Written.bySpark("csv", QUERY, with(csv, codec)));
            put("json_" + codec + ".json." + extension, Written.bySpark("json", QUERY, Map.of("compression", codec)));
        }
        put("csv_zstd.csv.zst", com.github.luben.zstd.Zstd.compress(text));
        put("json_zstd.json.zst", com.github.luben.zstd.Zstd.compress(json));
        var xz = new java.io.ByteArrayOutputStream();
        try (var out = new org.apache.commons.compress.compressors.xz.XZCompressorOutputStream(xz)) {
            out.write(text);
        }
        put("csv_xz.csv.xz", xz.toByteArray());
        for (String codec : List.of("uncompressed", "snappy", "gzip", "zstd", "lz4_raw")) {
            put("parquet_" + codec + ".parquet", Written.bySpark("parquet", QUERY, Map.of("compression", codec)));
        }
        for (String codec : List.of("none", "snappy", "zlib", "zstd", "lz4")) {
            put("orc_" + codec + ".orc", Written.bySpark("orc", QUERY, Map.of("compression", codec)));
        }
        for (String codec : List.of("uncompressed", "snappy", "deflate", "bzip2", "xz", "zstandard")) {
            put("avro_" + codec + ".avro", Written.bySpark("avro", QUERY, Map.of("compression", codec)));
        }
        LakeWriter.delta(root.resolve("delta"), "CREATE TABLE %s USING delta AS " + QUERY);
        LakeWriter.sql("CREATE TABLE " + LakeWriter.folders(root) + ".db.iceberg USING iceberg AS " + QUERY);
        put("xlsx.xlsx", Written.book(book(new XSSFWorkbook())));
        put("xls.xls", Written.book(book(new HSSFWorkbook())));
    }

    private static Map<String, String> with(Map<String, String> options, String codec) {
        Map<String, String> more = new java.util.HashMap<>(options);
        more.put("compression", codec);
        return more;
    }

    private static void put(String name, byte[] content) throws IOException {
        Files.write(root.resolve(name), content);
    }

    private static Workbook book(Workbook book) {
        CellStyle day = book.createCellStyle();
        day.setDataFormat((short) 14);
        CellStyle at = book.createCellStyle();
        at.setDataFormat((short) 22);
        Sheet sheet = book.createSheet("s");
        String[] names = {"id", "code", "amount", "day", "at", "ok", "text"};
        org.apache.poi.ss.usermodel.Row header = sheet.createRow(0);
        for (int i = 0; i < names.length; i++) {
            header.createCell(i).setCellValue(names[i]);
        }
        for (int id = 0; id < ROWS; id++) {
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(id + 1);
            row.createCell(0).setCellValue(id);
            row.createCell(1).setCellValue(String.format("%05d", id));
            row.createCell(2).setCellValue(id / 4.0);
            row.createCell(3).setCellValue(LocalDate.of(2024, 2, 28).plusDays(id));
            row.getCell(3).setCellStyle(day);
            row.createCell(4).setCellValue(LocalDateTime.of(2024, 1, 31, 10, 0).plusSeconds(id));
            row.getCell(4).setCellStyle(at);
            row.createCell(5).setCellValue(id % 2 == 0);
            if (id % 3 != 0) {
                row.createCell(6).setCellValue("text, \"" + id + "\"");
            }
        }
        return book;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv.csv",
                "json.jsonl",
                "document.json",
                "csv_gzip.csv.gz",
                "csv_bzip2.csv.bz2",
                "csv_snappy.csv.snappy",
                "csv_deflate.csv.deflate",
                "csv_zstd.csv.zst",
                "csv_xz.csv.xz",
                "json_gzip.json.gz",
                "json_bzip2.json.bz2",
                "json_snappy.json.snappy",
                "json_deflate.json.deflate",
                "json_zstd.json.zst",
                "parquet_uncompressed.parquet",
                "parquet_snappy.parquet",
                "parquet_gzip.parquet",
                "parquet_zstd.parquet",
                "parquet_lz4_raw.parquet",
                "orc_none.orc",
                "orc_snappy.orc",
                "orc_zlib.orc",
                "orc_zstd.orc",
                "orc_lz4.orc",
                "avro_uncompressed.avro",
                "avro_snappy.avro",
                "avro_deflate.avro",
                "avro_bzip2.avro",
                "avro_xz.avro",
                "avro_zstandard.avro",
                "delta",
                "db/iceberg",
                "xlsx.xlsx/s",
                "xls.xls/s"
            })
    void sameRows_underTheSameTypes(String name) {
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample"))) {
            ContainerDescription container = Listed.of(source).get(name);
            assertThat(container.problem()).isNull();
            String amount = name.contains("json") ? "double" : "decimal(18,2)";
            assertThat(container.fields())
                    .extracting(f -> f.name() + " " + f.sparkType())
                    .containsExactly(
                            "id bigint",
                            "code string",
                            "amount " + amount,
                            "day date",
                            "at timestamp_ntz",
                            "ok boolean",
                            "text string");
            assertThat(container.rowCount()).isIn(null, (long) ROWS);
            ReadResult read = source.read(Session.spark(), container.ref(), ReadOptions.ALL);
            assertThat(plain(read.rows().collectAsList()))
                    .isEqualTo(plain(Session.spark().sql(QUERY).collectAsList()));
            assertThat(read.warnings()).isEmpty();
        }
    }

    private static List<List<Object>> plain(List<Row> rows) {
        List<List<Object>> plain = new ArrayList<>();
        for (Row row : rows) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                values.add(value instanceof BigDecimal number ? (Object) number.doubleValue() : value);
            }
            plain.add(values);
        }
        plain.sort(java.util.Comparator.comparing(r -> (Long) r.get(0)));
        return plain;
    }
}

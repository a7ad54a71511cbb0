package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Workbooks as people make them: titles, formulas, dates, formats, errors, hidden sheets, odd names. */
class SheetsTest {

    @TempDir
    Path root;

    private Source source() {
        return LocalFilesSourceTest.open(root, Map.of("root", "sample"));
    }

    private static Workbook book(String format) {
        return format.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
    }

    private static void fill(Workbook book) {
        CellStyle date = style(book, "dd.mm.yyyy");
        CellStyle time = style(book, "yyyy-mm-dd hh:mm:ss");
        CellStyle percent = style(book, "0.00%");
        CellStyle money = style(book, "\"€\" #,##0.00;[Red]-\"€\" #,##0.00");
        Sheet sheet = book.createSheet("Sales");
        sheet.createRow(0).createCell(1).setCellValue("Sales of the year");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 8));
        Row header = sheet.createRow(3);
        String[] names = {"id", "code", "amount", "share", "day", "at", "ok", "twice", "card"};
        for (int i = 0; i < names.length; i++) {
            header.createCell(i + 1).setCellValue(names[i]);
        }
        for (int i = 0; i < 20; i++) {
            Row row = sheet.createRow(4 + i + (i > 10 ? 1 : 0));
            row.createCell(1).setCellValue(i);
            row.createCell(2).setCellValue("0050" + i % 10);
            row.createCell(3).setCellValue(i + 0.25);
            row.getCell(3).setCellStyle(money);
            row.createCell(4).setCellValue(0.5);
            row.getCell(4).setCellStyle(percent);
            row.createCell(5).setCellValue(LocalDate.of(2024, 2, 29));
            row.getCell(5).setCellStyle(date);
            row.createCell(6).setCellValue(LocalDateTime.of(2024, 1, 31, 10, 0, i));
            row.getCell(6).setCellStyle(time);
            row.createCell(7).setCellValue(i % 2 == 0);
            row.createCell(8).setCellFormula("B" + (row.getRowNum() + 1) + "*2");
            row.createCell(9).setCellValue("1234567890123456");
        }
        sheet.getRow(6).getCell(3).setCellErrorValue(FormulaError.NA.getCode());
        Sheet odd = book.createSheet("Odd % name, (2024)");
        odd.createRow(0).createCell(0).setCellValue("a");
        odd.getRow(0).createCell(1).setCellValue("b");
        odd.createRow(1).createCell(0).setCellValue(1);
        odd.createRow(2).createCell(1).setCellValue("x");
        book.createSheet("Secret").createRow(0).createCell(0).setCellValue("hidden");
        book.setSheetHidden(2, true);
        book.createSheet("Empty");
        FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
        evaluator.evaluateAll();
    }

    private static CellStyle style(Workbook book, String pattern) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(pattern));
        return style;
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void workbook_isReadSheetBySheet(String format) throws IOException {
        Workbook book = book(format);
        fill(book);
        String name = "book." + format;
        Files.write(root.resolve(name), Written.book(book));
        try (Source source = source()) {
            Listed listed = Listed.of(source);
            assertThat(listed.names())
                    .containsExactly(name + "/Sales", name + "/Odd %25 name, (2024)", name + "/Empty");
            assertThat(listed.get(name + "/Empty").problem().message())
                    .isEqualTo("sample:" + name + "/Empty: an empty sheet (expected: rows)");
            ContainerDescription sales = listed.get(name + "/Sales");
            assertThat(sales.warnings()).containsExactly("hidden sheets left out: Secret");
            assertThat(sales.rowCount()).isEqualTo(20);
            assertThat(sales.fields())
                    .extracting(f -> f.name() + " " + f.sparkType())
                    .containsExactly(
                            "id bigint",
                            "code string",
                            "amount decimal(18,2)",
                            "share decimal(18,1)",
                            "day date",
                            "at timestamp_ntz",
                            "ok boolean",
                            "twice bigint",
                            "card string");
            ReadResult read = source.read(Session.spark(), sales.ref(), ReadOptions.ALL);
            List<org.apache.spark.sql.Row> rows = read.rows().collectAsList();
            assertThat(rows).hasSize(20);
            assertThat(rows.get(3).mkString("|"))
                    .isEqualTo("3|00503|3.25|0.5|2024-02-29|2024-01-31T10:00:03|false|6|1234567890123456");
            assertThat(rows.get(2).isNullAt(2)).isTrue();
            assertThat(read.warnings())
                    .extracting(ReadWarning::message)
                    .containsExactly("sample:" + name
                            + "/Sales: column amount: 1 cells hold an error, read as null, first at sample:" + name
                            + " row 7: #N/A");
            ReadResult some = source.read(
                    Session.spark(),
                    sales.ref(),
                    ReadOptions.ALL.of("twice", "code").first(5));
            assertThat(some.rows().collectAsList().get(4).mkString("|")).isEqualTo("8|00504");
            assertThat(source.read(
                                    Session.spark(),
                                    listed.get(name + "/Odd %25 name, (2024)").ref(),
                                    ReadOptions.ALL)
                            .rows()
                            .collectAsList())
                    .extracting(r -> r.mkString("|"))
                    .containsExactly("1|null", "null|x");
        }
    }

    @Test
    void datesOf1904_areThoseThatAreShown() throws IOException {
        XSSFWorkbook book = new XSSFWorkbook();
        book.getCTWorkbook().getWorkbookPr().setDate1904(true);
        Sheet sheet = book.createSheet("s");
        sheet.createRow(0).createCell(0).setCellValue("day");
        sheet.createRow(1).createCell(0).setCellValue(LocalDate.of(2024, 2, 29));
        sheet.getRow(1).getCell(0).setCellStyle(style(book, "yyyy-mm-dd"));
        Files.write(root.resolve("mac.xlsx"), Written.book(book));
        try (Source source = source()) {
            assertThat(source.read(
                                    Session.spark(),
                                    Listed.of(source).get("mac.xlsx/s").ref(),
                                    ReadOptions.ALL)
                            .rows()
                            .collectAsList())
                    .extracting(r -> r.get(0).toString())
                    .containsExactly("2024-02-29");
        }
    }

    @Test
    void aLargeSheet_isStreamed_andItsSharedStringsDoNotStayInMemory() throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(new XSSFWorkbook(), 100, false, true)) {
            Sheet sheet = book.createSheet("large");
            for (int i = 0; i < 60_000; i++) {
                Row row = sheet.createRow(i);
                row.createCell(0).setCellValue(i == 0 ? "name" : "a text of its own, number " + i + "x".repeat(300));
                row.createCell(1).setCellValue(i == 0 ? "code" : "c" + i);
            }
            try (var out = Files.newOutputStream(root.resolve("large.xlsx"))) {
                book.write(out);
            }
        }
        try (Source source = source()) {
            ContainerDescription large = Listed.of(source).get("large.xlsx/large");
            assertThat(large.rowCount()).isNull();
            ReadResult read = source.read(Session.spark(), large.ref(), ReadOptions.ALL);
            assertThat(read.rows()
                            .filter("name like 'a text of its own, number %'")
                            .count())
                    .isEqualTo(59_999);
        }
        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.map(f -> f.getFileName().toString()))
                    .noneMatch(n -> n.startsWith("plumbline-") && n.endsWith(".strings"));
        }
    }
}

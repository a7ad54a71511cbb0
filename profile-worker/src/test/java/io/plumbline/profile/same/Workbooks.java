package io.plumbline.profile.same;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows in a sheet, as Excel would store them: every number is a double, an instant is a time in UTC. */
final class Workbooks {

    private static final short DAY = 14;

    private final CellStyle day;
    private final CellStyle time;

    private Workbooks(Workbook book) {
        day = book.createCellStyle();
        day.setDataFormat(DAY);
        time = book.createCellStyle();
        time.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss.000"));
    }

    /** Returns the folder of the file. */
    static Path write(Dataset<Row> rows, Path file) {
        try (Workbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Workbooks writer = new Workbooks(book);
            Sheet sheet = book.createSheet("rows");
            org.apache.poi.ss.usermodel.Row header = sheet.createRow(0);
            for (int i = 0; i < rows.columns().length; i++) {
                header.createCell(i).setCellValue(rows.columns()[i]);
            }
            int number = 1;
            for (Row row : rows.collectAsList()) {
                org.apache.poi.ss.usermodel.Row cells = sheet.createRow(number++);
                for (int i = 0; i < row.size(); i++) {
                    if (!row.isNullAt(i)) {
                        writer.put(cells.createCell(i), row.get(i));
                    }
                }
            }
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.getParent();
    }

    private void put(Cell cell, Object value) {
        if (value instanceof Long || value instanceof Double || value instanceof BigDecimal) {
            cell.setCellValue(((Number) value).doubleValue());
        } else if (value instanceof Boolean truth) {
            cell.setCellValue(truth);
        } else if (value instanceof Date date) {
            cell.setCellValue(date.toLocalDate());
            cell.setCellStyle(day);
        } else if (value instanceof LocalDateTime at) {
            cell.setCellValue(at);
            cell.setCellStyle(time);
        } else if (value instanceof Timestamp at) {
            cell.setCellValue(LocalDateTime.ofInstant(at.toInstant(), ZoneOffset.UTC));
            cell.setCellStyle(time);
        } else {
            cell.setCellValue((String) value);
        }
    }
}

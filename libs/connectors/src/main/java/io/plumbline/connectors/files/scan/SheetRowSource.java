package io.plumbline.connectors.files.scan;

import java.io.IOException;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.look.SheetInspection;
import io.plumbline.connectors.files.sheets.Book;
import io.plumbline.connectors.files.sheets.BookException;
import io.plumbline.connectors.files.store.TaskFiles;
import io.plumbline.connectors.files.text.SheetLayout;

/**
 * A sheet of a workbook.
 *
 * @param sheet where in the book, and from which row on
 */
public record SheetRowSource(
        int file, String shown, String location, SheetLayout sheet, FileColumns columns, RowShape shape)
        implements RowSource {

    @Override
    public Rows open(TaskFiles files, ScanFindings findings) throws IOException {
        TaskFiles.LocalCopy copy = files.copy(location);
        Book book = null;
        try {
            book = Book.open(copy.path());
            Book.Sheet found = book.sheets().stream()
                    .filter(s -> s.name().equals(sheet.name()))
                    .findFirst()
                    .orElseThrow(() -> new SourceException(
                            SourceFailure.CONTAINER_GONE, "sheet " + sheet.name() + " (expected: still there)"));
            return new SheetRows(copy, book, book.rows(found), findings);
        } catch (BookException e) {
            closed(copy, book);
            throw SheetInspection.failure(shown, e);
        } catch (IOException | RuntimeException e) {
            closed(copy, book);
            throw e;
        }
    }

    private static void closed(TaskFiles.LocalCopy copy, @Nullable Book book) throws IOException {
        try (copy) {
            if (book != null) {
                book.close();
            }
        }
    }

    private final class SheetRows implements Rows {

        private final TaskFiles.LocalCopy copy;
        private final Book book;
        private final Book.Rows rows;
        private final ScanFindings findings;

        private SheetRows(TaskFiles.LocalCopy copy, Book book, Book.Rows rows, ScanFindings findings) {
            this.copy = copy;
            this.book = book;
            this.rows = rows;
            this.findings = findings;
        }

        @Override
        public @Nullable InternalRow next() throws IOException {
            try {
                Book.@Nullable Cell @Nullable [] cells = rows.next();
                while (cells != null && (rows.number() < sheet.firstRow() || sheet.blank(cells))) {
                    cells = rows.next();
                }
                return cells == null ? null : row(cells);
            } catch (BookException e) {
                throw SheetInspection.failure(shown, e);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
            book.close();
            copy.close();
        }

        private InternalRow row(Book.@Nullable Cell[] cells) {
            ScanFindings.Place place = new ScanFindings.Place(file, 0, rows.number());
            int[] places = columns.places();
            @Nullable Object[] row = new @Nullable Object[places.length];
            for (int i = 0; i < row.length; i++) {
                int at = places[i] < 0 ? -1 : sheet.columns()[places[i]];
                Book.Cell cell = at >= 0 && at < cells.length ? cells[at] : null;
                if (cell == null) {
                    continue;
                }
                if (cell.kind() == Book.Kind.ERROR) {
                    findings.value(ScanFindings.Kind.VALUE_ERROR, i, place, cell.text());
                } else {
                    row[i] = shape.value(i, cell.text(), findings, place);
                }
            }
            return new GenericInternalRow(row);
        }
    }
}

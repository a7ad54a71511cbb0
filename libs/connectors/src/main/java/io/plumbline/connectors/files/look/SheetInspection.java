package io.plumbline.connectors.files.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.sheets.Book;
import io.plumbline.connectors.files.sheets.BookException;
import io.plumbline.connectors.files.text.SheetLayout;
import io.plumbline.connectors.files.text.TextColumns;
import io.plumbline.connectors.files.types.TextForm;
import io.plumbline.connectors.files.types.TextType;

/**
 * Finds the table on a sheet: titles above it are skipped, the first row that is about as wide as those below is its header if all of
 * its cells are different texts.
 */
public final class SheetInspection {

    private static final int PROBED_ROWS = 50;
    private static final int SAMPLED_ROWS = 20_000;

    private final String shown;
    private final FileOptions options;
    private final SourceLimits limits;

    public SheetInspection(String shown, FileOptions options, SourceLimits limits) {
        this.shown = shown;
        this.options = options;
        this.limits = limits;
    }

    public static SourceException failure(String shown, BookException e) {
        boolean empty = String.valueOf(e.getMessage()).startsWith("0 bytes");
        return new SourceException(
                e.tooLarge()
                        ? SourceFailure.TOO_LARGE
                        : empty ? SourceFailure.FILE_EMPTY : SourceFailure.FILE_UNREADABLE,
                shown + ": " + e.getMessage(),
                e);
    }

    /** The table of a sheet and where it is. */
    public record Table(Contents contents, SheetLayout layout) {}

    public Table table(Book book, Book.Sheet sheet) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean whole = true;
        long chars = 0;
        try (Book.Rows cursor = book.rows(sheet)) {
            for (Book.@Nullable Cell[] cells = cursor.next(); cells != null; cells = cursor.next()) {
                if (rows.size() >= SAMPLED_ROWS || chars > limits.sampleBytes()) {
                    whole = false;
                    break;
                }
                Row row = new Row(cursor.number(), cells);
                chars += row.chars();
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": an empty sheet (expected: rows)");
        }
        return table(sheet, rows, whole);
    }

    private Table table(Book.Sheet sheet, List<Row> rows, boolean whole) {
        int first = firstOfTable(rows);
        Row top = rows.get(first);
        Boolean wanted = options.header();
        boolean named = wanted != null ? wanted : looksLikeHeader(top);
        List<Row> data = rows.subList(named ? first + 1 : first, rows.size());
        int[] columns = columns(named ? top : null, data);
        if (columns.length == 0) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": an empty sheet (expected: rows)");
        }
        if (columns.length > limits.maxColumns()) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": " + columns.length + " columns (expected: at most " + limits.maxColumns() + ")");
        }
        @Nullable String[] header = new @Nullable String[columns.length];
        for (int i = 0; named && i < columns.length; i++) {
            Book.Cell cell = top.cell(columns[i]);
            header[i] = cell == null ? null : cell.text();
        }
        SheetLayout layout = new SheetLayout(sheet.name(), named ? top.number() + 1 : top.number(), columns);
        long filled = data.stream().filter(r -> !layout.blank(r.cells())).count();
        TextColumns text = columns(CsvInspection.names(header), columns, data, whole);
        Contents contents =
                new Contents(text.fields(), text.schema(), whole ? filled : null, text, null, null, null, List.of());
        return new Table(contents, layout);
    }

    private static TextColumns columns(List<String> names, int[] columns, List<Row> data, boolean whole) {
        List<TextType> types = new ArrayList<>();
        List<TextForm> forms = new ArrayList<>();
        List<String> declared = new ArrayList<>();
        for (int column : columns) {
            TextType type = new TextType();
            Set<Book.Kind> kinds = new HashSet<>();
            for (Row row : data) {
                Book.Cell cell = row.cell(column);
                if (cell != null && cell.kind() != Book.Kind.ERROR) {
                    type.add(cell.text());
                    kinds.add(cell.kind());
                }
            }
            if (!whole) {
                type.partOnly();
            }
            types.add(type);
            forms.add(form(type, kinds));
            declared.add(declared(kinds));
        }
        return new TextColumns(names, types, forms, declared);
    }

    /** A number that was entered as text was meant to be text; a date or a truth value as text is often the writer's shortcoming. */
    private static TextForm form(TextType type, Set<Book.Kind> kinds) {
        TextForm form = type.form();
        boolean number = form.type() instanceof org.apache.spark.sql.types.NumericType;
        boolean ofText = kinds.contains(Book.Kind.TEXT);
        boolean mixed = kinds.size() > 1 && !form.type().equals(DataTypes.TimestampNTZType);
        return ofText && number || mixed ? TextForm.TEXT : form;
    }

    private static String declared(Set<Book.Kind> kinds) {
        List<String> words = new ArrayList<>();
        for (Book.Kind kind : Book.Kind.values()) {
            if (kinds.contains(kind)) {
                words.add(
                        switch (kind) {
                            case TEXT -> "text";
                            case NUMBER -> "number";
                            case DATE -> "date";
                            case TRUTH -> "boolean";
                            case ERROR -> "error";
                        });
            }
        }
        return words.isEmpty() ? "empty" : String.join(" or ", words);
    }

    /** The first row that has at least half as many values as the widest of those that follow. */
    private static int firstOfTable(List<Row> rows) {
        int probed = Math.min(rows.size(), PROBED_ROWS);
        int widest = 0;
        for (int i = 0; i < probed; i++) {
            widest = Math.max(widest, rows.get(i).filled());
        }
        for (int i = 0; i < probed; i++) {
            if (rows.get(i).filled() * 2 >= widest && (widest < 2 || rows.get(i).filled() > 1)) {
                return i;
            }
        }
        return 0;
    }

    private static boolean looksLikeHeader(Row row) {
        Set<String> names = new HashSet<>();
        for (Book.Cell cell : row.cells()) {
            if (cell != null
                    && (cell.kind() != Book.Kind.TEXT || !names.add(cell.text().strip()))) {
                return false;
            }
        }
        return true;
    }

    /** Those with a name or a value. */
    private static int[] columns(@Nullable Row header, List<Row> data) {
        List<Boolean> used = new ArrayList<>();
        if (header != null) {
            header.mark(used);
        }
        data.forEach(row -> row.mark(used));
        return java.util.stream.IntStream.range(0, used.size())
                .filter(used::get)
                .toArray();
    }

    private record Row(long number, Book.@Nullable Cell[] cells) {

        Book.@Nullable Cell cell(int column) {
            return column < cells.length ? cells[column] : null;
        }

        int filled() {
            int filled = 0;
            for (Book.Cell cell : cells) {
                filled += cell == null || cell.text().isBlank() ? 0 : 1;
            }
            return filled;
        }

        long chars() {
            long chars = 0;
            for (Book.Cell cell : cells) {
                chars += cell == null ? 0 : cell.text().length() + 8L;
            }
            return chars;
        }

        void mark(List<Boolean> used) {
            for (int i = 0; i < cells.length; i++) {
                if (i == used.size()) {
                    used.add(false);
                }
                if (cells[i] != null) {
                    used.set(i, true);
                }
            }
        }
    }
}

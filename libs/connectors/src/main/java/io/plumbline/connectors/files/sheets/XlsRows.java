package io.plumbline.connectors.files.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a binary workbook: its cells come one by one, and a row ends where the next begins. */
final class XlsRows implements Book.Rows {

    private static final int MOST_COLUMNS = 256;

    private final InputStream stream;
    private final RecordFactoryInputStream records;
    private final XlsBook book;
    private Book.@Nullable Cell[] cells = new Book.@Nullable Cell[16];
    private int used;
    private int row = -1;
    private long number;
    private int depth;
    private boolean ended;
    private @Nullable FormulaRecord textFormula;

    XlsRows(InputStream stream, XlsBook book) {
        this.stream = stream;
        this.records = new RecordFactoryInputStream(stream, false);
        this.book = book;
    }

    @Override
    public Book.@Nullable Cell @Nullable [] next() throws IOException {
        try {
            while (!ended) {
                Record record = records.nextRecord();
                if (record == null) {
                    throw new BookException("ends before its last record", "a whole XLS", false, null);
                }
                Book.@Nullable Cell[] finished = taken(record);
                if (finished != null) {
                    return finished;
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw XlsBook.broken(e);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Takes a record in; gives the row that is finished by it, if one is. */
    private Book.@Nullable Cell @Nullable [] taken(Record record) {
        if (record instanceof BOFRecord) {
            depth++;
            return null;
        }
        if (record instanceof EOFRecord) {
            depth--;
            return depth <= 0 ? end() : null;
        }
        if (record instanceof StringRecord text && textFormula != null) {
            FormulaRecord formula = textFormula;
            textFormula = null;
            return put(formula.getRow(), formula.getColumn(), text(text.getString()));
        }
        if (depth != 1 || !(record instanceof CellValueRecordInterface value)) {
            return null;
        }
        if (record instanceof FormulaRecord formula && formula.getCachedResultTypeEnum() == CellType.STRING) {
            textFormula = formula;
            return null;
        }
        return put(value.getRow(), value.getColumn(), cell(value));
    }

    private Book.@Nullable Cell cell(CellValueRecordInterface value) {
        if (value instanceof NumberRecord number) {
            return number(number.getValue(), value.getXFIndex());
        }
        if (value instanceof LabelSSTRecord label) {
            return text(book.string(label.getSSTIndex()));
        }
        if (value instanceof BoolErrRecord cell) {
            return cell.isBoolean() ? truth(cell.getBooleanValue()) : error(cell.getErrorValue());
        }
        if (value instanceof FormulaRecord formula) {
            return switch (formula.getCachedResultTypeEnum()) {
                case NUMERIC -> number(formula.getValue(), value.getXFIndex());
                case BOOLEAN -> truth(formula.getCachedBooleanValue());
                case ERROR -> error((byte) formula.getCachedErrorValue());
                case STRING, BLANK, FORMULA, _NONE -> null;
            };
        }
        return value instanceof LabelRecord label ? text(label.getValue()) : null;
    }

    private Book.Cell number(double value, int style) {
        return book.dateStyle(style) ? CellValues.date(value, book.from1904()) : CellValues.number(value);
    }

    private static Book.Cell truth(boolean value) {
        return new Book.Cell(Book.Kind.TRUTH, Boolean.toString(value));
    }

    private static Book.Cell error(byte code) {
        String name = FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
        return new Book.Cell(Book.Kind.ERROR, name);
    }

    private static Book.@Nullable Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? null : new Book.Cell(Book.Kind.TEXT, text);
    }

    private Book.@Nullable Cell @Nullable [] put(int at, int column, Book.@Nullable Cell cell) {
        if (cell == null || column < 0 || column >= MOST_COLUMNS) {
            return null;
        }
        Book.@Nullable Cell[] finished = at != row ? finished() : null;
        row = at;
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
        }
        cells[column] = cell;
        used = Math.max(used, column + 1);
        return finished;
    }

    private Book.@Nullable Cell @Nullable [] end() {
        ended = true;
        return finished();
    }

    private Book.@Nullable Cell @Nullable [] finished() {
        if (used == 0) {
            return null;
        }
        Book.@Nullable Cell[] whole = Arrays.copyOf(cells, used);
        number = row + 1L;
        cells = new Book.@Nullable Cell[cells.length];
        used = 0;
        return whole;
    }
}

package io.plumbline.connectors.files.sheets;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An open workbook. What is wrong with it is thrown as {@link BookException}. */
public interface Book extends Closeable {

    /** Opens a workbook by what it is, not by what its name says. */
    static Book open(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(8);
        }
        if (start.length == 0) {
            throw new BookException("0 bytes", "rows");
        }
        if (start.length >= 4 && start[0] == 'P' && start[1] == 'K') {
            return XlsxBook.open(file);
        }
        if (start.length >= 4 && start[0] == (byte) 0xD0 && start[1] == (byte) 0xCF) {
            return XlsBook.open(file);
        }
        throw new BookException("no workbook by its first bytes", "XLSX, XLSM or XLS");
    }

    /** All sheets that have cells, in order. */
    List<Sheet> sheets();

    /** The rows of one of them. Only one may be open at a time. */
    Rows rows(Sheet sheet) throws IOException;

    /**
     * A sheet.
     *
     * @param place among all sheets of the book, from 0
     * @param hidden whether its owner has hidden it
     */
    record Sheet(int place, String name, boolean hidden) {}

    /** Rows one by one, empty ones left out. */
    interface Rows extends Closeable {

        /** The cells of the next row by their column; null at the end. */
        @Nullable
        Cell @Nullable [] next() throws IOException;

        /** Number of that row, from 1. */
        long number();
    }

    /**
     * A cell that isn't empty.
     *
     * @param text the value as text: numbers as plain decimals, dates and times as ISO 8601 has them, true or false, an error's name
     */
    record Cell(Kind kind, String text) {}

    /** What a cell holds. */
    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TRUTH,
        ERROR
    }
}

package io.plumbline.connectors.files.text;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.sheets.Book;

/**
 * Where on a sheet the table is.
 *
 * @param firstRow of the data, from 1
 * @param columns of the sheet, from 0, that are columns of the table
 */
public record SheetLayout(String name, long firstRow, int[] columns) implements Serializable {

    /** True if none of the table's columns has a value. */
    public boolean blank(Book.@Nullable Cell[] cells) {
        for (int column : columns) {
            if (column < cells.length && cells[column] != null) {
                return false;
            }
        }
        return true;
    }
}

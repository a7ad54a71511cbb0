package io.plumbline.statistics.relation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The rows of a sample, column by column. */
public final class SampledRows {
    private final List<SampledColumn> columns;
    private final long rowsSeen;
    private final long[][] cells;
    private final boolean[][] nulls;

    SampledRows(List<SampledColumn> columns, long rowsSeen, long[][] cells, boolean[][] nulls) {
        this.columns = List.copyOf(columns);
        this.rowsSeen = rowsSeen;
        this.cells = cells;
        this.nulls = nulls;
    }

    public List<SampledColumn> columns() {
        return columns;
    }

    /** Rows from which the sample was taken. */
    public long rowsSeen() {
        return rowsSeen;
    }

    public int size() {
        return cells.length == 0 ? 0 : cells[0].length;
    }

    /** The same rows with only those columns that are wanted. */
    public SampledRows only(Predicate<SampledColumn> wanted) {
        int[] kept = IntStream.range(0, columns.size())
                .filter(i -> wanted.test(columns.get(i)))
                .toArray();
        return new SampledRows(
                Arrays.stream(kept).mapToObj(columns::get).toList(),
                rowsSeen,
                Arrays.stream(kept).mapToObj(i -> cells[i]).toArray(long[][]::new),
                Arrays.stream(kept).mapToObj(i -> nulls[i]).toArray(boolean[][]::new));
    }

    SampledColumn column(int index) {
        return columns.get(index);
    }

    boolean isNull(int column, int row) {
        return nulls[column][row];
    }

    long cell(int column, int row) {
        return cells[column][row];
    }

    double number(int column, int row) {
        return columns.get(column).family().number(cells[column][row]);
    }

    int compare(int left, int right, int row) {
        return columns.get(left).family().compare(cells[left][row], cells[right][row]);
    }
}

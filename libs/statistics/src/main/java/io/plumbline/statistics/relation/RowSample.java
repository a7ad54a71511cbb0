package io.plumbline.statistics.relation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A uniform sample of whole rows: the rows with the smallest priorities, where priorities are hashes of where a row stands. So
 * the sample of a union is the sample of the samples (bottom-k sampling, Cohen and Kaplan 2007), whatever the order of merging.
 * It lives for one run and is never stored.
 */
public final class RowSample {
    /** Rows that are kept unless somebody asks for another number: a pair that breaks a rule in 1 % of the rows shows 20 times. */
    public static final int DEFAULT_CAPACITY = 2_000;

    /** Columns beyond this one aren't sampled; what was left out is told by whoever lays out the columns. */
    public static final int MAX_COLUMNS = 400;

    private record SampledRow(long priority, long[] cells, long[] nulls) {}

    private final List<SampledColumn> columns;
    private final int capacity;
    private final PriorityQueue<SampledRow> kept =
            new PriorityQueue<>(Comparator.comparingLong(SampledRow::priority).reversed());
    private long rowsSeen;

    /** @throws IllegalArgumentException if there are too many columns, or the capacity isn't positive */
    public RowSample(List<SampledColumn> columns, int capacity) {
        this.columns = List.copyOf(columns);
        this.capacity = capacity;
        if (columns.size() > MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns: " + columns.size() + " (expected: at most " + MAX_COLUMNS + ")");
        }
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity: " + capacity + " (expected: >= 1)");
        }
    }

    /** The priority of a row: which rows are kept depends on the seed and on how the source is cut, on nothing else. */
    public static long priority(long seed, int partition, long rowInPartition) {
        return mixed(mixed(seed ^ (0x9E3779B97F4A7C15L * (partition + 1))) + rowInPartition) >>> 1;
    }

    /** Stafford's variant 13 of MurmurHash3's finalizer. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Counts a row, and says whether its cells are wanted; if so, {@link #add} must follow. */
    public boolean wants(long priority) {
        rowsSeen++;
        return fits(priority);
    }

    private boolean fits(long priority) {
        SampledRow last = kept.peek();
        return kept.size() < capacity || last == null || priority < last.priority;
    }

    /**
     * Keeps a wanted row.
     *
     * @param cells one for each column, see {@link SampledColumn.Family}; that of a null is ignored
     * @param nulls bit i of word i / 64 says that column i is null
     */
    public void add(long priority, long[] cells, long[] nulls) {
        kept.add(new SampledRow(priority, cells.clone(), nulls.clone()));
        if (kept.size() > capacity) {
            kept.remove();
        }
    }

    /**
     * Takes the other's rows in.
     *
     * @throws IllegalArgumentException if it is of other columns
     */
    public void absorb(RowSample other) {
        if (!columns.equals(other.columns)) {
            throw new IllegalArgumentException("columns: those of another sample (expected: " + columns + ")");
        }
        rowsSeen += other.rowsSeen;
        for (SampledRow row : other.kept) {
            if (fits(row.priority)) {
                add(row.priority, row.cells, row.nulls);
            }
        }
    }

    /** For exchange within one run. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(columns.size());
        for (SampledColumn column : columns) {
            out.writeUTF(column.family().name());
            out.writeUTF(column.path());
        }
        out.writeInt(capacity);
        out.writeLong(rowsSeen);
        out.writeInt(kept.size());
        for (SampledRow row : kept) {
            out.writeLong(row.priority);
            for (long cell : row.cells) {
                out.writeLong(cell);
            }
            for (long word : row.nulls) {
                out.writeLong(word);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static RowSample read(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<SampledColumn> columns = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SampledColumn.Family family = SampledColumn.Family.valueOf(in.readUTF());
            columns.add(new SampledColumn(in.readUTF(), family));
        }
        RowSample sample = new RowSample(columns, in.readInt());
        sample.rowsSeen = in.readLong();
        int rows = in.readInt();
        for (int i = 0; i < rows; i++) {
            sample.kept.add(new SampledRow(in.readLong(), longs(in, size), longs(in, words(size))));
        }
        return sample;
    }

    private static long[] longs(DataInputStream in, int count) throws IOException {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    /** Words that hold a bit for each column. */
    public static int words(int columns) {
        return (columns + 63) / 64;
    }

    public List<SampledColumn> columns() {
        return columns;
    }

    /** Rows from which the sample was taken. */
    public long rowsSeen() {
        return rowsSeen;
    }

    /** Rows in the sample; all of them while they fit. */
    public int size() {
        return kept.size();
    }

    /** The sampled rows, column by column. */
    public SampledRows rows() {
        List<SampledRow> ordered = new ArrayList<>(kept);
        ordered.sort(Comparator.comparingLong(SampledRow::priority));
        long[][] cells = new long[columns.size()][ordered.size()];
        boolean[][] nulls = new boolean[columns.size()][ordered.size()];
        for (int row = 0; row < ordered.size(); row++) {
            SampledRow sampled = ordered.get(row);
            for (int column = 0; column < columns.size(); column++) {
                cells[column][row] = sampled.cells[column];
                nulls[column][row] = (sampled.nulls[column / 64] >>> (column % 64) & 1) != 0;
            }
        }
        return new SampledRows(columns, rowsSeen, cells, nulls);
    }
}

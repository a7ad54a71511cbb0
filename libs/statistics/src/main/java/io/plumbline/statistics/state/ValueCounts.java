package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How often each value occurs: exactly while there are few different ones, then by a frequent-items sketch. The change-over
 * depends on the set of values alone, so that merging stays associative.
 *
 * @param <T> {@link Long} or {@link String}
 */
public final class ValueCounts<T extends Comparable<T>> implements MergeableState<ValueCounts<T>> {
    /**
     * One value and how often it occurs.
     *
     * @param count never more than the truth
     * @param countUpper never less than the truth; equal to the count when counting was exact
     */
    public record Entry<T>(T value, long count, long countUpper) {}

    /** Makes the value of a slot of the table. */
    private interface Values<T> {
        T of(CountTable table, int slot);
    }

    private final Values<T> values;
    private final boolean texts;
    private final CountTable table;
    private final int slots;
    private int limit;
    private boolean exact = true;
    private long total;

    private ValueCounts(Values<T> values, boolean texts, int limit, int slots) {
        this.values = values;
        this.texts = texts;
        this.table = new CountTable(texts);
        this.limit = limit;
        this.slots = slots;
    }

    static ValueCounts<Long> ofLongs(StateLimits limits) {
        return ofLongs(limits.exactValues(), limits.frequentItems());
    }

    private static ValueCounts<Long> ofLongs(int limit, int slots) {
        return new ValueCounts<>(CountTable::key, false, limit, slots);
    }

    static ValueCounts<String> ofTexts(StateLimits limits) {
        return ofTexts(limits.exactValues(), limits.frequentItems());
    }

    private static ValueCounts<String> ofTexts(int limit, int slots) {
        return new ValueCounts<>(
                (table, slot) -> new String(table.text(slot), StandardCharsets.UTF_8), true, limit, slots);
    }

    /** Adds a number; of texts, it must not be called. */
    void add(long value, long times) {
        if (texts) {
            throw new IllegalStateException("value: a number (expected: a text)");
        }
        total += times;
        table.add(value, times);
        bound();
    }

    /**
     * Adds a text; of numbers, it must not be called.
     *
     * @param hash of the whole text
     * @param length of the bytes that are kept
     * @param cut whether there are more
     */
    void add(long hash, byte[] utf8, int offset, int length, boolean cut, long times) {
        total += times;
        table.add(hash, utf8, offset, length, cut, times);
        bound();
    }

    private void bound() {
        if (exact && table.size() > limit) {
            approximate();
        }
    }

    private void approximate() {
        if (exact) {
            exact = false;
            table.reduce(slots);
        }
    }

    @Override
    public void absorb(ValueCounts<T> other) {
        limit = Math.min(limit, other.limit);
        if (!other.exact) {
            approximate();
            table.take(other.table.taken());
        }
        for (int slot = 0; slot < other.table.slots(); slot++) {
            if (other.table.count(slot) > 0) {
                insert(other.table.key(slot), texts ? other.table.text(slot) : null, other.table.count(slot));
            }
        }
        total += other.total;
        bound();
    }

    private void insert(long key, byte @Nullable [] text, long times) {
        if (text == null) {
            table.add(key, times);
        } else {
            table.add(key, text, times);
        }
        bound();
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(limit);
        out.writeInt(slots);
        out.writeLong(total);
        out.writeBoolean(exact);
        out.writeLong(table.taken());
        out.writeInt(table.size());
        for (int slot = 0; slot < table.slots(); slot++) {
            if (table.count(slot) > 0) {
                Bytes.writeShort(out, table.count(slot));
                if (texts) {
                    Bytes.writeShort(out, table.text(slot).length);
                    out.write(table.text(slot));
                }
                out.writeLong(table.key(slot));
            }
        }
    }

    static ValueCounts<Long> readLongs(DataInputStream in) throws IOException {
        return read(in, ofLongs(in.readInt(), in.readInt()));
    }

    static ValueCounts<String> readTexts(DataInputStream in) throws IOException {
        return read(in, ofTexts(in.readInt(), in.readInt()));
    }

    private static <T extends Comparable<T>> ValueCounts<T> read(DataInputStream in, ValueCounts<T> counts)
            throws IOException {
        counts.total = in.readLong();
        boolean exact = in.readBoolean();
        if (!exact) {
            counts.approximate();
            counts.table.take(in.readLong());
        } else {
            in.readLong();
        }
        int entries = in.readInt();
        counts.table.expect(Math.min(entries, counts.limit));
        for (int left = entries; left > 0; left--) {
            long times = Bytes.readShort(in);
            byte[] text = null;
            if (counts.texts) {
                int length = Math.toIntExact(Bytes.readShort(in));
                text = Bytes.readExactly(in, length);
            }
            counts.insert(in.readLong(), text, times);
        }
        return counts;
    }

    /** True while every value's count is exact. */
    public boolean isExact() {
        return exact;
    }

    /** All values that were counted. */
    public long total() {
        return total;
    }

    /** The most by which a count may be wrong; 0 while exact. */
    public long maximumError() {
        return table.taken();
    }

    /** How many different values there are. Only while {@link #isExact()}. */
    public int distinct() {
        return exact ? table.size() : 0;
    }

    /** Every value with its count, in no order. Empty unless {@link #isExact()}. */
    public List<Entry<T>> all() {
        return exact ? atLeast(1) : new ArrayList<>();
    }

    private List<Entry<T>> atLeast(long least) {
        List<Entry<T>> entries = new ArrayList<>();
        for (int slot = 0; slot < table.slots(); slot++) {
            long count = table.count(slot);
            if (count >= least) {
                entries.add(new Entry<>(values.of(table, slot), count, count + table.taken()));
            }
        }
        return entries;
    }

    /**
     * The most frequent values, most frequent first, equal counts in value order. When counts are approximate, only values
     * that certainly belong among the frequent ones are given: fewer than asked, possibly none.
     */
    public List<Entry<T>> top(int howMany) {
        List<Entry<T>> entries = atLeast(table.taken() + 1);
        entries.sort(Comparator.<Entry<T>>comparingLong(Entry::count).reversed().thenComparing(Entry::value));
        return List.copyOf(entries.subList(0, Math.min(howMany, entries.size())));
    }
}

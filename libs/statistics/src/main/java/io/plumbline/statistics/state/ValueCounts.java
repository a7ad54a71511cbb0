package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.datasketches.common.ArrayOfItemsSerDe;
import org.apache.datasketches.common.ArrayOfLongsSerDe;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;
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

    private static final class Count {
        private long value;
    }

    private final ArrayOfItemsSerDe<T> codec;
    private int limit;
    private final int slots;
    private Map<T, Count> exact = new HashMap<>();
    private @Nullable ItemsSketch<T> sketch;
    private long total;

    private ValueCounts(ArrayOfItemsSerDe<T> codec, int limit, int slots) {
        this.codec = codec;
        this.limit = limit;
        this.slots = slots;
    }

    static ValueCounts<Long> ofLongs(StateLimits limits) {
        return new ValueCounts<>(new ArrayOfLongsSerDe(), limits.exactValues(), limits.frequentItems());
    }

    static ValueCounts<String> ofTexts(StateLimits limits) {
        return new ValueCounts<>(new ArrayOfStringsSerDe(), limits.exactValues(), limits.frequentItems());
    }

    void add(T value, long times) {
        total += times;
        ItemsSketch<T> frequent = sketch;
        if (frequent != null) {
            frequent.update(value, times);
            return;
        }
        Count count = exact.get(value);
        if (count == null) {
            count = new Count();
            exact.put(value, count);
        }
        count.value += times;
        if (exact.size() > limit) {
            approximate();
        }
    }

    private ItemsSketch<T> approximate() {
        ItemsSketch<T> frequent = sketch;
        if (frequent == null) {
            frequent = new ItemsSketch<>(slots);
            for (Map.Entry<T, Count> entry : exact.entrySet()) {
                frequent.update(entry.getKey(), entry.getValue().value);
            }
            exact = new HashMap<>();
            sketch = frequent;
        }
        return frequent;
    }

    @Override
    public void absorb(ValueCounts<T> other) {
        limit = Math.min(limit, other.limit);
        ItemsSketch<T> theirs = other.sketch;
        if (theirs != null) {
            approximate().merge(theirs);
            total += other.total;
        } else {
            other.exact.forEach((value, count) -> add(value, count.value));
        }
        if (exact.size() > limit) {
            approximate();
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(limit);
        out.writeInt(slots);
        out.writeLong(total);
        ItemsSketch<T> frequent = sketch;
        out.writeBoolean(frequent == null);
        if (frequent != null) {
            Bytes.write(out, frequent.toByteArray(codec));
            return;
        }
        out.writeInt(exact.size());
        for (Map.Entry<T, Count> entry : exact.entrySet()) {
            if (entry.getKey() instanceof Long number) {
                out.writeLong(number);
            } else {
                Bytes.write(out, entry.getKey().toString());
            }
            out.writeLong(entry.getValue().value);
        }
    }

    static ValueCounts<Long> readLongs(DataInputStream in) throws IOException {
        return read(in, new ArrayOfLongsSerDe(), DataInputStream::readLong);
    }

    static ValueCounts<String> readTexts(DataInputStream in) throws IOException {
        return read(in, new ArrayOfStringsSerDe(), Bytes::readText);
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T extends Comparable<T>> ValueCounts<T> read(
            DataInputStream in, ArrayOfItemsSerDe<T> codec, Reader<T> reader) throws IOException {
        ValueCounts<T> counts = new ValueCounts<>(codec, in.readInt(), in.readInt());
        counts.total = in.readLong();
        if (!in.readBoolean()) {
            counts.sketch = ItemsSketch.getInstance(Memory.wrap(Bytes.read(in)), codec);
            return counts;
        }
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Count count = new Count();
            T value = reader.read(in);
            count.value = in.readLong();
            counts.exact.put(value, count);
        }
        return counts;
    }

    /** True while every value's count is exact. */
    public boolean isExact() {
        return sketch == null;
    }

    /** All values that were counted. */
    public long total() {
        return total;
    }

    /** The most by which a count may be wrong; 0 while exact. */
    public long maximumError() {
        ItemsSketch<T> frequent = sketch;
        return frequent == null ? 0 : frequent.getMaximumError();
    }

    /** How many different values there are. Only while {@link #isExact()}. */
    public int distinct() {
        return exact.size();
    }

    /** Every value with its count, in no order. Empty unless {@link #isExact()}. */
    public List<Entry<T>> all() {
        List<Entry<T>> entries = new ArrayList<>(exact.size());
        exact.forEach((value, count) -> entries.add(new Entry<>(value, count.value, count.value)));
        return entries;
    }

    /**
     * The most frequent values, most frequent first, equal counts in value order. When counts are approximate, only values
     * that certainly belong among the frequent ones are given: fewer than asked, possibly none.
     */
    public List<Entry<T>> top(int howMany) {
        List<Entry<T>> entries = all();
        ItemsSketch<T> frequent = sketch;
        if (frequent != null) {
            for (ItemsSketch.Row<T> row : frequent.getFrequentItems(ErrorType.NO_FALSE_POSITIVES)) {
                entries.add(new Entry<>(row.getItem(), row.getLowerBound(), row.getUpperBound()));
            }
        }
        entries.sort(Comparator.<Entry<T>>comparingLong(Entry::count).reversed().thenComparing(Entry::value));
        return List.copyOf(entries.subList(0, Math.min(howMany, entries.size())));
    }
}

package io.plumbline.connectors.files.scan;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/** What a scan found wrong with rows and values: how often, and where first. Kept small: only what was found takes room. */
public final class ScanFindings extends AccumulatorV2<ScanFindings, ScanFindings> {

    private static final long serialVersionUID = 1L;
    private static final int EXAMPLE_CHARS = 40;

    private final Map<Key, Found> found = new LinkedHashMap<>();
    private boolean muted;

    /** The kinds of things that can be wrong. */
    public enum Kind {
        ROW_MALFORMED,
        QUOTE_UNCLOSED,
        QUOTE_SWALLOWS,
        VALUE_UNFIT,
        VALUE_ERROR,
        CHARACTERS
    }

    /** @param column its place among those that are read; −1 for whole rows */
    public record Key(Kind kind, int column) implements Serializable {}

    /**
     * Where something is.
     *
     * @param file its number among the container's
     * @param from byte at which the part of the file begins that {@code line} counts in
     * @param line from 1
     */
    public record Place(int file, long from, long line) implements Serializable, Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byFile = Integer.compare(file, other.file);
            int byPart = byFile != 0 ? byFile : Long.compare(from, other.from);
            return byPart != 0 ? byPart : Long.compare(line, other.line);
        }
    }

    /** @param example the value; null if there is none to show */
    public record Found(long count, Place first, @Nullable String example) implements Serializable {
        Found and(Found other) {
            Found earlier = first.compareTo(other.first) <= 0 ? this : other;
            return new Found(count + other.count, earlier.first, earlier.example);
        }
    }

    /** Takes note of nothing until told otherwise. */
    public void mute(boolean on) {
        muted = on;
    }

    public void row(Kind kind, Place place) {
        record(new Key(kind, -1), place, null);
    }

    public void value(Kind kind, int column, Place place, @Nullable String example) {
        record(new Key(kind, column), place, example);
    }

    public Map<Key, Found> found() {
        return found;
    }

    @Override
    public boolean isZero() {
        return found.isEmpty();
    }

    @Override
    public ScanFindings copy() {
        ScanFindings copy = new ScanFindings();
        copy.found.putAll(found);
        return copy;
    }

    @Override
    public void reset() {
        found.clear();
    }

    @Override
    public void add(ScanFindings other) {
        merge(other);
    }

    @Override
    public void merge(AccumulatorV2<ScanFindings, ScanFindings> other) {
        other.value().found.forEach((key, more) -> found.merge(key, more, Found::and));
    }

    @Override
    public ScanFindings value() {
        return this;
    }

    private void record(Key key, Place place, @Nullable String example) {
        if (muted) {
            return;
        }
        Found known = found.get(key);
        String shown = example == null || known != null
                ? null
                : example.length() > EXAMPLE_CHARS ? example.substring(0, EXAMPLE_CHARS) + "…" : example;
        found.put(
                key,
                known == null ? new Found(1, place, shown) : new Found(known.count + 1, known.first, known.example));
    }
}

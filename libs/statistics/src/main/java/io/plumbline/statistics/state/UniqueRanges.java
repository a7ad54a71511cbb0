package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Whether the values of one field are different over several parts: they are if they are within each part, and no part's range touches
 * another's. Keys and times that grow from part to part are of that kind; of others nothing is claimed.
 */
final class UniqueRanges {
    /** Of a sum with more ranges than that, the one from its least to its greatest value stands for all. */
    private static final int MOST_STORED = 256;

    private final TreeMap<BigDecimal, BigDecimal> ranges = new TreeMap<>();
    private int parts;
    private boolean unranged;
    private boolean unproven;

    /** The values of one part lie between these, both included. */
    record Range(BigDecimal least, BigDecimal greatest) {}

    /**
     * Adds a part's field.
     *
     * @param unique whether no value occurs twice within the part
     * @param within where its values lie, if that is known more closely than by the field itself; else empty
     */
    void add(FieldState training, FieldState heldOut, boolean unique, List<Range> within) {
        if (unproven || training.present() + heldOut.present() == 0) {
            return;
        }
        parts++;
        BigDecimal min = least(training, heldOut);
        BigDecimal max = greatest(training, heldOut);
        if (!unique) {
            unproven = true;
        } else if (min == null || max == null) {
            unranged = true;
        } else {
            for (Range range : within.isEmpty() ? List.of(new Range(min, max)) : within) {
                unproven |= touches(range);
                ranges.put(range.least(), range.greatest());
            }
        }
        unproven |= unranged && parts > 1;
    }

    private boolean touches(Range range) {
        var before = ranges.floorEntry(range.greatest());
        return before != null && before.getValue().compareTo(range.least()) >= 0;
    }

    boolean proven() {
        return parts > 0 && !unproven;
    }

    /** Where the values of what was added lie; empty where the field's own least and greatest value say all that is to be kept. */
    List<Range> within() {
        if (!proven() || ranges.size() < 2 || ranges.size() > MOST_STORED) {
            return List.of();
        }
        List<Range> within = new ArrayList<>();
        ranges.forEach((least, greatest) -> within.add(new Range(least, greatest)));
        return within;
    }

    /** Those of several fields, by their places; most are empty. */
    static void write(DataOutputStream out, List<List<Range>> ofFields) throws IOException {
        Bytes.writeShort(out, ofFields.size());
        for (List<Range> within : ofFields) {
            Bytes.writeShort(out, within.size());
            for (Range range : within) {
                Bytes.write(out, range.least().toString());
                Bytes.write(out, range.greatest().toString());
            }
        }
    }

    static List<List<Range>> read(DataInputStream in) throws IOException {
        List<List<Range>> ofFields = new ArrayList<>();
        for (long fields = Bytes.readShort(in); fields > 0; fields--) {
            List<Range> within = new ArrayList<>();
            for (long left = Bytes.readShort(in); left > 0; left--) {
                within.add(new Range(new BigDecimal(Bytes.readText(in)), new BigDecimal(Bytes.readText(in))));
            }
            ofFields.add(within);
        }
        return ofFields;
    }

    private static @Nullable BigDecimal least(FieldState one, FieldState other) {
        BigDecimal a = least(one);
        BigDecimal b = least(other);
        return a == null ? b : b == null ? a : a.min(b);
    }

    private static @Nullable BigDecimal greatest(FieldState one, FieldState other) {
        BigDecimal a = greatest(one);
        BigDecimal b = greatest(other);
        return a == null ? b : b == null ? a : a.max(b);
    }

    private static @Nullable BigDecimal least(FieldState field) {
        if (field.present() == 0) {
            return null;
        }
        return field.longs()
                .map(longs -> BigDecimal.valueOf(longs.min()))
                .or(() -> field.decimals().map(DecimalState::min))
                .orElse(null);
    }

    private static @Nullable BigDecimal greatest(FieldState field) {
        if (field.present() == 0) {
            return null;
        }
        return field.longs()
                .map(longs -> BigDecimal.valueOf(longs.max()))
                .or(() -> field.decimals().map(DecimalState::max))
                .orElse(null);
    }
}

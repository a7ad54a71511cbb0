package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What strings look like, and their range in the order of their UTF-8 bytes, by which they are given. */
public final class TextState implements MergeableState<TextState> {
    private final long[] classes = new long[ValueClass.values().length];
    private long spaced;
    private boolean cut;
    private byte @Nullable [] min;
    private byte @Nullable [] max;

    /**
     * Adds a text by its UTF-8 bytes.
     *
     * @param kept how many of the bytes are kept, see {@link Utf8#kept}
     */
    void add(byte[] utf8, int offset, int length, int kept, long times) {
        addLook(utf8, offset, length, times);
        cut |= kept < length;
        widen(utf8, offset, kept);
    }

    /** Counts what a text looks like, and keeps nothing of it. */
    void addLook(byte[] utf8, int offset, int length, long times) {
        classes[TextClass.of(utf8, offset, length).ordinal()] += times;
        if (TextClass.spaced(utf8, offset, length)) {
            spaced += times;
        }
    }

    /** Bytes are in the order of code points; String's own order differs for surrogates. */
    private void widen(byte[] utf8, int offset, int length) {
        byte[] oldMin = min;
        if (oldMin == null || Arrays.compareUnsigned(utf8, offset, offset + length, oldMin, 0, oldMin.length) < 0) {
            min = Arrays.copyOfRange(utf8, offset, offset + length);
        }
        byte[] oldMax = max;
        if (oldMax == null || Arrays.compareUnsigned(utf8, offset, offset + length, oldMax, 0, oldMax.length) > 0) {
            max = Arrays.copyOfRange(utf8, offset, offset + length);
        }
    }

    @Override
    public void absorb(TextState other) {
        for (int i = 0; i < classes.length; i++) {
            classes[i] += other.classes[i];
        }
        spaced += other.spaced;
        cut |= other.cut;
        if (other.min != null && other.max != null) {
            widen(other.min, 0, other.min.length);
            widen(other.max, 0, other.max.length);
        }
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(classes.length);
        for (long count : classes) {
            out.writeLong(count);
        }
        out.writeLong(spaced);
        out.writeBoolean(cut);
        out.writeBoolean(min != null);
        if (min != null && max != null) {
            Bytes.write(out, min);
            Bytes.write(out, max);
        }
    }

    static TextState read(DataInputStream in) throws IOException {
        TextState state = new TextState();
        int known = in.readByte();
        for (int i = 0; i < known; i++) {
            state.classes[i] = in.readLong();
        }
        state.spaced = in.readLong();
        state.cut = in.readBoolean();
        if (in.readBoolean()) {
            state.min = Bytes.read(in);
            state.max = Bytes.read(in);
        }
        return state;
    }

    /** How many strings look like that. */
    public long count(ValueClass valueClass) {
        return classes[valueClass.ordinal()];
    }

    /** Strings with a blank between other characters: prose rather than codes. */
    public long spaced() {
        return spaced;
    }

    /** True when some value was longer than what is kept, so that minimum and maximum may be prefixes. */
    public boolean cut() {
        return cut;
    }

    /** Null while there was no value. */
    public @Nullable String min() {
        return min == null ? null : new String(min, StandardCharsets.UTF_8);
    }

    /** Null while there was no value. */
    public @Nullable String max() {
        return max == null ? null : new String(max, StandardCharsets.UTF_8);
    }
}

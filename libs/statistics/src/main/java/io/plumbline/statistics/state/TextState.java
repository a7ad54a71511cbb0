package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What strings look like, and their range in the order of their UTF-8 bytes. */
public final class TextState implements MergeableState<TextState> {
    private final long[] classes = new long[ValueClass.values().length];
    private long spaced;
    private boolean cut;
    private @Nullable String min;
    private @Nullable String max;

    /** Returns the text as it is kept. */
    String add(String text, int keep, long times) {
        classes[ValueClass.of(text).ordinal()] += times;
        if (hasInnerSpace(text)) {
            spaced += times;
        }
        String kept = text.length() <= keep ? text : prefix(text, keep);
        cut |= kept.length() < text.length();
        widen(kept, kept);
        return kept;
    }

    /** Counts what a text looks like, and keeps nothing of it. */
    void addLook(String text, long times) {
        classes[ValueClass.of(text).ordinal()] += times;
        if (hasInnerSpace(text)) {
            spaced += times;
        }
    }

    static String prefix(String text, int chars) {
        int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
        return text.substring(0, end);
    }

    private static boolean hasInnerSpace(String text) {
        return text.indexOf(' ') >= 0 && text.strip().indexOf(' ') >= 0;
    }

    private void widen(String low, String high) {
        String oldMin = min;
        if (oldMin == null || compare(low, oldMin) < 0) {
            min = low;
        }
        String oldMax = max;
        if (oldMax == null || compare(high, oldMax) > 0) {
            max = high;
        }
    }

    /** The order of the UTF-8 bytes, which is that of the code points; String's own differs for surrogates. */
    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Character.isSurrogate(a.charAt(i)) || Character.isSurrogate(b.charAt(i))
                        ? Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))
                        : Character.compare(a.charAt(i), b.charAt(i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    @Override
    public void absorb(TextState other) {
        for (int i = 0; i < classes.length; i++) {
            classes[i] += other.classes[i];
        }
        spaced += other.spaced;
        cut |= other.cut;
        if (other.min != null && other.max != null) {
            widen(other.min, other.max);
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
            state.min = Bytes.readText(in);
            state.max = Bytes.readText(in);
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
        return min;
    }

    /** Null while there was no value. */
    public @Nullable String max() {
        return max;
    }
}

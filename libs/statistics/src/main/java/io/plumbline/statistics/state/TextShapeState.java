package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How strings are written: their traits, their known formats and their patterns. */
public final class TextShapeState implements MergeableState<TextShapeState> {
    private final long[] traits = new long[TextTrait.values().length];
    private final long[] formats = new long[TextFormat.values().length];
    private final PatternCounts patterns = new PatternCounts();

    /** @param characters code points of the string */
    void add(byte[] utf8, int offset, int length, int characters, long times) {
        if (length == 0) {
            return;
        }
        int end = offset + length;
        int seen = Letters.seen(utf8, offset, end);
        if ((seen & Letters.WIDE) != 0) {
            count(TextTrait.NON_ASCII, times);
        }
        if ((seen & Letters.CONTROL) != 0) {
            count(TextTrait.CONTROL, times);
        }
        int start = offset;
        int stop = end;
        if ((seen & Letters.BLANK) != 0) {
            start = Letters.firstNotBlank(utf8, offset, end);
            if (start == end) {
                return;
            }
            stop = Letters.endNotBlank(utf8, start, end);
            if (start > offset) {
                count(TextTrait.LEADING_BLANK, times);
            }
            if (stop < end) {
                count(TextTrait.TRAILING_BLANK, times);
            }
        } else if (seen == Letters.DIGIT) {
            count(TextTrait.DIGITS_ONLY, times);
        }
        if ((seen & (Letters.UPPER | Letters.LOWER)) != 0) {
            count(letterCase(utf8, offset, end, seen), times);
        }
        if (NullWords.contains(utf8, start, stop)) {
            count(TextTrait.NULL_LIKE, times);
        }
        boolean trimmed = start > offset || stop < end;
        Formats.count(utf8, start, stop, trimmed ? Letters.seen(utf8, start, stop) : seen, times, formats);
        patterns.add(utf8, offset, length, characters, seen, times);
    }

    private void count(TextTrait trait, long times) {
        traits[trait.ordinal()] += times;
    }

    private static TextTrait letterCase(byte[] utf8, int start, int end, int seen) {
        if ((seen & Letters.LOWER) == 0) {
            return TextTrait.UPPER_CASE;
        } else if ((seen & Letters.UPPER) == 0) {
            return TextTrait.LOWER_CASE;
        }
        return isTitle(utf8, start, end) ? TextTrait.TITLE_CASE : TextTrait.MIXED_CASE;
    }

    private static boolean isTitle(byte[] utf8, int start, int end) {
        boolean inWord = false;
        int i = start;
        while (i < end) {
            int bits = Letters.of(utf8[i]);
            int length = 1;
            if ((bits & Letters.WIDE) != 0) {
                length = Letters.lengthAt(utf8, i, end);
                bits = Letters.ofCodePoint(Letters.codePointAt(utf8, i, end));
            }
            boolean letter = (bits & Letters.LETTER) != 0;
            boolean upper = (bits & Letters.UPPER) != 0;
            if (letter && upper == inWord) {
                return false;
            }
            inWord = letter;
            i += length;
        }
        return true;
    }

    @Override
    public void absorb(TextShapeState other) {
        for (int i = 0; i < traits.length; i++) {
            traits[i] += other.traits[i];
        }
        for (int i = 0; i < formats.length; i++) {
            formats[i] += other.formats[i];
        }
        patterns.absorb(other.patterns);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        write(out, traits);
        write(out, formats);
        patterns.write(out);
    }

    static TextShapeState read(DataInputStream in) throws IOException {
        TextShapeState state = new TextShapeState();
        read(in, state.traits);
        read(in, state.formats);
        state.patterns.absorb(PatternCounts.read(in));
        return state;
    }

    private static void write(DataOutputStream out, long[] counts) throws IOException {
        out.writeByte(counts.length);
        for (long count : counts) {
            Varints.write(out, count);
        }
    }

    private static void read(DataInputStream in, long[] counts) throws IOException {
        int known = in.readByte();
        if (known < 0 || known > counts.length) {
            throw new IOException("counts: " + known + " (expected: 0 to " + counts.length + ")");
        }
        for (int i = 0; i < known; i++) {
            counts[i] = Varints.read(in);
        }
    }

    /** Strings that have the trait. */
    public long count(TextTrait trait) {
        return traits[trait.ordinal()];
    }

    /** Strings that have the format. */
    public long count(TextFormat format) {
        return formats[format.ordinal()];
    }

    public PatternCounts patterns() {
        return patterns;
    }
}

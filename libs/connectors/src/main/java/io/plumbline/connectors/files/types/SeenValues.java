package io.plumbline.connectors.files.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Values counted by what they could be: a column has few kinds of values, of each of which some examples are kept. */
final class SeenValues {

    private static final int MOST_KINDS = 32;
    private static final int EXAMPLES = 3;
    private static final int EXAMPLE_CHARS = 40;

    private long[] masks = new long[2];
    private long[] counts = new long[2];
    private String[][] examples = new String[2][];
    private int kinds;
    private long seen;

    void add(long mask, long count, String example) {
        seen += count;
        for (int i = 0; i < kinds; i++) {
            if (masks[i] == mask) {
                counts[i] += count;
                keep(i, example);
                return;
            }
        }
        if (kinds == MOST_KINDS) {
            // Rare: what the last two kinds have in common stands for both.
            masks[kinds - 1] &= mask;
            counts[kinds - 1] += count;
            return;
        }
        if (kinds == masks.length) {
            masks = Arrays.copyOf(masks, kinds * 2);
            counts = Arrays.copyOf(counts, kinds * 2);
            examples = Arrays.copyOf(examples, kinds * 2);
        }
        masks[kinds] = mask;
        counts[kinds] = count;
        examples[kinds] = new String[] {shortened(example)};
        kinds++;
    }

    void merge(SeenValues other) {
        for (int i = 0; i < other.kinds; i++) {
            add(other.masks[i], other.counts[i], other.examples[i][0]);
            for (String example : other.examples[i]) {
                add(other.masks[i], 0, example);
            }
        }
    }

    /** How many there were. */
    long count() {
        return seen;
    }

    /** What every value could be; nothing if there was none. */
    long all() {
        long all = kinds == 0 ? 0 : -1L;
        for (int i = 0; i < kinds; i++) {
            all &= masks[i];
        }
        return all;
    }

    /** What any value could be. */
    long any() {
        long any = 0;
        for (int i = 0; i < kinds; i++) {
            any |= masks[i];
        }
        return any;
    }

    /** How many could be that. */
    long fitting(int candidate) {
        long fitting = 0;
        for (int i = 0; i < kinds; i++) {
            fitting += Candidates.has(masks[i], candidate) ? counts[i] : 0;
        }
        return fitting;
    }

    /** A few that couldn't. */
    List<String> misfits(int candidate) {
        List<String> misfits = new ArrayList<>();
        for (int i = 0; i < kinds; i++) {
            if (!Candidates.has(masks[i], candidate)) {
                for (String example : examples[i]) {
                    if (misfits.size() < EXAMPLES) {
                        misfits.add(example);
                    }
                }
            }
        }
        return misfits;
    }

    /** One that could; null if there is none. */
    @Nullable
    String example(int candidate) {
        for (int i = 0; i < kinds; i++) {
            if (Candidates.has(masks[i], candidate)) {
                return examples[i][0];
            }
        }
        return null;
    }

    /** The first; only if there was any. */
    String first() {
        return examples[0][0];
    }

    private void keep(int kind, String example) {
        String[] known = examples[kind];
        if (known.length < EXAMPLES) {
            String given = shortened(example);
            if (!Arrays.asList(known).contains(given)) {
                examples[kind] = Arrays.copyOf(known, known.length + 1);
                examples[kind][known.length] = given;
            }
        }
    }

    private static String shortened(String example) {
        return example.length() > EXAMPLE_CHARS ? example.substring(0, EXAMPLE_CHARS) + "…" : example;
    }
}

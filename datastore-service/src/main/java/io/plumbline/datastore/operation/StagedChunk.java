package io.plumbline.datastore.operation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A chunk of an attempt that has been stored.
 *
 * @param key {@code <workId>.<generation>}
 * @param chunk from 0
 * @param entries containers or fields in it
 * @param checksByRule inferred checks in it
 * @param totals of a profile's chunk; absent for others, and where an older release has stored it
 */
public record StagedChunk(
        String key,
        int chunk,
        int entries,
        Map<String, Integer> checksByRule,
        @Nullable Totals totals) {

    /**
     * What is added up over the chunks of a profile.
     *
     * @param values of the container's own fields, nulls included
     * @param nulls among them
     * @param parts in the chunk
     * @param unsized among them, whose size isn't known
     * @param bytes of the others
     */
    public record Totals(long values, long nulls, int parts, int unsized, long bytes) {

        public static final Totals NONE = new Totals(0, 0, 0, 0, 0);

        public Totals plus(Totals other) {
            return new Totals(
                    values + other.values,
                    nulls + other.nulls,
                    parts + other.parts,
                    unsized + other.unsized,
                    bytes + other.bytes);
        }
    }

    /** Of which nothing is added up. */
    public StagedChunk(String key, int chunk, int entries, Map<String, Integer> checksByRule) {
        this(key, chunk, entries, checksByRule, Totals.NONE);
    }

    public StagedChunk {
        requireNonNull(key, "key");
        checksByRule = Map.copyOf(checksByRule);
    }

    public int checks() {
        return checksByRule.values().stream().mapToInt(Integer::intValue).sum();
    }
}

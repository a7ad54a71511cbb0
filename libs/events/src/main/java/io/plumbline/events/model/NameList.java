package io.plumbline.events.model;

import java.util.List;

/**
 * Names that a source knows, sorted.
 *
 * @param complete false if there are more than a message holds
 */
public record NameList(List<String> names, boolean complete) {

    /** How many names are told at most. */
    public static final int LIMIT = 1_000;

    public NameList {
        names = List.copyOf(names);
        if (names.size() > LIMIT) {
            throw new IllegalArgumentException("names: " + names.size() + " (expected: at most " + LIMIT + ")");
        }
    }

    /** The first of these names in their order, no name twice. */
    public static NameList of(List<String> all) {
        List<String> sorted = all.stream().distinct().sorted().toList();
        return new NameList(sorted.subList(0, Math.min(LIMIT, sorted.size())), sorted.size() <= LIMIT);
    }
}

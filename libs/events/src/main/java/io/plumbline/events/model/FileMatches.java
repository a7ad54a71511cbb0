package io.plumbline.events.model;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The files of a datastore that a pattern matches.
 *
 * @param names the first of them in order, at most {@value #MOST_NAMES}
 * @param files how many there are
 * @param bytes of all of them
 */
public record FileMatches(String pattern, List<String> names, long files, long bytes) {

    public static final int MOST_NAMES = 100;

    public FileMatches {
        requireNonNull(pattern, "pattern");
        names = List.copyOf(names);
    }
}

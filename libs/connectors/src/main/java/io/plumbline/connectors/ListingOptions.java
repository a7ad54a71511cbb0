package io.plumbline.connectors;

import java.util.List;

/**
 * What to list, narrowing what the datastore's own settings include.
 *
 * @param include names of containers, {@code *} and {@code ?} allowed; empty means all
 * @param exclude names to leave out; empty means none
 */
public record ListingOptions(List<String> include, List<String> exclude) {

    /** Everything that the datastore's settings include. */
    public static final ListingOptions ALL = new ListingOptions(List.of(), List.of());

    public ListingOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}

package io.plumbline.connectors;

import java.util.List;
import java.util.Map;

/**
 * What to list, narrowing what the datastore's own settings include.
 *
 * @param include names of containers, {@code *} and {@code ?} allowed; empty means all
 * @param exclude names to leave out; empty means none
 * @param tables whether tables and files are wanted
 * @param views whether views are wanted
 * @param filePatterns by the name of a container, the pattern of the files that a user wants it to be made of
 */
public record ListingOptions(
        List<String> include, List<String> exclude, boolean tables, boolean views, Map<String, String> filePatterns) {

    /** Everything that the datastore's settings include. */
    public static final ListingOptions ALL = new ListingOptions(List.of(), List.of(), true, true, Map.of());

    public ListingOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        filePatterns = Map.copyOf(filePatterns);
    }

    public ListingOptions including(String... names) {
        return new ListingOptions(List.of(names), exclude, tables, views, filePatterns);
    }

    public ListingOptions excluding(String... names) {
        return new ListingOptions(include, List.of(names), tables, views, filePatterns);
    }
}

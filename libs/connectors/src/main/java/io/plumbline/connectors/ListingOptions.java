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
 * @param filePatterns by the name of a container, the pattern of the files that a user wants it to be made of, as {@link
 *     MatchesFiles} has them. The container keeps its name, takes all files that match, and these are in no other. Of patterns that
 *     overlap the first by name takes the file. What it doesn't take of the files that made it before goes by its own names
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

    /** With these patterns, by the names of the containers that they make. */
    public ListingOptions shaping(Map<String, String> patterns) {
        return new ListingOptions(include, exclude, tables, views, patterns);
    }

    public ListingOptions excluding(String... names) {
        return new ListingOptions(include, List.of(names), tables, views, filePatterns);
    }
}

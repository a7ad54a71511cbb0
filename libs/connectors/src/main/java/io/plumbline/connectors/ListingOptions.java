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
 * @param textOptions by the name of a container, how its delimited text is read where that differs from the datastore's settings, by
 *     their names. The container keeps its name: a file goes into no group, and a group isn't taken apart, where a user has said how it
 *     is read
 */
public record ListingOptions(
        List<String> include,
        List<String> exclude,
        boolean tables,
        boolean views,
        Map<String, String> filePatterns,
        Map<String, Map<String, String>> textOptions) {

    /** Everything that the datastore's settings include. */
    public static final ListingOptions ALL = new ListingOptions(List.of(), List.of(), true, true, Map.of(), Map.of());

    public ListingOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        filePatterns = Map.copyOf(filePatterns);
        textOptions = Map.copyOf(textOptions);
    }

    public ListingOptions including(String... names) {
        return new ListingOptions(List.of(names), exclude, tables, views, filePatterns, textOptions);
    }

    /** With these patterns, by the names of the containers that they make. */
    public ListingOptions shaping(Map<String, String> patterns) {
        return new ListingOptions(include, exclude, tables, views, patterns, textOptions);
    }

    /** With delimited text read like that, by the names of containers. */
    public ListingOptions reading(Map<String, Map<String, String>> text) {
        return new ListingOptions(include, exclude, tables, views, filePatterns, text);
    }

    public ListingOptions excluding(String... names) {
        return new ListingOptions(include, List.of(names), tables, views, filePatterns, textOptions);
    }
}

package io.plumbline.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Include and exclude lists of container names, where {@code *} stands for any characters and {@code ?} for one. */
public final class NamePatterns {

    private final List<Pattern> include = new ArrayList<>();
    private final List<Pattern> exclude = new ArrayList<>();

    /**
     * The lists of a datastore's settings and of one listing together; a name must pass both.
     *
     * @param include comma separated, null for all
     * @param exclude comma separated, null for none
     */
    public static NamePatterns of(@Nullable Object include, @Nullable Object exclude) {
        NamePatterns patterns = new NamePatterns();
        patterns.include.addAll(compiled(split(include)));
        patterns.exclude.addAll(compiled(split(exclude)));
        return patterns;
    }

    /** The lists of one listing. */
    public static NamePatterns of(ListingOptions options) {
        NamePatterns patterns = new NamePatterns();
        patterns.include.addAll(compiled(options.include()));
        patterns.exclude.addAll(compiled(options.exclude()));
        return patterns;
    }

    /** True if the name is included and not excluded. */
    public boolean accept(String name) {
        return (include.isEmpty()
                        || include.stream().anyMatch(p -> p.matcher(name).matches()))
                && exclude.stream().noneMatch(p -> p.matcher(name).matches());
    }

    private static List<String> split(@Nullable Object list) {
        return list instanceof String text ? List.of(text.split(",", -1)) : List.of();
    }

    private static List<Pattern> compiled(List<String> globs) {
        return globs.stream()
                .map(String::strip)
                .filter(glob -> !glob.isEmpty())
                .map(glob -> Pattern.compile(
                        "\\Q" + glob.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E",
                        Pattern.DOTALL))
                .toList();
    }
}

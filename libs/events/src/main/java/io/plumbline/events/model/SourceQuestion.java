package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a datastore's source before he decides. Exactly one of these is present.
 *
 * @param preflight the profile run of which it is to be said what it would read
 * @param filePattern the pattern of which it is to be said which files it matches
 * @param rows the container whose first rows are wanted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceQuestion(
        @Nullable ProfileSettings preflight,
        @Nullable String filePattern,
        @Nullable RowsQuestion rows) {

    public SourceQuestion {
        int given = (preflight == null ? 0 : 1) + (filePattern == null ? 0 : 1) + (rows == null ? 0 : 1);
        if (given != 1) {
            throw new IllegalArgumentException(
                    "question: " + given + " (expected: a preflight, a filePattern or rows)");
        }
    }

    /** About a run, or about files. */
    public SourceQuestion(@Nullable ProfileSettings preflight, @Nullable String filePattern) {
        this(preflight, filePattern, null);
    }

    public static SourceQuestion of(RowsQuestion rows) {
        return new SourceQuestion(null, null, rows);
    }
}

package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a datastore's source before he decides. Exactly one of these is present.
 *
 * @param preflight the profile run of which it is to be said what it would read
 * @param filePattern the pattern of which it is to be said which files it matches
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceQuestion(
        @Nullable ProfileSettings preflight, @Nullable String filePattern) {

    public SourceQuestion {
        if ((preflight == null) == (filePattern == null)) {
            throw new IllegalArgumentException(
                    "question: " + (preflight == null ? "none" : "two") + " (expected: a preflight or a filePattern)");
        }
    }
}

package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SourceQuestion}. Exactly one of these is present.
 *
 * @param failure why the question as a whole can't be answered
 * @param preflight what the run would read
 * @param files which files the pattern matches
 * @param rows the first rows, sealed for who asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceAnswer(
        @Nullable Failure failure,
        @Nullable Preflight preflight,
        @Nullable FileMatches files,
        @Nullable SealedRows rows) {

    public SourceAnswer {
        int given = (failure == null ? 0 : 1)
                + (preflight == null ? 0 : 1)
                + (files == null ? 0 : 1)
                + (rows == null ? 0 : 1);
        if (given != 1) {
            throw new IllegalArgumentException(
                    "answer: " + given + " (expected: a failure, a preflight, files or rows)");
        }
    }

    public static SourceAnswer failed(Failure failure) {
        return new SourceAnswer(failure, null, null, null);
    }

    public static SourceAnswer of(Preflight preflight) {
        return new SourceAnswer(null, preflight, null, null);
    }

    public static SourceAnswer of(FileMatches files) {
        return new SourceAnswer(null, null, files, null);
    }

    public static SourceAnswer of(SealedRows rows) {
        return new SourceAnswer(null, null, null, rows);
    }
}

package io.plumbline.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * An RFC 9457 problem.
 *
 * @param type stable URI of the kind of problem
 * @param code the failure code; absent for plain HTTP problems
 * @param related the path of what is in the way; absent if nothing is
 * @param errors one entry for each wrong field; empty if the problem isn't about fields
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String code,
        @Nullable String traceId,
        List<ProblemDetail> errors,
        @Nullable String related) {

    public Problem {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        requireNonNull(detail, "detail");
        errors = List.copyOf(errors);
    }

    /** With nothing in the way. */
    public Problem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String code,
            @Nullable String traceId,
            List<ProblemDetail> errors) {
        this(type, title, status, detail, code, traceId, errors, null);
    }
}

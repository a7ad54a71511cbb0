package io.plumbline.api;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer into the request, for example {@code /properties/host}
 * @param detail reads {@code name: value (expected: …)}; never holds a secret
 */
public record ProblemDetail(String pointer, String detail) {

    public ProblemDetail {
        requireNonNull(pointer, "pointer");
        requireNonNull(detail, "detail");
    }
}

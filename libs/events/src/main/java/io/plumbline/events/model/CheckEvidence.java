package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a check was proposed.
 *
 * @param rowsSeen rows of the container in the run
 * @param support values that speak for or against the check (usually the non-null ones)
 * @param method the statistical method with its confidence, for example {@code rule of three, 95 %}
 * @param bound the interval or bound in words and figures
 */
public record CheckEvidence(long rowsSeen, long support, String method, String bound) {

    public CheckEvidence {
        requireNonNull(method, "method");
        requireNonNull(bound, "bound");
    }
}

package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/** A field that suits a purpose, and why, in words for a user. */
public record FieldCandidate(String field, String reason) {

    public FieldCandidate {
        requireNonNull(field, "field");
        requireNonNull(reason, "reason");
    }
}

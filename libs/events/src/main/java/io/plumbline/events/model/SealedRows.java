package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * The first rows of a container, for nobody but who asked for them.
 *
 * @param sealed to the key of the question
 */
public record SealedRows(String sealed) {

    public SealedRows {
        requireNonNull(sealed, "sealed");
    }

    @Override
    public String toString() {
        return "SealedRows[" + sealed.length() + " characters]";
    }
}

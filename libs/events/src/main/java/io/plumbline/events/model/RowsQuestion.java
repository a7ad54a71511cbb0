package io.plumbline.events.model;

import io.plumbline.events.ContainerId;

import static java.util.Objects.requireNonNull;

/**
 * Asks for the first rows of a container. They are answered for nobody but the holder of the private half of a key that is made for this
 * question, since messages are kept.
 *
 * @param limit how many rows at most
 * @param publicKey the line of the public key that the answer is sealed with
 */
public record RowsQuestion(ContainerId container, int limit, String publicKey) {

    public static final int MOST_ROWS = 100;

    public RowsQuestion {
        requireNonNull(container, "container");
        requireNonNull(publicKey, "publicKey");
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MOST_ROWS + ")");
        }
    }
}

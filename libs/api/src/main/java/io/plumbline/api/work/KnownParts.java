package io.plumbline.api.work;

import static java.util.Objects.requireNonNull;

/**
 * The newest profile of a container of whose parts states are stored, so that only other parts need be read.
 *
 * @param profileKey names it where its parts are asked for
 * @param basis what states of a new run must agree with to be merged with these
 * @param parts how many there are
 */
public record KnownParts(String profileKey, String basis, int parts) {

    public KnownParts {
        requireNonNull(profileKey, "profileKey");
        requireNonNull(basis, "basis");
    }
}

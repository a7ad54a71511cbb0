package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * Of which parts a profile was made.
 *
 * @param basis differs whenever stored states of older runs no longer go together with new ones: other columns or types, other
 *     settings of the source, another format of states
 * @param parts that the profile consists of
 * @param read of these, in this run
 * @param reused of these, whose states were measured by an earlier run
 */
public record PartsSummary(String basis, int parts, int read, int reused) {

    public PartsSummary {
        requireNonNull(basis, "basis");
    }
}

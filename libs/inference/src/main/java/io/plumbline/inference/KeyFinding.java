package io.plumbline.inference;

import static java.util.Objects.requireNonNull;

/**
 * How many of a field's different values occur in a field of another container.
 *
 * @param field path in the container that checks are inferred for
 * @param reference where its values were looked for
 * @param contained share of the field's different values that occur there, 0 to 1
 * @param containedLower lower bound of that share; the share itself when it is exact
 * @param exact whether the shares were counted rather than estimated by a sketch
 * @param confidence of the bounds, 0 to 1; 1 when exact
 */
public record KeyFinding(
        String field, Reference reference, double contained, double containedLower, boolean exact, double confidence) {
    /**
     * A field of another container.
     *
     * @param container the container's name, for people
     * @param distinct different values of the field, possibly estimated
     * @param unique whether no value occurs there twice
     */
    public record Reference(
            String datastoreId, String containerId, String container, String field, long distinct, boolean unique) {}

    public KeyFinding {
        requireNonNull(field, "field");
        requireNonNull(reference, "reference");
    }
}

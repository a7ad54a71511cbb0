package io.plumbline.statistics.relation;

import static java.util.Objects.requireNonNull;

/**
 * What all rows say about a functional dependency.
 *
 * @param groups different determinants
 * @param broken of them, those with more than one dependent; 0 when the dependency holds
 */
public record ConfirmedDependency(SampledColumn determinant, SampledColumn dependent, long groups, long broken) {
    public ConfirmedDependency {
        requireNonNull(determinant, "determinant");
        requireNonNull(dependent, "dependent");
    }

    public boolean holds() {
        return broken == 0;
    }
}

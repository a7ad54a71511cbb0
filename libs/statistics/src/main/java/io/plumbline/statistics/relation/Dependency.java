package io.plumbline.statistics.relation;

import static java.util.Objects.requireNonNull;

/**
 * A functional dependency that no sampled row breaks: rows with the same determinant have the same dependent, where null counts
 * as a value of the dependent; rows without a determinant are left out.
 *
 * @param groups determinant values that occur in more than one sampled row
 * @param rows sampled rows of these groups
 * @param expectedBreaks how many of these rows would break it if the two columns had nothing to do with each other: what makes
 *     that none did more than chance
 */
public record Dependency(
        SampledColumn determinant, SampledColumn dependent, int groups, int rows, double expectedBreaks) {
    public Dependency {
        requireNonNull(determinant, "determinant");
        requireNonNull(dependent, "dependent");
    }
}

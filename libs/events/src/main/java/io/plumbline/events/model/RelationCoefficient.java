package io.plumbline.events.model;

import static java.util.Objects.requireNonNull;

/**
 * How strongly two fields are correlated, with its interval at 95 % confidence.
 *
 * @param name {@code PEARSON} (of the values) or {@code SPEARMAN} (of their ranks)
 * @param value -1 to 1
 * @param lower -1 to {@code value}
 * @param upper {@code value} to 1
 */
public record RelationCoefficient(String name, double value, double lower, double upper) {

    public RelationCoefficient {
        requireNonNull(name, "name");
    }
}

package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A relation between fields of one container, as one run has found it. Shows no values.
 *
 * @param fields paths; of a {@code DEPENDENCY} first the determinant, of {@code AT_MOST} first the smaller field, else in the order of the
 *     container
 * @param exact whether all rows that the run read were counted; otherwise a sample of them
 * @param rows that were counted
 * @param support of a {@code KEY} rows; of a {@code DEPENDENCY} different values of the determinant, of a sample those that repeat; of
 *     {@code NULL_TOGETHER} rows that have all values; of other kinds rows in which both fields have a value
 * @param exceptions of {@code support} (of a key and of {@code NULL_TOGETHER} of {@code rows}) those that break it; 0 if it holds
 * @param equal rows with the same value in both fields; only of {@code AT_MOST}, absent otherwise
 * @param coefficients of two ordered fields; absent if there are none
 * @param method how it was found, in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Relation(
        RelationKind kind,
        List<String> fields,
        boolean exact,
        long rows,
        long support,
        long exceptions,
        @Nullable Long equal,
        @Nullable List<RelationCoefficient> coefficients,
        String method) {

    public Relation {
        requireNonNull(kind, "kind");
        fields = List.copyOf(fields);
        coefficients = coefficients == null || coefficients.isEmpty() ? null : List.copyOf(coefficients);
        requireNonNull(method, "method");
    }
}

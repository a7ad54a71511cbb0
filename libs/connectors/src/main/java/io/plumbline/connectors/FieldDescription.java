package io.plumbline.connectors;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One column of a container.
 *
 * @param ordinal place in the container, from 1
 * @param declaredType the type in the source's own words
 * @param sparkType the type under which it is read, as Spark's {@code simpleString} or a nested DDL
 * @param primaryKeyPosition place in the primary key, from 1; null if it is no part of one
 * @param comment the source's own comment; null if none
 * @param defaultValue the source's default expression; null if none
 * @param note why the type is what it is, where that isn't obvious; null if nothing needs saying
 * @param candidates what the column's text could be read as; empty if the source declares types
 */
public record FieldDescription(
        String name,
        int ordinal,
        String declaredType,
        String sparkType,
        Nullability nullability,
        @Nullable Integer primaryKeyPosition,
        @Nullable String comment,
        @Nullable String defaultValue,
        @Nullable String note,
        List<TypeCandidate> candidates) {

    public FieldDescription {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
        requireNonNull(nullability, "nullability");
        candidates = List.copyOf(candidates);
    }

    /** A field whose type the source declares. */
    public FieldDescription(
            String name,
            int ordinal,
            String declaredType,
            String sparkType,
            Nullability nullability,
            @Nullable Integer primaryKeyPosition,
            @Nullable String comment,
            @Nullable String defaultValue,
            @Nullable String note) {
        this(
                name,
                ordinal,
                declaredType,
                sparkType,
                nullability,
                primaryKeyPosition,
                comment,
                defaultValue,
                note,
                List.of());
    }

    /** A field of which the source says no more than its type. */
    public static FieldDescription of(
            String name, int ordinal, String declaredType, String sparkType, @Nullable String note) {
        return new FieldDescription(
                name, ordinal, declaredType, sparkType, Nullability.UNKNOWN, null, null, null, note);
    }

    /** The same field with what its text could be read as. */
    public FieldDescription withCandidates(List<TypeCandidate> found) {
        return new FieldDescription(
                name,
                ordinal,
                declaredType,
                sparkType,
                nullability,
                primaryKeyPosition,
                comment,
                defaultValue,
                note,
                found);
    }

    /** The same field under another type. */
    public FieldDescription withType(String type, @Nullable String why) {
        return new FieldDescription(
                name,
                ordinal,
                declaredType,
                type,
                nullability,
                primaryKeyPosition,
                comment,
                defaultValue,
                why,
                candidates);
    }

    /** The same field at another place. */
    public FieldDescription at(int place) {
        return new FieldDescription(
                name,
                place,
                declaredType,
                sparkType,
                nullability,
                primaryKeyPosition,
                comment,
                defaultValue,
                note,
                candidates);
    }
}

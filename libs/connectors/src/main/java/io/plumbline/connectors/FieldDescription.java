package io.plumbline.connectors;

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
        @Nullable String note) {

    public FieldDescription {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
        requireNonNull(nullability, "nullability");
    }

    /** A field of which the source says no more than its type. */
    public static FieldDescription of(
            String name, int ordinal, String declaredType, String sparkType, @Nullable String note) {
        return new FieldDescription(
                name, ordinal, declaredType, sparkType, Nullability.UNKNOWN, null, null, null, note);
    }
}

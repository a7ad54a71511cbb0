package io.plumbline.events.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A column or leaf as the source declares it.
 *
 * @param ordinal position in the container, from 0
 * @param declaredType the source's own name of the type, for example {@code numeric(38,10)}
 * @param sparkType Spark's simple string for the type as which the field is read, for example {@code decimal(38,10)}
 * @param nullable absent if the source doesn't say
 * @param primaryKeyPosition position in the primary key, from 1; absent if the field isn't part of it
 * @param defaultValue the source's default expression; absent if it has none
 * @param note why the type is what it is, where that isn't obvious; absent otherwise
 * @param candidates what the field's text could be read as; absent if the source declares types
 */
public record FoundField(
        String name,
        int ordinal,
        String declaredType,
        String sparkType,
        @Nullable Boolean nullable,
        @Nullable Integer primaryKeyPosition,
        @Nullable String comment,
        @Nullable String defaultValue,
        @Nullable String note,
        @Nullable List<TypeCandidate> candidates) {

    /** A field with neither a default nor a note. */
    public FoundField(
            String name,
            int ordinal,
            String declaredType,
            String sparkType,
            @Nullable Boolean nullable,
            @Nullable Integer primaryKeyPosition,
            @Nullable String comment) {
        this(name, ordinal, declaredType, sparkType, nullable, primaryKeyPosition, comment, null, null, null);
    }

    public FoundField {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
        candidates = candidates == null ? null : List.copyOf(candidates);
    }
}

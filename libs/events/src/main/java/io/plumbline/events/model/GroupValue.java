package io.plumbline.events.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What a group's rows have in one field.
 *
 * @param field the name of a top-level field
 * @param value in the text that figures have too, for example {@code 1.5} or {@code 2026-01-31}; absent for rows without a value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GroupValue(String field, @Nullable String value) {

    public GroupValue {
        requireNonNull(field, "field");
    }
}

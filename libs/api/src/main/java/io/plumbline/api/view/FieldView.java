package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A field of a container.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldView(
        String name,
        int ordinal,
        String declaredType,
        String sparkType,
        @Nullable Boolean nullable,
        @Nullable Integer primaryKeyPosition,
        @Nullable String comment) {

    public FieldView {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
    }
}

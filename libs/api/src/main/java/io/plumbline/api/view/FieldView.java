package io.plumbline.api.view;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.TypeCandidate;

import static java.util.Objects.requireNonNull;

/**
 * A field of a container.
 *
 * @param defaultValue the source's default expression; absent if it has none
 * @param type the Spark type that counts: the user's, or else the one that was found
 * @param candidates what its text could be read as; absent if the source declares types
 * @param checks that name it or something inside it, by status; absent if they weren't counted
 * @param status what a user has decided; absent if the field is read and shown as it is
 * @param note why the type is what it is, where that isn't obvious; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldView(
        String name,
        int ordinal,
        String declaredType,
        String sparkType,
        @Nullable Boolean nullable,
        @Nullable Integer primaryKeyPosition,
        @Nullable String comment,
        @Nullable String defaultValue,
        @Nullable String note,
        @Nullable List<TypeCandidate> candidates,
        @Nullable EffectiveSetting type,
        @Nullable CheckCounts checks,
        @Nullable FieldStatus status) {

    public FieldView {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
    }
}

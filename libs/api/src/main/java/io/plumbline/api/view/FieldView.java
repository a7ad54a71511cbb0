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
 * @param path of a field inside of another, as profiles have it; absent for a field of the container itself
 * @param within name of the container's field that it is inside of; absent likewise
 * @param missing true if the newest profile has it, and the newest catalog has found it no more; absent otherwise
 * @param summary what matters most of its newest profile; absent if it has none
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
        @Nullable FieldStatus status,
        @Nullable String path,
        @Nullable String within,
        @Nullable Boolean missing,
        @Nullable FieldSummaryView summary) {

    public FieldView {
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
    }
}

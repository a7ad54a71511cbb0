package io.plumbline.datastore.measurement;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.model.FieldProfile;

import static java.util.Objects.requireNonNull;

/**
 * By what the fields of all containers are filtered and sorted: as little of their profiles as that takes.
 *
 * @param name of a field of the container itself
 * @param ordinal of the field in its profile
 * @param completeness share of values that aren't null; absent if it wasn't measured
 * @param distinct different values, estimated or counted; absent if it wasn't measured
 */
public record FieldFigure(
        String name,
        int ordinal,
        @Nullable Double completeness,
        @Nullable Double distinct) {

    public FieldFigure {
        requireNonNull(name, "name");
    }

    /** Empty for a field inside of another. */
    public static Optional<FieldFigure> of(FieldProfile field) {
        String name = FieldPaths.outermost(field.path());
        return FieldPaths.isOf(field.path(), name)
                ? Optional.of(new FieldFigure(
                        name, field.ordinal(), number(field, "completeness"), number(field, "distinctCount")))
                : Optional.empty();
    }

    private static @Nullable Double number(FieldProfile field, String metric) {
        return field.metrics().stream()
                .filter(m -> m.name().equals(metric))
                .map(m -> m.value())
                .filter(v -> v != null)
                .map(Double::valueOf)
                .findFirst()
                .orElse(null);
    }
}

package io.plumbline.datastore.lookup;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.rule.FieldFamily;
import io.plumbline.datastore.measurement.FieldFigure;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

/**
 * A field among those of all datastores, with all that a list is filtered and sorted by.
 *
 * @param figure absent if it was never profiled
 */
record ExploredColumn(
        ExploredContainer container,
        FoundField found,
        @Nullable FieldFigure figure) {

    /** What can't be told apart otherwise, comes by datastore, container and position. */
    static final Comparator<ExploredColumn> BY_PLACE = comparing(ExploredColumn::container, ExploredContainer.BY_PLACE)
            .thenComparing(c -> c.found().ordinal());

    String type() {
        return container.overrides().fieldTypes().getOrDefault(found.name(), found.sparkType());
    }

    FieldFamily family() {
        return FieldFamily.of(type());
    }

    boolean masked() {
        return container.overrides().statuses().get(found.name()) == FieldStatus.MASKED;
    }

    @Nullable
    Double completeness() {
        return figure == null ? null : figure.completeness();
    }

    private @Nullable Double distinct() {
        return figure == null ? null : figure.distinct();
    }

    /** What isn't known comes before the smallest. */
    static Comparator<ExploredColumn> by(ExploreLookup.FieldSort sort) {
        return switch (sort) {
            case NAME -> comparing(c -> c.found().name(), String.CASE_INSENSITIVE_ORDER);
            case DATASTORE -> comparing(c -> c.container().datastore().nameKey());
            case CONTAINER -> comparing(c -> c.container().snapshot().name(), String.CASE_INSENSITIVE_ORDER);
            case TYPE -> comparing(ExploredColumn::type);
            case COMPLETENESS -> comparing(ExploredColumn::completeness, nullsFirst(naturalOrder()));
            case DISTINCT -> comparing(ExploredColumn::distinct, nullsFirst(naturalOrder()));
        };
    }
}

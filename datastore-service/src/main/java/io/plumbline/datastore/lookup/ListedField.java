package io.plumbline.datastore.lookup;

import java.math.BigDecimal;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

/**
 * A field of a list, with all that the list is filtered and sorted by.
 *
 * @param found absent for a field inside of another, and for one that is gone
 * @param name or the path, for a field inside of another
 * @param type the Spark type that counts
 * @param within name of the field that it is inside of; absent for a field of the container itself
 * @param position of the container's field; after all others for one that is gone
 * @param summary what lists show of its profile, masked values left out; absent if it was never profiled
 */
record ListedField(
        @Nullable FoundField found,
        String name,
        String type,
        @Nullable String within,
        int position,
        boolean missing,
        @Nullable FieldStatus status,
        @Nullable FieldSummary summary,
        CheckCounts checks) {

    /** Each before those inside of it. */
    static final Comparator<ListedField> BY_POSITION = comparing(ListedField::position)
            .thenComparing(f -> f.within() != null)
            .thenComparing(f -> f.summary() == null ? 0 : f.summary().ordinal())
            .thenComparing(ListedField::name);

    FieldFamily family() {
        return FieldFamily.of(type);
    }

    /** What isn't known comes before the smallest. */
    static Comparator<ListedField> by(FieldLookup.Sort sort) {
        return switch (sort) {
            case POSITION -> BY_POSITION;
            case NAME -> comparing(ListedField::name, String.CASE_INSENSITIVE_ORDER);
            case TYPE -> comparing(ListedField::type);
            case COMPLETENESS -> comparing(f -> number(f, "completeness"), nullsFirst(naturalOrder()));
            case DISTINCT -> comparing(f -> number(f, "distinctCount"), nullsFirst(naturalOrder()));
            case CHECKS -> comparing(f -> f.checks().active() + f.checks().draft());
        };
    }

    private static @Nullable BigDecimal number(ListedField field, String metric) {
        FieldSummary summary = field.summary();
        String value = summary == null
                ? null
                : summary.metric(metric).map(m -> m.value()).orElse(null);
        return value == null ? null : new BigDecimal(value);
    }
}

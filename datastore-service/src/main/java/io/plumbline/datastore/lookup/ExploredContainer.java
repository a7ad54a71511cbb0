package io.plumbline.datastore.lookup;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

/**
 * A container among those of all datastores, with all that a list is filtered and sorted by.
 *
 * @param profile the visible one; absent if it was never profiled
 */
record ExploredContainer(
        Datastore datastore,
        ContainerSnapshot snapshot,
        @Nullable StoredProfile profile,
        ContainerOverrides overrides) {

    /** What can't be told apart otherwise, comes by datastore and name. */
    static final Comparator<ExploredContainer> BY_PLACE = comparing(
                    (ExploredContainer c) -> c.datastore().nameKey())
            .thenComparing(c -> c.snapshot().name());

    boolean tagged(String tag) {
        return overrides.taggedWithAny(Set.of(tag));
    }

    boolean hasMasked() {
        return overrides.statuses().containsValue(FieldStatus.MASKED);
    }

    @Nullable
    Double completeness() {
        return profile == null ? null : profile.completeness();
    }

    private @Nullable Long rows() {
        return profile == null ? snapshot.found().rowCountEstimate() : Long.valueOf(profile.rows());
    }

    private @Nullable Instant profiledAt() {
        return profile == null ? null : profile.at();
    }

    /** What isn't known comes before the smallest. */
    static Comparator<ExploredContainer> by(ExploreLookup.ContainerSort sort) {
        return switch (sort) {
            case NAME -> comparing(c -> c.snapshot().name(), String.CASE_INSENSITIVE_ORDER);
            case DATASTORE -> comparing(c -> c.datastore().nameKey());
            case ROWS -> comparing(ExploredContainer::rows, nullsFirst(naturalOrder()));
            case SIZE -> comparing(c -> c.snapshot().found().sizeBytes(), nullsFirst(naturalOrder()));
            case FIELDS -> comparing(c -> c.snapshot().found().fields().size());
            case COMPLETENESS -> comparing(ExploredContainer::completeness, nullsFirst(naturalOrder()));
            case PROFILED_AT -> comparing(ExploredContainer::profiledAt, nullsFirst(naturalOrder()));
            case LAST_MODIFIED -> comparing(c -> c.snapshot().found().lastModified(), nullsFirst(naturalOrder()));
        };
    }
}

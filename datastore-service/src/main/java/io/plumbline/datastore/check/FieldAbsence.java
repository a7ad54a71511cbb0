package io.plumbline.datastore.check;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.events.model.CheckArchiveReason;

/** Why a check can't be asserted for what became of its fields. */
final class FieldAbsence {

    private FieldAbsence() {}

    /**
     * @param found the names of the container's fields
     * @param excluded the names of those that a user has excluded
     * @return null if all of them are there and are read
     */
    static @Nullable CheckArchiveReason reason(List<String> fields, Set<String> found, Set<String> excluded) {
        if (fields.stream().anyMatch(f -> FieldPaths.leadsTo(excluded, f))) {
            return CheckArchiveReason.FIELD_EXCLUDED;
        }
        return fields.stream().allMatch(f -> FieldPaths.leadsTo(found, f)) ? null : CheckArchiveReason.FIELD_MISSING;
    }

    /** Whether fields decide about a check: it counts, or they have put it away. @param archived why it is archived; null if it isn't */
    static boolean concerns(@Nullable CheckArchiveReason archived) {
        return archived == null || archived.byField();
    }
}

package io.plumbline.profile.outbound.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.profiling.Profiler;

import static java.util.Objects.requireNonNullElse;

/**
 * The criteria of a container that what is read can be grouped by.
 *
 * @param usable in the order of the setting
 * @param notes why others aren't: since it was set, the source may have changed
 */
record GroupCriteria(List<List<String>> usable, List<String> notes) {

    static GroupCriteria of(ContainerTarget container, StructType schema) {
        ContainerOverrides overrides = requireNonNullElse(container.overrides(), ContainerOverrides.NONE);
        List<List<String>> usable = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (List<String> criterion : overrides.criteria()) {
            List<String> faults = criterion.stream()
                    .filter(name -> !fits(name, schema, overrides))
                    .toList();
            if (faults.isEmpty()) {
                usable.add(criterion);
            } else {
                notes.add(
                        "not profiled in groups by " + String.join(", ", criterion) + ": " + String.join(", ", faults)
                                + " (expected: a field that is read and shown, of text, numbers, truth values, dates or times)");
            }
        }
        return new GroupCriteria(usable, notes);
    }

    private static boolean fits(String name, StructType schema, ContainerOverrides overrides) {
        Set<String> once = new HashSet<>();
        boolean repeated =
                !Arrays.stream(schema.fieldNames()).filter(name::equals).allMatch(once::add);
        return !repeated
                && !overrides.statuses().containsKey(name)
                && Arrays.stream(schema.fields()).anyMatch(field -> field.name().equals(name) && isPlain(field));
    }

    private static boolean isPlain(StructField field) {
        return Profiler.canGroupBy(field.dataType());
    }
}

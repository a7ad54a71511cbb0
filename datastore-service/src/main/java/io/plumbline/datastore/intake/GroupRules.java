package io.plumbline.datastore.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.events.model.ChosenType;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;

/**
 * By which fields a container's rows can be grouped: top-level ones of plain types, whose values may be shown, as they name the groups.
 */
final class GroupRules {

    private static final List<String> NOT_PLAIN =
            List.of("struct", "array", "map", "binary", "variant", "void", "interval", "geometry", "geography");

    private GroupRules() {}

    /** What is wrong with the first criterion that can't be; null if all can. */
    static @Nullable Failure fault(ContainerOverrides overrides, ContainerSnapshot container) {
        List<List<String>> criteria = overrides.criteria();
        if (criteria.size() > ContainerOverrides.MOST_CRITERIA) {
            return invalid(criteria.size() + " criteria (expected: at most " + ContainerOverrides.MOST_CRITERIA + ")");
        }
        Map<String, FoundField> fields = new HashMap<>();
        container.found().fields().forEach(field -> fields.put(field.name(), field));
        Set<Set<String>> seen = new HashSet<>();
        for (List<String> criterion : criteria) {
            Set<String> names = new HashSet<>(criterion);
            if (criterion.isEmpty()
                    || criterion.size() > ContainerOverrides.MOST_FIELDS_OF_A_CRITERION
                    || names.size() < criterion.size()) {
                return invalid(criterion + " (expected: 1 to " + ContainerOverrides.MOST_FIELDS_OF_A_CRITERION
                        + " different fields in each criterion)");
            }
            if (!seen.add(names)) {
                return invalid(criterion + " twice (expected: other fields in each criterion)");
            }
            for (String name : criterion) {
                String why = cannot(name, fields.get(name), overrides);
                if (why != null) {
                    return invalid(why);
                }
            }
        }
        return null;
    }

    /** Why rows can't be grouped by the field; null if they can. */
    private static @Nullable String cannot(String name, @Nullable FoundField field, ContainerOverrides overrides) {
        if (field == null) {
            return name + " (expected: a top-level field of the container)";
        }
        FieldStatus status = overrides.statuses().get(name);
        if (status != null) {
            return name + " can't be " + status
                    + ", as rows are grouped by it (expected: a field that is read and shown, or not among groupBy)";
        }
        String chosen = overrides.fieldTypes().get(name);
        String type = chosen == null
                ? field.sparkType()
                : ChosenType.find(chosen).map(ChosenType::type).orElse(chosen);
        return isNested(type.toLowerCase(Locale.ROOT))
                ? name + " is of type " + type + " (expected: text, number, truth value, date or time)"
                : null;
    }

    private static boolean isNested(String type) {
        return NOT_PLAIN.stream().anyMatch(type::startsWith);
    }

    private static Failure invalid(String words) {
        return new Failure(FailureCode.SETTINGS_INVALID, "groupBy: " + words);
    }
}

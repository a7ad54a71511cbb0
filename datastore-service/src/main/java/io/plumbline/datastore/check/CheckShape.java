package io.plumbline.datastore.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.rule.PropertyType;
import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleProperty;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.api.rule.TermsFaults;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;

/** Finds the first thing that is wrong with a check, by its rule and its container. Each fault begins with its place in the request. */
final class CheckShape {

    private CheckShape() {}

    /** @param decided what a user has decided about the container */
    static @Nullable Failure fault(AuthorCheck command, ContainerSnapshot container, ContainerOverrides decided) {
        Optional<RuleSpec> rule = RuleCatalog.find(command.rule());
        if (rule.isEmpty()) {
            return wrong("rule", command.rule(), "a key of GET /api/v1/check-rules");
        }
        Failure fault = first(rule.get(), command.fields(), command.terms(), Map.of());
        if (fault != null) {
            return fault;
        }
        Map<String, String> known = new HashMap<>();
        container.found().fields().forEach(f -> known.put(f.name(), f.sparkType()));
        known.putAll(decided.fieldTypes());
        Set<String> unread = decided.fieldsThatAre(FieldStatus.EXCLUDED);
        Set<String> names = container.fieldNames();
        for (int i = 0; i < command.fields().size(); i++) {
            String field = command.fields().get(i);
            if (!FieldPaths.leadsTo(names, field)) {
                return wrong("fields/" + i, field, "a field of " + container.name());
            }
            if (FieldPaths.leadsTo(unread, field)) {
                return wrong("fields/" + i, field + ", which is excluded", "a field that is read");
            }
            String type = known.get(field);
            if (type != null && !rule.get().takes(type)) {
                return wrong(
                        "fields/" + i,
                        field + ", a " + type,
                        "one of "
                                + rule.get().accepts().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
        }
        return otherFields(rule.get(), command.terms(), names, container.name());
    }

    /** Of a change: what belongs to what the check says can't be changed. */
    static @Nullable Failure fault(Check check, CheckTerms terms) {
        Optional<RuleSpec> rule = RuleCatalog.find(check.rule());
        if (rule.isEmpty()) {
            return check.terms().properties().equals(terms.properties())
                    ? null
                    : wrong("properties", "changed", "as they are, as nothing is known of the rule " + check.rule());
        }
        Map<String, Object> present = check.terms().properties();
        for (RuleProperty property : rule.get().properties()) {
            Object before = present.get(property.name());
            Object after = terms.properties().get(property.name());
            if (property.frozen() && !java.util.Objects.equals(before, after)) {
                return wrong("properties/" + property.name(), after, before + ", as another value makes another check");
            }
        }
        return first(rule.get(), null, terms, present);
    }

    private static @Nullable Failure first(
            RuleSpec rule, @Nullable List<String> fields, CheckTerms terms, Map<String, Object> present) {
        return TermsFaults.of(rule, fields, terms, present).stream()
                .findFirst()
                .map(f -> new Failure(FailureCode.SETTINGS_INVALID, f.detail()))
                .orElse(null);
    }

    private static @Nullable Failure otherFields(RuleSpec rule, CheckTerms terms, Set<String> names, String container) {
        boolean elsewhere = terms.properties().containsKey("refContainerId");
        for (RuleProperty property : rule.properties()) {
            Object value = terms.properties().get(property.name());
            if (property.type() == PropertyType.FIELD
                    && !elsewhere
                    && value instanceof String field
                    && !FieldPaths.leadsTo(names, field)) {
                return wrong("properties/" + property.name(), field, "a field of " + container);
            }
        }
        return null;
    }

    private static Failure wrong(String place, @Nullable Object given, String expected) {
        return new Failure(FailureCode.SETTINGS_INVALID, place + ": " + given + " (expected: " + expected + ")");
    }
}

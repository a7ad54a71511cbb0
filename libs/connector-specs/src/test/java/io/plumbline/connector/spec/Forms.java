package io.plumbline.connector.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forms that somebody has filled in properly: for each connector, and for each of its ways to log in. */
final class Forms {

    static final String UUID = "11111111-2222-3333-4444-555555555555";

    private Forms() {}

    /** One filled form, with the names of the secrets that belong to it. */
    record Form(ConnectorSpec spec, String variant, Map<String, Object> properties, Set<String> secrets) {

        /** The same form with another value in one field. */
        Map<String, Object> with(String field, Object value) {
            Map<String, Object> changed = new LinkedHashMap<>(properties);
            changed.put(field, value);
            return changed;
        }

        @Override
        public String toString() {
            return spec.type() + " " + variant;
        }
    }

    /** One form for each combination of those choices that decide whether other fields are shown. */
    static List<Form> of(ConnectorSpec spec) {
        List<Map<String, Object>> variants = new ArrayList<>(List.of(new LinkedHashMap<>()));
        for (FieldSpec field : spec.fields()) {
            boolean decides = spec.fields().stream()
                    .anyMatch(other -> other.shownWhen() != null
                            && other.shownWhen().field().equals(field.name()));
            if (decides) {
                List<Map<String, Object>> more = new ArrayList<>();
                for (Map<String, Object> variant : variants) {
                    for (Choice choice : field.choices()) {
                        Map<String, Object> chosen = new LinkedHashMap<>(variant);
                        chosen.put(field.name(), choice.value());
                        more.add(chosen);
                    }
                }
                variants = more;
            }
        }
        return variants.stream().map(variant -> filled(spec, variant)).toList();
    }

    static List<Form> all() {
        return ConnectorCatalog.all().stream()
                .flatMap(spec -> of(spec).stream())
                .toList();
    }

    static List<Form> jdbc() {
        return all().stream()
                .filter(form -> form.spec().kind() == ConnectorKind.JDBC)
                .toList();
    }

    private static Form filled(ConnectorSpec spec, Map<String, Object> variant) {
        Map<String, Object> properties = new LinkedHashMap<>(variant);
        variant.keySet().removeIf(name -> spec.namesNotShown(variant).contains(name));
        Set<String> notShown = spec.namesNotShown(variant);
        properties.keySet().removeAll(notShown);
        Set<String> secrets = new java.util.LinkedHashSet<>();
        for (FieldSpec field : spec.fields()) {
            if (notShown.contains(field.name())) {
                continue;
            }
            if (field.secret()) {
                secrets.add(field.name());
            } else if (field.type() == FieldType.TEXT && field.defaultValue() == null) {
                properties.put(field.name(), text(field));
            } else if (field.type() == FieldType.INTEGER && field.defaultValue() == null) {
                properties.put(field.name(), 5433L);
            }
        }
        return new Form(spec, new HashMap<>(variant).toString(), properties, secrets);
    }

    private static String text(FieldSpec field) {
        String example = field.example();
        if (example != null) {
            return example;
        }
        return field.grammar() == Grammar.UUID
                ? UUID
                : field.grammar() == Grammar.DELIMITER || field.grammar() == Grammar.QUOTE ? ";" : "sales";
    }
}

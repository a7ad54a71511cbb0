package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.List;

import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;

/** What a source calls a container and its fields, as exports name them. */
final class ExportedSchema {

    private ExportedSchema() {}

    /** Schema and table of a database; the name of everything else. */
    static List<String> tableName(FoundContainer found) {
        List<String> parts = new ArrayList<>();
        for (String word : List.of("schema", "table")) {
            String part = found.locator().getOrDefault(word, "");
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return found.locator().containsKey("table") ? parts : List.of(found.name());
    }

    static Columns columns(FoundContainer found) {
        return new Columns(found.fields().stream().map(ExportedSchema::column).toList());
    }

    private static Column column(FoundField field) {
        return new Column(
                Column.pathOf(field.name()),
                field.name(),
                field.declaredType(),
                field.sparkType(),
                field.nullable(),
                field.primaryKeyPosition(),
                field.comment());
    }
}

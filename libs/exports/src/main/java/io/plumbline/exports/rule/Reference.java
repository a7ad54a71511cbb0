package io.plumbline.exports.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.plumbline.exports.ExportedContainer;

/**
 * The column of another table that a check refers to.
 *
 * @param table the parts of its name, for example schema and table
 */
public record Reference(List<String> table, String column) {

    public Reference {
        table = List.copyOf(table);
    }

    /** Empty if the check names no column of a table that is known by its name. */
    public static Optional<Reference> of(Check check, ExportedContainer container) {
        RuleValues values = new RuleValues(check);
        Optional<List<String>> table = values.text("refContainerId")
                .map(id -> Optional.ofNullable(container.tables().get(id)))
                .orElseGet(() -> values.text("refContainer").map(Reference::parts));
        Optional<String> field = values.text("refField");
        return table.isEmpty() || field.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reference(table.get(), Column.nameAt(field.get())));
    }

    /** Splits a container's natural key: at dots, except within double quotes. */
    static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' && quoted && i + 1 < name.length() && name.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}

package io.plumbline.connectors.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

import io.plumbline.connectors.files.types.TextForm;
import io.plumbline.connectors.files.types.TextType;

/** The columns that folders named {@code key=value} give their files. */
final class FolderColumns {

    private FolderColumns() {}

    /**
     * How the values of each column are read: as whole numbers or ISO dates if all of them are, as text otherwise; {@code 01} stays
     * text, as it does in a file.
     */
    static Map<String, TextForm> forms(List<Member> members) {
        Map<String, Set<String>> values = new HashMap<>();
        for (Member member : members) {
            member.folders().forEach((name, value) -> {
                Set<String> seen = values.computeIfAbsent(name, n -> new HashSet<>());
                if (value != null) {
                    seen.add(value);
                }
            });
        }
        Map<String, TextForm> forms = new HashMap<>();
        values.forEach((name, seen) -> forms.put(name, form(seen)));
        return forms;
    }

    private static TextForm form(Set<String> values) {
        TextType type = new TextType();
        values.forEach(type::add);
        TextForm form = type.form();
        DataType read = form.type();
        boolean plain = form.format() == null && (read.equals(DataTypes.LongType) || read.equals(DataTypes.DateType));
        return plain ? form : TextForm.TEXT;
    }
}

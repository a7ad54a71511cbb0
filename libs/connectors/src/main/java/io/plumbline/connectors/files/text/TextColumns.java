package io.plumbline.connectors.files.text;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.files.types.TextForm;
import io.plumbline.connectors.files.types.TextType;

/**
 * Columns whose types were found in text: of a delimited file, or of a sheet.
 *
 * @param declared what the file itself calls the type of each
 */
public record TextColumns(List<String> names, List<TextType> types, List<TextForm> forms, List<String> declared) {

    public static TextColumns of(List<String> names, List<TextType> types, String declared) {
        return of(names, types, java.util.Collections.nCopies(names.size(), declared));
    }

    public static TextColumns of(List<String> names, List<TextType> types, List<String> declared) {
        return new TextColumns(names, types, types.stream().map(TextType::form).toList(), declared);
    }

    public List<FieldDescription> fields() {
        List<FieldDescription> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            TextType type = types.get(i);
            fields.add(FieldDescription.of(
                            names.get(i),
                            i + 1,
                            declared.get(i),
                            forms.get(i).type().catalogString(),
                            note(i))
                    .withCandidates(type.candidates()));
        }
        return fields;
    }

    public StructType schema() {
        List<StructField> schema = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            schema.add(DataTypes.createStructField(names.get(i), forms.get(i).type(), true));
        }
        return new StructType(schema.toArray(StructField[]::new));
    }

    private @org.jspecify.annotations.Nullable String note(int column) {
        TextType type = types.get(column);
        boolean kept = forms.get(column).equals(TextForm.TEXT) && !type.form().equals(TextForm.TEXT);
        return kept ? "text, as some of it was entered as text" : type.note();
    }
}

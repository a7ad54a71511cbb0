package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.look.CsvInspection;
import io.plumbline.connectors.files.look.JsonInspection;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.text.JsonType;
import io.plumbline.connectors.files.text.TextColumns;
import io.plumbline.connectors.files.types.TextForm;
import io.plumbline.connectors.files.types.TextType;

import static java.util.Objects.requireNonNull;

/** What the files of one container hold together. */
final class MergedContents {

    private MergedContents() {}

    /** Of files that can be read together: rows added up, types widened. */
    static Contents of(List<FileContainer> alike) {
        Contents first = alike.get(0).known();
        Long rows = 0L;
        for (FileContainer file : alike) {
            Long own = file.known().rows();
            rows = rows == null || own == null ? null : Long.valueOf(rows + own);
        }
        CsvDialect dialect = first.dialect();
        if (dialect != null) {
            Map<String, TextType> types = new LinkedHashMap<>();
            for (FileContainer file : alike) {
                TextColumns text = file.known().text();
                for (int i = 0; text != null && i < text.names().size(); i++) {
                    types.computeIfAbsent(text.names().get(i), n -> new TextType())
                            .merge(text.types().get(i));
                }
            }
            return CsvInspection.contents(List.copyOf(types.keySet()), List.copyOf(types.values()), dialect, rows);
        }
        JsonForm form = first.json();
        if (form != null) {
            JsonType row = new JsonType();
            for (FileContainer file : alike) {
                JsonType own = file.known().row();
                if (own != null) {
                    row.merge(own);
                }
            }
            return JsonInspection.contents(row, form, rows);
        }
        return typed(alike, rows);
    }

    private static Contents typed(List<FileContainer> alike, @Nullable Long rows) {
        List<StructType> schemas =
                alike.stream().map(c -> c.known().schema()).distinct().toList();
        StructType schema = schemas.size() == 1 ? schemas.get(0) : SchemaDrift.union(schemas);
        if (schema == null) {
            throw new IllegalStateException("schemas: " + schemas.size() + " (expected: ones that agree)");
        }
        Map<String, FieldDescription> described = new LinkedHashMap<>();
        alike.forEach(c -> c.known().fields().forEach(f -> described.putIfAbsent(f.name(), f)));
        List<FieldDescription> fields = new ArrayList<>();
        for (StructField field : schema.fields()) {
            FieldDescription known = requireNonNull(described.get(field.name()));
            String type = field.dataType().catalogString();
            FieldDescription same =
                    known.sparkType().equals(type) ? known : known.withType(type, "the widest of the files' types");
            fields.add(same.at(fields.size() + 1));
        }
        return Contents.typed(fields, schema, rows);
    }

    /** The same with columns that the names of folders hold. @param forms of their values; texts where there is none */
    static Contents withPartitions(Contents contents, List<String> columns, Map<String, TextForm> forms) {
        List<FieldDescription> fields = new ArrayList<>();
        List<StructField> schema = new ArrayList<>();
        for (FieldDescription field : contents.fields()) {
            // A folder's value wins over a column of the same name in the file, as it does for all that read such
            // folders.
            if (!columns.contains(field.name())) {
                schema.add(contents.schema().apply(field.name()));
                fields.add(field.at(fields.size() + 1));
            }
        }
        for (String column : columns) {
            DataType type = forms.getOrDefault(column, TextForm.TEXT).type();
            fields.add(FieldDescription.of(
                    column, fields.size() + 1, "folder name", type.catalogString(), "from the names of the folders"));
            schema.add(DataTypes.createStructField(column, type, true));
        }
        return new Contents(
                fields,
                new StructType(schema.toArray(StructField[]::new)),
                contents.rows(),
                contents.text(),
                contents.dialect(),
                contents.json(),
                contents.row(),
                contents.warnings());
    }
}

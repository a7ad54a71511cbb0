package io.plumbline.connectors.files.look;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.files.text.CsvDialect;
import io.plumbline.connectors.files.text.JsonForm;
import io.plumbline.connectors.files.text.JsonType;
import io.plumbline.connectors.files.text.TextColumns;

/**
 * What one file, or several alike, hold: the columns, the schema under which they are read, and how their text is laid out.
 *
 * @param rows exact; null if not known without reading
 * @param text columns whose types were found in text; null if the file declares types
 * @param dialect of a delimited file; null otherwise
 * @param json of a JSON file; null otherwise
 * @param row what the rows of a JSON file could be, for merging with other files; null otherwise
 * @param warnings what is odd about it, in words
 */
public record Contents(
        List<FieldDescription> fields,
        StructType schema,
        @Nullable Long rows,
        @Nullable TextColumns text,
        @Nullable CsvDialect dialect,
        @Nullable JsonForm json,
        @Nullable JsonType row,
        List<String> warnings) {

    /** Columns under declared types. */
    public static Contents typed(List<FieldDescription> fields, StructType schema, @Nullable Long rows) {
        return new Contents(fields, schema, rows, null, null, null, null, List.of());
    }

    public List<String> names() {
        return fields.stream().map(FieldDescription::name).toList();
    }

    public Contents withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Contents(fields, schema, rows, text, dialect, json, row, all);
    }
}

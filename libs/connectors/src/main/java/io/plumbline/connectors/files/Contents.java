package io.plumbline.connectors.files;

import java.util.List;

import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;

/**
 * What one file, or several alike, hold: the columns, the schema under which Spark reads them, and how their text is laid out.
 *
 * @param rows exact; null if not known without reading
 * @param dialect of a delimited file; null otherwise
 * @param json of a JSON file; null otherwise
 * @param texts what the columns of a delimited file could be, for merging with other files; empty otherwise
 * @param row what the rows of a JSON file could be, likewise; null otherwise
 */
record Contents(
        List<FieldDescription> fields,
        StructType schema,
        @Nullable Long rows,
        @Nullable CsvDialect dialect,
        @Nullable JsonForm json,
        List<TextType> texts,
        @Nullable JsonType row) {

    List<String> names() {
        return fields.stream().map(FieldDescription::name).toList();
    }
}

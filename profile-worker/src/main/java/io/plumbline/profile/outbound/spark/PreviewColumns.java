package io.plumbline.profile.outbound.spark;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.RowsPreview;

/** The columns of a preview: cut where they are read, so that no long value is gathered, and without those that are masked. */
final class PreviewColumns {

    /** Characters of a value that are shown at most, and of a table so wide that all its values would be too many. */
    private static final int LONGEST = 500;

    private static final int SHORTEST = 20;
    private static final int MOST_CHARACTERS = 2_000_000;

    private final StructType schema;
    private final Set<String> masked;
    private final int longest;
    /** Positions in the schema of those that are shown. */
    private final List<Integer> shown;

    PreviewColumns(StructType schema, Set<String> masked, int rows) {
        this.schema = schema;
        this.masked = masked;
        this.shown = IntStream.range(0, schema.size())
                .filter(i -> !masked.contains(schema.fields()[i].name()))
                .boxed()
                .toList();
        this.longest = Math.max(SHORTEST, Math.min(LONGEST, MOST_CHARACTERS / Math.max(1, rows * schema.size())));
    }

    int shown() {
        return shown.size();
    }

    /** Of each shown column its value and, of texts, its length. Odd names and names that occur twice are no matter: columns are numbered. */
    Dataset<Row> of(Dataset<Row> rows) {
        Dataset<Row> numbered = rows.toDF(
                IntStream.range(0, schema.size()).mapToObj(i -> "c" + i).toArray(String[]::new));
        List<Column> columns = new ArrayList<>();
        for (int i : shown) {
            Column column = numbered.col("c" + i);
            DataType type = schema.fields()[i].dataType();
            if (type instanceof BinaryType) {
                columns.add(functions.octet_length(column));
                columns.add(functions.lit(0));
            } else if (isScalar(type)) {
                columns.add(column);
                columns.add(functions.lit(0));
            } else {
                Column text = isNested(type) ? functions.to_json(column) : column.cast("string");
                columns.add(functions.substring(text, 1, longest));
                columns.add(functions.char_length(text));
            }
        }
        return numbered.select(columns.toArray(Column[]::new));
    }

    RowsPreview preview(List<Row> rows, int limit, @Nullable List<String> notes) {
        List<List<@Nullable String>> values = new ArrayList<>();
        List<RowsPreview.CutValue> cut = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<@Nullable String> row = new ArrayList<>(java.util.Collections.nCopies(schema.size(), null));
            for (int i = 0; i < shown.size(); i++) {
                Object value = rows.get(r).get(2 * i);
                if (value != null) {
                    row.set(shown.get(i), text(value));
                    int length = rows.get(r).getInt(2 * i + 1);
                    if (length > longest) {
                        cut.add(new RowsPreview.CutValue(r, shown.get(i), length));
                    }
                }
            }
            values.add(row);
        }
        List<RowsPreview.Column> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new RowsPreview.Column(
                    field.name(),
                    field.dataType().simpleString(),
                    masked.contains(field.name()) ? Boolean.TRUE : null,
                    field.dataType() instanceof BinaryType ? Boolean.TRUE : null));
        }
        return new RowsPreview(columns, values, cut.isEmpty() ? null : cut, limit, true, notes);
    }

    /** With an ellipsis where something is left out; never half a character. */
    static String cut(String words, int longest) {
        if (words.length() <= longest) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return words.substring(0, end) + "…";
    }

    private static boolean isScalar(DataType type) {
        return type instanceof NumericType
                || type instanceof BooleanType
                || type instanceof DateType
                || type instanceof TimestampType
                || type instanceof TimestampNTZType;
    }

    private static boolean isNested(DataType type) {
        return type instanceof StructType || type instanceof ArrayType || type instanceof MapType;
    }

    /** As profiles write it: plain numbers, ISO dates and times, an instant in UTC. */
    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof Timestamp time ? time.toInstant().toString() : String.valueOf(value);
    }
}

package io.plumbline.connectors.files;

import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Option;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

/**
 * Rows whose value in a column is greater than a given one; those without a value are left out.
 *
 * @param value as the user spelled it, known to be of the type
 */
record RowsAfter(String field, DataType type, String value) {

    /**
     * What a read begins after. Null if it doesn't begin at a field's value.
     *
     * @throws SourceException CONTAINER_GONE if there is no such field, SETTINGS_INVALID if its type has no order that is known here or
     *     the value is none of that type
     */
    static @Nullable RowsAfter of(ReadOptions.@Nullable Start start, List<FieldDescription> fields) {
        if (start == null || start.field() == null) {
            return null;
        }
        String name = start.field();
        FieldDescription field = fields.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        SourceFailure.CONTAINER_GONE, "column: " + name + " (expected: a column of the table)"));
        DataType type = DataType.fromDDL(field.sparkType());
        boolean ordered = type instanceof NumericType
                || type.equals(DataTypes.DateType)
                || type.equals(DataTypes.TimestampType)
                || type.equals(DataTypes.TimestampNTZType);
        if (!ordered) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "start: column " + name + " is " + field.sparkType() + " (expected: a number, a date or a time)");
        }
        Literal given = new Literal(UTF8String.fromString(start.after()), DataTypes.StringType);
        if (new Cast(given, type, Option.apply("UTC"), EvalMode.TRY()).eval(null) == null) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "start: " + start.after().replaceAll("\\p{Cntrl}", "?") + " (expected: a value of column " + name
                            + ", which is " + field.sparkType() + ")");
        }
        return new RowsAfter(name, type, start.after());
    }

    Dataset<Row> of(Dataset<Row> rows) {
        Column column = col("`" + field.replace("`", "``") + "`");
        return rows.filter(column.gt(lit(value).cast(type)));
    }

    /** For people. */
    String words() {
        return "rows whose " + field + " is greater than " + value + "; rows without a value there are left out";
    }
}

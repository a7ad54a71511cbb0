package io.plumbline.connectors;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.jspecify.annotations.Nullable;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_to_timestamp;
import static org.apache.spark.sql.functions.when;

/**
 * A column under the type that a user wants instead of the one that it has. A value that doesn't fit is null: a number too, if it would
 * have to be rounded.
 *
 * @param from the type that it has
 * @param format a pattern for dates and times; null for ISO
 */
public record Retyping(DataType from, DataType to, @Nullable String format) {

    /** The value; null if it doesn't fit. */
    public Column value(Column stored) {
        if (format != null) {
            return try_to_timestamp(stored.cast(DataTypes.StringType), lit(format))
                    .cast(to);
        }
        // What has no way from one type to the other has one by its text, which then hardly fits.
        Column value = Cast.canAnsiCast(from, to)
                ? stored.try_cast(to)
                : stored.cast(DataTypes.StringType).try_cast(to);
        boolean numbers = from instanceof NumericType && to instanceof NumericType;
        return numbers ? when(value.try_cast(from).equalTo(stored), value) : value;
    }

    /** 1 where a value doesn't fit, null elsewhere: a number to sum up. */
    public Column misfit(Column stored) {
        return when(stored.isNotNull().and(value(stored).isNull()), lit(1L));
    }

    /** What is told about values that don't fit. */
    public static ReadWarning warning(String container, FieldDescription field, long count) {
        return new ReadWarning(
                "VALUES_UNPARSEABLE",
                field.name(),
                count,
                container + ": column " + field.name() + ": " + count + " values are no " + field.sparkType()
                        + ", read as null");
    }
}

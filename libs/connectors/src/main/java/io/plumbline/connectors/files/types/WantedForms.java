package io.plumbline.connectors.files.types;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;

/** Forms by the names of types, as a user gives them. */
final class WantedForms {

    private WantedForms() {}

    static TextForm of(String type, @Nullable String format) {
        DataType wanted;
        try {
            wanted = DataType.fromDDL(type);
        } catch (Exception e) { // Spark throws a checked one that it does not declare
            throw new IllegalArgumentException(unknown(type), e);
        }
        if (format != null) {
            boolean time = wanted.equals(DataTypes.DateType)
                    || wanted.equals(DataTypes.TimestampType)
                    || wanted.equals(DataTypes.TimestampNTZType);
            if (!time) {
                throw new IllegalArgumentException("format: " + format + " (expected: none for " + type + ")");
            }
            TimePatterns.of(format);
            return new TextForm.Patterned(wanted, format);
        }
        if (wanted.equals(DataTypes.StringType)) {
            return TextForm.TEXT;
        }
        if (wanted.equals(DataTypes.BooleanType)) {
            return new TextForm.Bool(null);
        }
        if (wanted.equals(DataTypes.LongType)
                || wanted.equals(DataTypes.IntegerType)
                || wanted.equals(DataTypes.ShortType)
                || wanted.equals(DataTypes.ByteType)) {
            return new TextForm.Whole(wanted, NumberStyle.POINT);
        }
        if (wanted instanceof DecimalType decimal) {
            return new TextForm.Exact(decimal.precision(), decimal.scale(), NumberStyle.POINT);
        }
        if (wanted.equals(DataTypes.DoubleType) || wanted.equals(DataTypes.FloatType)) {
            return new TextForm.Floating(wanted);
        }
        if (wanted.equals(DataTypes.DateType)) {
            return new TextForm.Day(DateStyle.ISO);
        }
        if (wanted.equals(DataTypes.TimestampType) || wanted.equals(DataTypes.TimestampNTZType)) {
            return new TextForm.Moment(DateStyle.ISO, wanted.equals(DataTypes.TimestampType));
        }
        throw new IllegalArgumentException(unknown(type));
    }

    private static String unknown(String type) {
        return "type: " + type
                + " (expected: string, boolean, bigint, int, smallint, tinyint, decimal(p,s), double, float, date,"
                + " timestamp or timestamp_ntz)";
    }
}

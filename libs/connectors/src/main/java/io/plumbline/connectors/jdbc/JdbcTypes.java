package io.plumbline.connectors.jdbc;

import java.sql.Types;
import java.util.function.Function;

/** Under which Spark type a column is read by what JDBC says of it. */
final class JdbcTypes {

    private static final int MAX_DECIMAL_DIGITS = 38;

    private JdbcTypes() {}

    /**
     * @param style whose own rules come first
     * @param column as a query names it
     * @param code of {@link java.sql.Types}, or a driver's own
     */
    static Reading reading(Style style, String column, int code, String typeName, int precision, int scale) {
        Function<String, Reading> unbound = style.unboundNumbers;
        boolean number = code == Types.DECIMAL || code == Types.NUMERIC;
        return style.types.stream()
                .flatMap(rule -> rule.reading(typeName, column).stream())
                .findFirst()
                .orElseGet(() -> unbound != null && number && precision < 1
                        ? unbound.apply(column)
                        : standard(column, code, typeName, precision, scale));
    }

    private static Reading standard(String column, int code, String typeName, int precision, int scale) {
        return switch (code) {
            case Types.BIT, Types.BOOLEAN -> Reading.as("boolean", column);
            case Types.TINYINT, Types.SMALLINT -> Reading.as("smallint", column).split(SplitKind.WHOLE);
            case Types.INTEGER -> Reading.as("int", column).split(SplitKind.WHOLE);
            case Types.BIGINT -> Reading.as("bigint", column).split(SplitKind.WHOLE);
            case Types.REAL -> Reading.as("float", column);
            case Types.FLOAT, Types.DOUBLE -> Reading.as("double", column);
            case Types.DECIMAL, Types.NUMERIC -> decimal(column, precision, scale);
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB,
                    Types.SQLXML -> Reading.as("string", column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Reading.as("binary", column);
            case Types.DATE -> Reading.as("date", column).split(SplitKind.DATE);
            case Types.TIMESTAMP -> Reading.as("timestamp_ntz", column).split(SplitKind.LOCAL_TIME);
            case Types.TIMESTAMP_WITH_TIMEZONE -> Reading.as("timestamp", column);
            default -> Reading.text(column, typeName + ", read as the text that the driver makes of it");
        };
    }

    private static Reading decimal(String column, int precision, int scale) {
        int digits = scale < 0 ? precision - scale : precision;
        int places = Math.max(scale, 0);
        if (precision < 1 || digits > MAX_DECIMAL_DIGITS || places > digits) {
            return Reading.as("double", column)
                    .noting(
                            "a number that no decimal of 38 digits is sure to hold, read as double: 15 significant digits");
        }
        Reading reading = Reading.as("decimal(" + digits + "," + places + ")", column);
        return places == 0 ? reading.split(SplitKind.WHOLE) : reading;
    }
}

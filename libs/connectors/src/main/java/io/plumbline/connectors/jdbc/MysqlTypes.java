package io.plumbline.connectors.jdbc;

import java.util.Locale;

/**
 * Under which Spark type a column of MySQL or MariaDB is read, and the expression that makes it so, which doesn't depend on how the
 * driver would map the type.
 */
final class MysqlTypes {

    private static final int MAX_DECIMAL_DIGITS = 38;

    private MysqlTypes() {}

    /**
     * @param type {@code information_schema.columns.data_type}
     * @param declared {@code column_type}: with width, sign and members
     * @param precision digits or bits; 0 if there are none
     */
    static Reading reading(String column, String type, String declared, int precision, int scale) {
        String name = MysqlDialect.quote(column);
        String full = declared.toLowerCase(Locale.ROOT);
        boolean unsigned = full.contains("unsigned") || full.contains("zerofill");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "tinyint" ->
                whole("smallint", name, full.startsWith("tinyint(1)") ? "often a boolean, read as a number" : "");
            case "smallint" -> whole(unsigned ? "int" : "smallint", name, "");
            case "mediumint" -> whole("int", name, "");
            case "int", "integer" -> whole(unsigned ? "bigint" : "int", name, "");
            case "bigint" ->
                unsigned ? whole("decimal(20,0)", name, "unsigned, which no bigint holds") : whole("bigint", name, "");
            case "year" -> Reading.as("int", name + " + 0").noting("a year, read as a number");
            case "bit" -> bits(name, precision);
            case "decimal", "numeric" -> decimal(name, precision, scale);
            case "float" -> Reading.as("float", name);
            case "double", "real" -> Reading.as("double", name);
            case "date" -> dated("date", name).split(SplitKind.DATE);
            case "datetime" -> dated("timestamp_ntz", name).split(SplitKind.LOCAL_TIME);
            case "timestamp" -> dated("timestamp", name).split(SplitKind.INSTANT);
            case "time" -> asText(name, "a duration of up to 838 hours, read as text");
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Reading.as("string", name);
            case "enum", "set" -> asText(name, "one of its members' texts, or several with commas between");
            case "json" -> asText(name, "read as JSON text");
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Reading.as("binary", name);
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geometrycollection",
                    "geomcollection" -> Reading.text("ST_AsText(" + name + ")", "read as well-known text");
            case "vector" -> Reading.text("HEX(" + name + ")", "a vector, read as hexadecimal digits");
            default -> asText(name, "read as text");
        };
    }

    private static Reading whole(String sparkType, String name, String note) {
        Reading reading = Reading.as(sparkType, name).split(SplitKind.WHOLE);
        return note.isEmpty() ? reading : reading.noting(note);
    }

    private static Reading bits(String name, int width) {
        if (width <= 1) {
            return Reading.as("boolean", name + " + 0").noting("one bit, read as a boolean");
        }
        return Reading.as(width < 64 ? "bigint" : "decimal(20,0)", "CAST(" + name + " AS UNSIGNED)")
                .noting(width + " bits, read as a number");
    }

    private static Reading decimal(String name, int precision, int scale) {
        return precision <= MAX_DECIMAL_DIGITS
                ? Reading.as("decimal(" + precision + "," + scale + ")", name)
                : Reading.as("double", name + " + 0e0")
                        .noting("of " + precision
                                + " digits, more than the 38 of a decimal; read as double: 15 significant" + " digits");
    }

    /** Dates with a zero for day or month are none to anybody else: read as null, and counted. */
    private static Reading dated(String sparkType, String name) {
        String zero = "(MONTH(" + name + ") = 0 OR DAYOFMONTH(" + name + ") = 0)";
        return Reading.as(sparkType, "CASE WHEN " + zero + " THEN NULL ELSE " + name + " END")
                .losing(Loss.NOT_A_DATE, zero);
    }

    private static Reading asText(String name, String note) {
        return Reading.text("CAST(" + name + " AS CHAR)", note);
    }
}

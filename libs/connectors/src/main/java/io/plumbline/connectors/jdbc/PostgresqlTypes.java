package io.plumbline.connectors.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * Under which Spark type a PostgreSQL type is read, and the expression that makes it so. Types that Spark doesn't know are read
 * as the text that the server writes for them: no value is lost, and the declared type stays in the catalogue.
 */
final class PostgresqlTypes {

    private static final int MAX_DECIMAL_DIGITS = 38;

    private PostgresqlTypes() {}

    /**
     * How a column is read.
     *
     * @param note why, where that isn't obvious; null otherwise
     */
    record Reading(
            String sparkType,
            String expression,
            boolean mayHoldNaN,
            @Nullable String note) {}

    /**
     * @param base name of the type in pg_type, of the base type for a domain
     * @param category pg_type.typcategory of it: A for arrays
     * @param declared the type as {@code format_type} writes it, of the base type for a domain
     * @param typmod -1 if the type has no modifier
     */
    static Reading reading(String column, String base, String category, String declared, int typmod, boolean domain) {
        String name = Column.quoted(column);
        String plain = domain ? name + "::" + declared : name;
        if (category.equals("A")) {
            return text(name, "an array, read as the text of its literal");
        }
        return switch (base) {
            case "bool" -> as("boolean", plain);
            case "int2" -> as("smallint", plain);
            case "int4" -> as("int", plain);
            case "int8" -> as("bigint", plain);
            case "oid" -> as("bigint", name + "::bigint");
            case "float4" -> as("float", plain);
            case "float8" -> as("double", plain);
            case "date" -> as("date", finite(plain, "date"));
            case "timestamp" -> as("timestamp_ntz", finite(plain, "timestamp"));
            case "timestamptz" -> as("timestamp", finite(plain, "timestamptz"));
            case "bytea" -> as("binary", plain);
            case "numeric" -> numeric(name, typmod);
            case "money" -> new Reading("decimal(22,4)", name + "::numeric(22,4)", false, "read as a number");
            case "text", "varchar", "bpchar", "name" -> new Reading("string", name + "::text", false, null);
            default -> text(name, "read as text");
        };
    }

    private static Reading numeric(String name, int typmod) {
        int precision = typmod < 0 ? 0 : (typmod - 4) >> 16 & 0xFFFF;
        int scale = typmod < 0 ? 0 : ((typmod - 4 & 0x7FF) ^ 1024) - 1024;
        if (precision >= 1 && precision <= MAX_DECIMAL_DIGITS && scale >= 0 && scale <= precision) {
            String type = "(" + precision + "," + scale + ")";
            return new Reading("decimal" + type, "NULLIF(" + name + ", 'NaN')::numeric" + type, true, null);
        }
        String expression = "CASE WHEN " + name + " IS NULL THEN NULL WHEN " + name + " = 'NaN' THEN 'NaN'::float8"
                + " WHEN " + name + " > 1.7e308 THEN 'Infinity'::float8 WHEN " + name
                + " < -1.7e308 THEN '-Infinity'::float8 WHEN " + name + " <> 0 AND abs(" + name
                + ") < 1e-300 THEN 0::float8 ELSE " + name + "::float8 END";
        return new Reading(
                "double",
                expression,
                false,
                "a numeric that no decimal of 38 digits is sure to hold, read as double: 15 significant digits");
    }

    /** Infinity as the first and last day that Spark can write; it has no other word for it. */
    private static String finite(String name, String type) {
        return "CASE WHEN isfinite(" + name + ") THEN " + name + " WHEN " + name + " > '2000-01-01'::" + type
                + " THEN '9999-12-31'::" + type + " WHEN " + name + " IS NOT NULL THEN '0001-01-01'::" + type + " END";
    }

    private static Reading as(String sparkType, String expression) {
        return new Reading(sparkType, expression, false, null);
    }

    private static Reading text(String name, String note) {
        return new Reading("string", name + "::text", false, note);
    }
}

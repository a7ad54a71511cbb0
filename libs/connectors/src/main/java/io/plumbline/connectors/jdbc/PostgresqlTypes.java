package io.plumbline.connectors.jdbc;

/**
 * Under which Spark type a PostgreSQL type is read, and the expression that makes it so. Types that Spark doesn't know are read
 * as the text that the server writes for them: no value is lost, and the declared type stays in the catalogue.
 */
final class PostgresqlTypes {

    private static final int MAX_DECIMAL_DIGITS = 38;

    /** Kept before the point where a type doesn't say how many there are. */
    private static final int WHOLE_DIGITS = 20;

    private PostgresqlTypes() {}

    /**
     * @param base name of the type in pg_type, of the base type for a domain
     * @param category pg_type.typcategory of it: A for arrays
     * @param declared the type as {@code format_type} writes it, of the base type for a domain
     * @param typmod -1 if the type has no modifier
     */
    static Reading reading(String column, String base, String category, String declared, int typmod, boolean domain) {
        String name = PostgresqlDialect.quote(column);
        String plain = domain ? name + "::" + declared : name;
        if (category.equals("A")) {
            return text(name, "an array, read as the text of its literal");
        }
        return switch (base) {
            case "bool" -> Reading.as("boolean", plain);
            case "int2" -> Reading.as("smallint", plain).split(SplitKind.WHOLE);
            case "int4" -> Reading.as("int", plain).split(SplitKind.WHOLE);
            case "int8" -> Reading.as("bigint", plain).split(SplitKind.WHOLE);
            case "oid" -> Reading.as("bigint", name + "::bigint");
            case "float4" -> Reading.as("float", plain);
            case "float8" -> Reading.as("double", plain);
            case "date" -> Reading.as("date", finite(plain, "date")).split(SplitKind.DATE);
            case "timestamp" ->
                Reading.as("timestamp_ntz", finite(plain, "timestamp")).split(SplitKind.LOCAL_TIME);
            case "timestamptz" ->
                Reading.as("timestamp", finite(plain, "timestamptz")).split(SplitKind.INSTANT);
            case "bytea" -> Reading.as("binary", plain);
            case "numeric" -> numeric(name, typmod);
            case "money" ->
                Reading.as("decimal(22,4)", name + "::numeric(22,4)").noting("read as a number");
            case "text", "varchar", "bpchar", "name" -> Reading.as("string", name + "::text");
            default -> text(name, "read as text");
        };
    }

    /**
     * A decimal, which is exact. Where the type doesn't say how many digits there are, 20 before the point and 18 behind: what has more
     * before it is null, what has more behind it is cut off, and both are counted.
     */
    private static Reading numeric(String name, int typmod) {
        int precision = typmod < 0 ? 0 : (typmod - 4) >> 16 & 0xFFFF;
        int scale = typmod < 0 ? 0 : ((typmod - 4 & 0x7FF) ^ 1024) - 1024;
        int digits = scale < 0 ? precision - scale : Math.max(precision, scale);
        int places = Math.max(scale, 0);
        if (precision >= 1 && digits <= MAX_DECIMAL_DIGITS) {
            String type = "(" + digits + "," + places + ")";
            return Reading.as("decimal" + type, "NULLIF(" + name + ", 'NaN')::numeric" + type)
                    .losing(Loss.NOT_A_NUMBER, name + " = 'NaN'");
        }
        if (precision < 1 || places > MAX_DECIMAL_DIGITS - WHOLE_DIGITS) {
            places = MAX_DECIMAL_DIGITS - WHOLE_DIGITS;
        }
        String type = "(" + MAX_DECIMAL_DIGITS + "," + places + ")";
        String fits = "abs(" + name + ") < 1e" + (MAX_DECIMAL_DIGITS - places);
        String cut = "trunc(" + name + ", " + places + ")";
        return Reading.as("decimal" + type, "CASE WHEN " + fits + " THEN " + cut + "::numeric" + type + " END")
                .losing(Loss.NOT_A_NUMBER, name + " = 'NaN'")
                .losing(Loss.TOO_LARGE, name + " <> 'NaN' AND NOT " + fits)
                .losing(Loss.ROUNDED, fits + " AND " + name + " <> " + cut)
                .noting("a numeric that may have more digits than the 38 of a decimal: " + (MAX_DECIMAL_DIGITS - places)
                        + " before the point and " + places + " behind it are read");
    }

    /** Infinity as the first and last day that Spark can write; it has no other word for it. */
    private static String finite(String name, String type) {
        return "CASE WHEN isfinite(" + name + ") THEN " + name + " WHEN " + name + " > '2000-01-01'::" + type
                + " THEN '9999-12-31'::" + type + " WHEN " + name + " IS NOT NULL THEN '0001-01-01'::" + type + " END";
    }

    private static Reading text(String name, String note) {
        return Reading.text(name + "::text", note);
    }
}

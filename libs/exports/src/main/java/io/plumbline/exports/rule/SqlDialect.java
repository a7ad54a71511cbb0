package io.plumbline.exports.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** How a family of databases spells names, texts, moments and patterns. Where a source has no SQL, Spark's counts. */
public enum SqlDialect {
    ANSI('"', '"', false, " ~ "),
    SPARK('`', '`', true, " RLIKE "),
    /** Spark's, within double quotes that know no escape. */
    GLUE('`', '`', true, " RLIKE "),
    MYSQL('`', '`', true, " REGEXP "),
    BIGQUERY('`', '`', true, null),
    SQL_SERVER('[', ']', false, null),
    /** Quotes as ANSI does; patterns by a function. */
    REGEXP_LIKE('"', '"', false, null);

    private final char open;
    private final char close;
    private final boolean backslashEscapes;
    private final @Nullable String matches;

    SqlDialect(char open, char close, boolean backslashEscapes, @Nullable String matches) {
        this.open = open;
        this.close = close;
        this.backslashEscapes = backslashEscapes;
        this.matches = matches;
    }

    /** By the connector's type; files and what is unknown are read by Spark. */
    public static SqlDialect of(String connector) {
        return switch (connector) {
            case "postgresql", "timescale", "redshift", "generic-jdbc" -> ANSI;
            case "mysql", "mariadb" -> MYSQL;
            case "bigquery" -> BIGQUERY;
            case "sqlserver", "synapse", "fabric" -> SQL_SERVER;
            case "oracle", "snowflake", "trino", "presto", "athena", "db2", "teradata", "dremio" -> REGEXP_LIKE;
            case "glue" -> GLUE;
            default -> SPARK;
        };
    }

    /** A name in quotes. A quote of its own is doubled; BigQuery has no name with one. */
    public String name(String name) {
        String text = name.replace(String.valueOf(close), String.valueOf(close) + close);
        if (this == BIGQUERY) {
            text = name.replace("\\", "\\\\").replace("`", "\\`");
        }
        return open + text + close;
    }

    /** Of the parts of a qualified name. */
    public String name(List<String> parts) {
        return parts.stream().map(this::name).collect(Collectors.joining("."));
    }

    public String text(String value) {
        if (!backslashEscapes) {
            // Without the N, SQL Server reads a text in the database's code page.
            return (this == SQL_SERVER ? "N'" : "'") + value.replace("'", "''") + "'";
        }
        // Spark and BigQuery know no doubled quote.
        String escaped = value.replace("\\", "\\\\").replace("'", "\\'");
        if (isSpark()) {
            // Spark replaces variables in the text of a statement, also within quotes.
            escaped = escaped.replace("${", "\\u0024{");
        }
        return "'" + (this == GLUE ? escaped.replace("\"", "\\u0022") : escaped) + "'";
    }

    public String number(BigDecimal value) {
        return value.toPlainString();
    }

    public String truth(boolean value) {
        if (this == SQL_SERVER) {
            return value ? "1" : "0";
        }
        return value ? "TRUE" : "FALSE";
    }

    /** A date or moment from its ISO text. */
    public String time(Column.Family family, String iso) {
        if (family == Column.Family.DATE) {
            String day = iso.length() > 10 ? iso.substring(0, 10) : iso;
            return this == SQL_SERVER ? "CAST(" + text(day) + " AS date)" : "DATE " + text(day);
        }
        String moment = iso.length() == 10 ? iso + "T00:00:00" : iso;
        boolean zoned = moment.endsWith("Z");
        String plain = (zoned ? moment.substring(0, moment.length() - 1) : moment).replace('T', ' ');
        plain = plain.length() == 16 ? plain + ":00" : plain;
        return switch (this) {
            case SQL_SERVER ->
                zoned
                        ? "CAST(" + text(plain + " +00:00") + " AS datetimeoffset)"
                        : "CAST(" + text(plain) + " AS datetime2)";
            case SPARK, GLUE ->
                family == Column.Family.TIMESTAMP
                        ? "TIMESTAMP " + text(zoned ? plain + "Z" : plain)
                        : "TIMESTAMP_NTZ " + text(plain);
            case MYSQL -> "TIMESTAMP " + text(plain);
            case BIGQUERY ->
                (family == Column.Family.TIMESTAMP ? "TIMESTAMP " : "DATETIME ") + text(zoned ? plain + "+00" : plain);
            case ANSI ->
                family == Column.Family.TIMESTAMP
                        ? "TIMESTAMP WITH TIME ZONE " + text(plain + "+00:00")
                        : "TIMESTAMP " + text(plain);
            case REGEXP_LIKE -> "TIMESTAMP " + text(zoned ? plain + " UTC" : plain);
        };
    }

    /** A text as it is, where the column's collation may take others for the same: by case, by accents. */
    public String exactly(String column) {
        return switch (this) {
            case MYSQL -> "CONVERT(" + column + " USING utf8mb4) COLLATE utf8mb4_bin";
            case SQL_SERVER -> column + " COLLATE Latin1_General_100_BIN2";
            default -> column;
        };
    }

    /** Now, comparable with that family. */
    public String now(Column.Family family) {
        return switch (family) {
            case DATE ->
                this == SQL_SERVER ? "CAST(GETDATE() AS date)" : "CURRENT_DATE" + (this == BIGQUERY ? "()" : "");
            case LOCAL_TIMESTAMP ->
                switch (this) {
                    case SQL_SERVER -> "SYSUTCDATETIME()";
                    case BIGQUERY -> "CURRENT_DATETIME()";
                    case SPARK, GLUE -> "CAST(CURRENT_TIMESTAMP AS TIMESTAMP_NTZ)";
                    case MYSQL -> "CURRENT_TIMESTAMP";
                    default -> "LOCALTIMESTAMP";
                };
            default ->
                switch (this) {
                    case SQL_SERVER -> "SYSDATETIMEOFFSET()";
                    case BIGQUERY -> "CURRENT_TIMESTAMP()";
                    default -> "CURRENT_TIMESTAMP";
                };
        };
    }

    public String length(String column) {
        return switch (this) {
            // LEN alone leaves blanks at the end out.
            case SQL_SERVER -> "(LEN(" + column + " + N'.') - 1)";
            case MYSQL -> "CHAR_LENGTH(" + column + ")";
            default -> "LENGTH(" + column + ")";
        };
    }

    /** Whether the text matches the pattern wholly; empty where the database has no patterns. */
    public Optional<String> matches(String column, String pattern) {
        // MySQL and MariaDB would else follow the column's collation, most of which don't tell cases apart.
        String whole = text((this == MYSQL ? "(?-i)" : "") + WholePattern.of(pattern));
        if (matches != null) {
            return Optional.of(column + matches + whole);
        }
        return switch (this) {
            case BIGQUERY -> Optional.of("REGEXP_CONTAINS(" + column + ", " + whole + ")");
            case REGEXP_LIKE -> Optional.of("REGEXP_LIKE(" + column + ", " + whole + ")");
            default -> Optional.empty();
        };
    }

    /** Whether statements are Spark's. */
    public boolean isSpark() {
        return this == SPARK || this == GLUE;
    }
}

package io.plumbline.exports.rule;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A top-level field of the container.
 *
 * @param path as profiles and checks name it: the name, in back-ticks if it has a dot, a bracket or a back-tick
 * @param name as the source has it
 * @param declaredType the source's own name of the type
 * @param sparkType Spark's simple string for the type as which it is read
 * @param nullable absent if the source doesn't say
 * @param primaryKeyPosition position in the primary key, from 1; absent if it isn't part of it
 * @param comment absent if the source has none
 */
public record Column(
        String path,
        String name,
        String declaredType,
        String sparkType,
        @Nullable Boolean nullable,
        @Nullable Integer primaryKeyPosition,
        @Nullable String comment) {

    public Column {
        requireNonNull(path, "path");
        requireNonNull(name, "name");
        requireNonNull(declaredType, "declaredType");
        requireNonNull(sparkType, "sparkType");
    }

    /** The path of a top-level column: its name, in back-ticks unless it is letters, digits, underscores and the like. */
    public static String pathOf(String name) {
        boolean plain = !name.isEmpty() && name.chars().noneMatch(c -> c == '.' || c == '`' || c == '[' || c == ']');
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }

    /** The name of the top-level column at a path; a path that leads inside of a field, or to elements, stays as it is. */
    public static String nameAt(String path) {
        if (path.length() < 2 || !path.startsWith("`") || !path.endsWith("`")) {
            return path;
        }
        String inner = path.substring(1, path.length() - 1);
        return inner.replace("``", "").contains("`") ? path : inner.replace("``", "`");
    }

    /** What values are like. */
    public enum Family {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        /** A moment, in UTC where it is compared. */
        TIMESTAMP,
        /** A date with a time of day, in no zone. */
        LOCAL_TIMESTAMP,
        BINARY,
        ARRAY,
        STRUCT,
        OTHER;

        public boolean isTime() {
            return this == DATE || this == TIMESTAMP || this == LOCAL_TIMESTAMP;
        }

        public boolean isNumber() {
            return this == INTEGER || this == NUMBER;
        }
    }

    public Family family() {
        String type = sparkType.toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < type.length() && (Character.isLetterOrDigit(type.charAt(end)) || type.charAt(end) == '_')) {
            end++;
        }
        return switch (type.substring(0, end)) {
            case "string", "varchar", "char" -> Family.TEXT;
            case "tinyint", "smallint", "int", "integer", "bigint" -> Family.INTEGER;
            case "float", "double", "decimal" -> Family.NUMBER;
            case "boolean" -> Family.BOOLEAN;
            case "date" -> Family.DATE;
            case "timestamp", "timestamp_ltz" -> Family.TIMESTAMP;
            case "timestamp_ntz" -> Family.LOCAL_TIMESTAMP;
            case "binary" -> Family.BINARY;
            case "array" -> Family.ARRAY;
            case "struct", "map" -> Family.STRUCT;
            default -> Family.OTHER;
        };
    }
}

package io.plumbline.api.rule;

import java.util.Locale;
import java.util.Set;

/** What kind of values a field holds, as far as rules care. */
public enum FieldFamily {
    NUMBER,
    TEXT,
    /** Dates and timestamps. */
    TIME,
    BOOLEAN,
    ARRAY,
    /** Structs, maps, bytes. */
    OTHER;

    private static final String ARRAY_OF = "array<";
    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "int", "integer", "bigint", "float", "double", "decimal", "numeric");
    private static final Set<String> TEXTS = Set.of("string", "char", "varchar", "text");
    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamp_ntz", "timestamp_ltz");

    /** @param sparkType as Spark writes it, for example {@code decimal(12,2)} or {@code array<string>} */
    public static FieldFamily of(String sparkType) {
        String type = sparkType.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith(ARRAY_OF)) {
            return ARRAY;
        }
        String bare = type.replaceFirst("\\(.*", "");
        if (NUMBERS.contains(bare)) {
            return NUMBER;
        } else if (TEXTS.contains(bare)) {
            return TEXT;
        } else if (TIMES.contains(bare)) {
            return TIME;
        }
        return bare.equals("boolean") ? BOOLEAN : OTHER;
    }

    /** Of the elements of an array; of anything else, its own. */
    public static FieldFamily ofElements(String sparkType) {
        String type = sparkType.strip();
        boolean array = type.toLowerCase(Locale.ROOT).startsWith(ARRAY_OF) && type.endsWith(">");
        return array ? of(type.substring(ARRAY_OF.length(), type.length() - 1)) : of(type);
    }
}

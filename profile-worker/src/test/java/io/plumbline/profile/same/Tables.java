package io.plumbline.profile.same;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The columns of a table for the rows, and their values as drivers take them. */
final class Tables {

    private Tables() {}

    /** @param type the server's name for a Spark type */
    static String columns(StructType schema, UnaryOperator<String> type) {
        return Arrays.stream(schema.fields())
                .map(f -> f.name() + " " + type.apply(f.dataType().simpleString()))
                .collect(Collectors.joining(", "));
    }

    static String postgresql(String type) {
        return switch (type) {
            case "string" -> "text";
            case "double" -> "double precision";
            case "timestamp" -> "timestamptz";
            case "timestamp_ntz" -> "timestamp";
            default -> type.replace("decimal", "numeric");
        };
    }

    static String mariadb(String type) {
        return switch (type) {
            case "string" -> "longtext";
            case "timestamp" -> "timestamp(6) null";
            case "timestamp_ntz" -> "datetime(6)";
            default -> type;
        };
    }

    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Timestamp at) {
            return at.toInstant().atOffset(ZoneOffset.UTC);
        }
        return value instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : value;
    }
}

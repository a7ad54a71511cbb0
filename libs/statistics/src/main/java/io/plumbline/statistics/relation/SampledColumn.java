package io.plumbline.statistics.relation;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.ValueDomain;

import static java.util.Objects.requireNonNull;

/**
 * A column of the sampled rows.
 *
 * @param path as in {@code FieldShape.path}
 */
public record SampledColumn(String path, Family family) implements Serializable {
    /** What values can be compared with. Only those of one family are. */
    public enum Family {
        /** Cells hold the bits of the value as a double. */
        NUMBER,
        /** Cells hold days since 1970-01-01. */
        DATE,
        /** Cells hold microseconds since 1970-01-01T00:00:00Z. */
        INSTANT,
        /** Cells hold microseconds since 1970-01-01T00:00:00 of an unzoned calendar. */
        LOCAL_DATE_TIME,
        /** Cells hold a 64-bit hash of the UTF-8 bytes: equal or not is all that they tell. */
        TEXT,
        /** Cells hold 0 or 1. */
        BOOLEAN;

        /** Whether less and greater mean anything. */
        public boolean ordered() {
            return this != TEXT && this != BOOLEAN;
        }

        int compare(long a, long b) {
            return this == NUMBER
                    ? Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b))
                    : Long.compare(a, b);
        }

        double number(long cell) {
            return this == NUMBER ? Double.longBitsToDouble(cell) : cell;
        }

        /** The family of a domain's values; null when they aren't sampled. */
        public static @Nullable Family of(ValueDomain domain) {
            return switch (domain) {
                case LONG, DECIMAL, FLOAT, DOUBLE -> NUMBER;
                case DATE -> DATE;
                case INSTANT -> INSTANT;
                case LOCAL_DATE_TIME -> LOCAL_DATE_TIME;
                case TEXT -> TEXT;
                case BOOLEAN -> BOOLEAN;
                case BYTES, SIZE, NONE -> null;
            };
        }
    }

    public SampledColumn {
        requireNonNull(path, "path");
        requireNonNull(family, "family");
    }
}

package io.plumbline.connectors;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * What to read of a container.
 *
 * @param columns names, in the order wanted; empty means all
 * @param types by the name of a column, the type that a user wants instead of the one that was found
 * @param partitionField the column by whose ranges the read is to be cut; null to leave it to what was found
 * @param start where to begin; null for all rows
 * @param sample which part of the rows; null for all
 * @param limits how much at most
 * @param hidden which columns are left out, and of which no value may be told
 * @param parts which parts; null for all. A source that knows none reads everything, and its result says so
 * @param text how delimited text is read where that differs from the datastore's settings, by their names; sources without files have
 *     no use for it
 */
public record ReadOptions(
        List<String> columns,
        Map<String, WantedType> types,
        @Nullable String partitionField,
        @Nullable Start start,
        @Nullable Sample sample,
        Limits limits,
        Hidden hidden,
        @Nullable PartChoice parts,
        Map<String, String> text) {

    /** Of all parts. */
    public ReadOptions(
            List<String> columns,
            Map<String, WantedType> types,
            @Nullable String partitionField,
            @Nullable Start start,
            @Nullable Sample sample,
            Limits limits,
            Hidden hidden) {
        this(columns, types, partitionField, start, sample, limits, hidden, null, Map.of());
    }

    /** Every row and column, under the types that were found. */
    public static final ReadOptions ALL =
            new ReadOptions(List.of(), Map.of(), null, null, null, Limits.NONE, Hidden.NOTHING);

    public ReadOptions {
        columns = List.copyOf(columns);
        types = Map.copyOf(types);
        text = Map.copyOf(text);
        requireNonNull(limits, "limits");
        requireNonNull(hidden, "hidden");
    }

    /** With nothing hidden. */
    public ReadOptions(
            List<String> columns,
            Map<String, WantedType> types,
            @Nullable String partitionField,
            @Nullable Start start,
            @Nullable Sample sample,
            Limits limits) {
        this(columns, types, partitionField, start, sample, limits, Hidden.NOTHING);
    }

    /**
     * Of these columns, which are those that a container has or that were asked for, the ones that are read.
     *
     * @throws SourceException SETTINGS_INVALID if none is
     */
    public List<String> read(List<String> names) {
        List<String> read =
                names.stream().filter(name -> !hidden.leftOut().contains(name)).toList();
        if (read.isEmpty() && !names.isEmpty()) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "columns: all " + names.size() + " are left out (expected: at least one that is read)");
        }
        return read;
    }

    /**
     * That each masked column is among those that a container has: what had the name may have another one now, and nothing would mask
     * it. The message tells no name that is there: it may be a value.
     *
     * @throws SourceException SETTINGS_INVALID if one isn't
     */
    public void requireMasked(List<String> names) {
        Set<String> gone = new TreeSet<>(hidden.masked());
        names.forEach(gone::remove);
        if (!gone.isEmpty()) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "masked: " + String.join(", ", gone)
                            + " (expected: columns that are there, since these may have other names now: catalog the"
                            + " datastore, then decide about the fields anew)");
        }
    }

    /** These columns only, in this order. */
    public ReadOptions of(String... names) {
        return new ReadOptions(List.of(names), types, partitionField, start, sample, limits, hidden, parts, text);
    }

    public ReadOptions as(Map<String, WantedType> wanted) {
        return new ReadOptions(columns, wanted, partitionField, start, sample, limits, hidden, parts, text);
    }

    public ReadOptions cutBy(@Nullable String field) {
        return new ReadOptions(columns, types, field, start, sample, limits, hidden, parts, text);
    }

    public ReadOptions from(@Nullable Start where) {
        return new ReadOptions(columns, types, partitionField, where, sample, limits, hidden, parts, text);
    }

    public ReadOptions sampled(@Nullable Sample part) {
        return new ReadOptions(columns, types, partitionField, start, part, limits, hidden, parts, text);
    }

    public ReadOptions within(Limits most) {
        return new ReadOptions(columns, types, partitionField, start, sample, most, hidden, parts, text);
    }

    /** Of these parts only. */
    public ReadOptions choosing(PartChoice choice) {
        return new ReadOptions(columns, types, partitionField, start, sample, limits, hidden, choice, text);
    }

    public ReadOptions hiding(Hidden what) {
        return new ReadOptions(columns, types, partitionField, start, sample, limits, what, parts, text);
    }

    /** With delimited text read like that. */
    public ReadOptions reading(Map<String, String> choices) {
        return new ReadOptions(columns, types, partitionField, start, sample, limits, hidden, parts, choices);
    }

    /** At most so many rows, whichever come first. */
    public ReadOptions first(long rows) {
        return within(new Limits(rows, limits.bytes(), limits.connections(), limits.rowsPerPart()));
    }

    /**
     * Columns that a user doesn't want to be seen.
     *
     * @param leftOut not read
     * @param masked read, but no warning, note or failure quotes a value of theirs, and no read is cut by their values unasked
     */
    public record Hidden(Set<String> leftOut, Set<String> masked) {

        public static final Hidden NOTHING = new Hidden(Set.of(), Set.of());

        public Hidden {
            leftOut = Set.copyOf(leftOut);
            masked = Set.copyOf(masked);
        }
    }

    /**
     * A type that a user wants.
     *
     * @param type as Spark's DDL names it
     * @param format a pattern for dates and times, such as {@code dd/MM/yyyy}; null for ISO
     */
    public record WantedType(String type, @Nullable String format) {}

    /**
     * Rows or files that are new.
     *
     * @param field rows whose value in this column is greater; null for files that were written later
     * @param after the value in ISO words for dates and times (UTC for an instant), in digits for numbers; it is itself left out
     */
    public record Start(@Nullable String field, String after) {

        /** What one with a field comes to, for somebody who reads the plan. */
        public String words() {
            return "rows whose " + field + " is greater than " + after + "; rows without a value there are left out";
        }
    }

    /**
     * A random part of the rows, the same for the same seed while the data stays the same.
     *
     * @param fraction more than 0, at most 1
     */
    public record Sample(double fraction, long seed) {
        public Sample {
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException("fraction: " + fraction + " (expected: more than 0, at most 1)");
            }
        }

        /** What it is, for somebody who reads the plan. */
        public String words() {
            String percent = BigDecimal.valueOf(fraction)
                    .movePointRight(2)
                    .stripTrailingZeros()
                    .toPlainString();
            return "about " + percent + " % of the rows, seed " + seed;
        }
    }

    /**
     * How much may be read and taken of the source; null means that nothing is laid down here. What the datastore's own settings lay
     * down counts besides.
     *
     * @param rows stop after so many rows, whichever come first
     * @param bytes read no more than about so many bytes as stored in the source
     * @param connections to a database at the same time
     * @param rowsPerPart of each part that is read at a time - a file or a range of one, or a range of a table - take so many rows,
     *     whichever come first
     */
    public record Limits(
            @Nullable Long rows,
            @Nullable Long bytes,
            @Nullable Integer connections,
            @Nullable Long rowsPerPart) {

        public static final Limits NONE = new Limits(null, null, null);

        /** Of all rows of each part. */
        public Limits(@Nullable Long rows, @Nullable Long bytes, @Nullable Integer connections) {
            this(rows, bytes, connections, null);
        }

        public Limits {
            atLeastOne("rowsPerPart", rowsPerPart);
            atLeastOne("rows", rows);
            atLeastOne("bytes", bytes);
            atLeastOne("connections", connections == null ? null : Long.valueOf(connections));
        }

        /**
         * What a datastore's own settings lay down: {@code maxRows}, {@code maxBytes} and {@code parallelReads}.
         *
         * @param complete the properties of a connector's form
         */
        public static Limits ofSettings(Map<String, Object> complete) {
            Long connections = number(complete.get("parallelReads"));
            return new Limits(
                    number(complete.get("maxRows")),
                    number(complete.get("maxBytes")),
                    connections == null ? null : Integer.valueOf(connections.intValue()));
        }

        /** Both together: of two numbers the smaller. */
        public Limits and(Limits other) {
            Integer mine = connections;
            Integer others = other.connections;
            Integer most = mine == null ? others : others == null ? mine : Integer.valueOf(Math.min(mine, others));
            return new Limits(
                    smaller(rows, other.rows),
                    smaller(bytes, other.bytes),
                    most,
                    smaller(rowsPerPart, other.rowsPerPart));
        }

        private static @Nullable Long smaller(@Nullable Long one, @Nullable Long other) {
            return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
        }

        private static @Nullable Long number(@Nullable Object value) {
            return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
        }

        private static void atLeastOne(String name, @Nullable Long value) {
            if (value != null && value < 1) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
            }
        }
    }
}

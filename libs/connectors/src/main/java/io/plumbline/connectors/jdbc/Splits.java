package io.plumbline.connectors.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a table into ranges of one column: a whole number, a date or a time. The ranges cover every row once, rows beyond the bounds
 * included, since the outer ranges are open, and rows without a value, which are with the first.
 *
 * @param predicates one WHERE clause for each part
 */
record Splits(Column column, List<String> predicates) {

    /** What the predicates call the column: the outer query sees it as it is stored, so that its index serves. */
    static final String ALIAS = "__plumbline_split";

    private static final long SECONDS_A_DAY = 86_400;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /**
     * Asks for quantiles, or else for the bounds, which an index answers. Empty if they leave nothing to cut.
     *
     * @param where which rows are read; empty for all
     */
    static Optional<Splits> cut(
            Connection connection, Dialect dialect, Relation relation, Column column, int parts, String where)
            throws SQLException {
        SplitKind kind = column.split();
        if (kind == null) {
            return Optional.empty();
        }
        // Quantiles are those of all rows, and say nothing of some.
        List<String> edges =
                where.isEmpty() ? dialect.quantiles(connection, relation, column, parts) : List.<String>of();
        if (edges.isEmpty()) {
            edges = evenly(connection, dialect, relation, column, kind, parts, where);
        }
        return edges.isEmpty()
                ? Optional.empty()
                : Optional.of(new Splits(column, predicates(dialect.quoted(ALIAS), edges)));
    }

    private static List<String> evenly(
            Connection connection,
            Dialect dialect,
            Relation relation,
            Column column,
            SplitKind kind,
            int parts,
            String where)
            throws SQLException {
        String name = dialect.quoted(column.name());
        String which = Stream.of(dialect.bounded(name, kind), where)
                .filter(condition -> !condition.isEmpty())
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT " + dialect.bound("min(" + name + ")", kind) + ", "
                + dialect.bound("max(" + name + ")", kind) + " FROM " + dialect.sql(relation.table())
                + (which.isEmpty() ? "" : " WHERE " + which);
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            if (!row.next()) {
                return List.of();
            }
            BigInteger min = number(row, 1, kind);
            BigInteger max = number(row, 2, kind);
            if (min == null || max == null) {
                return List.of();
            }
            return edges(min, max, parts).stream()
                    .map(edge -> dialect.literal(edge, kind))
                    .distinct()
                    .toList();
        }
    }

    /** The inner edges between the parts, strictly between the bounds. */
    static List<BigInteger> edges(BigInteger min, BigInteger max, int parts) {
        List<BigInteger> edges = new ArrayList<>();
        BigInteger width = max.subtract(min);
        for (int i = 1; i < parts; i++) {
            BigInteger edge = min.add(width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts)));
            boolean advances =
                    edges.isEmpty() ? edge.compareTo(min) > 0 : edge.compareTo(edges.get(edges.size() - 1)) > 0;
            if (advances) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** The second of an edge as SQL writes it. */
    static String sql(BigInteger edge) {
        return LocalDateTime.ofEpochSecond(edge.longValue(), 0, ZoneOffset.UTC).format(SECOND);
    }

    /** The day of an edge. */
    static LocalDate day(BigInteger edge) {
        return LocalDate.ofEpochDay(Math.floorDiv(edge.longValue(), SECONDS_A_DAY));
    }

    private static @Nullable BigInteger number(ResultSet row, int index, SplitKind kind) throws SQLException {
        if (kind == SplitKind.WHOLE) {
            BigDecimal number = row.getBigDecimal(index);
            return number == null ? null : number.toBigInteger();
        }
        Object value = row.getObject(index);
        if (value == null) {
            return null;
        } else if (value instanceof Number || value instanceof String) {
            return new BigDecimal(value.toString()).toBigInteger();
        } else if (value instanceof LocalDate day) {
            return BigInteger.valueOf(day.toEpochDay() * SECONDS_A_DAY);
        } else if (value instanceof LocalDateTime time) {
            return BigInteger.valueOf(time.toEpochSecond(ZoneOffset.UTC));
        } else if (value instanceof OffsetDateTime time) {
            return BigInteger.valueOf(time.toEpochSecond());
        } else if (value instanceof Date) {
            return BigInteger.valueOf(row.getDate(index).toLocalDate().toEpochDay() * SECONDS_A_DAY);
        }
        Timestamp time = row.getTimestamp(index);
        return BigInteger.valueOf(
                kind == SplitKind.INSTANT
                        ? time.toInstant().getEpochSecond()
                        : time.toLocalDateTime().toEpochSecond(ZoneOffset.UTC));
    }

    private static List<String> predicates(String name, List<String> edges) {
        List<String> predicates = new ArrayList<>();
        predicates.add(name + " < " + edges.get(0) + " OR " + name + " IS NULL");
        for (int i = 1; i < edges.size(); i++) {
            predicates.add(name + " >= " + edges.get(i - 1) + " AND " + name + " < " + edges.get(i));
        }
        predicates.add(name + " >= " + edges.get(edges.size() - 1));
        return predicates;
    }
}

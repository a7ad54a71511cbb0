package io.plumbline.connectors.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a table into ranges of one column that an index leads: a whole number, a date or a time. The ranges cover every row once,
 * rows beyond the bounds included, since the outer ranges are open.
 *
 * @param predicates one WHERE clause for each part
 */
record Splits(String column, List<String> predicates) {

    /** What the predicates call the column: the outer query sees it as it is stored, so that its index serves. */
    static final String ALIAS = "__plumbline_split";

    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");
    private static final Set<String> TIME = Set.of("date", "timestamp", "timestamptz");

    static boolean splittable(Column column) {
        return WHOLE.contains(column.typeName()) || TIME.contains(column.typeName());
    }

    /** The column under that name, for the list of the inner SELECT. */
    String aliased() {
        return Column.quoted(column) + " AS " + Column.quoted(ALIAS);
    }

    /** Asks for the bounds, which an index answers. Empty if they leave nothing to cut. */
    static Optional<Splits> cut(Connection connection, Relation relation, Column column, int parts)
            throws SQLException {
        String name = Column.quoted(column.name());
        boolean whole = WHOLE.contains(column.typeName());
        String finite = whole ? "" : " WHERE isfinite(" + name + ")";
        String asNumber = whole ? "%s::bigint::text" : "floor(extract(epoch FROM %s))::bigint::text";
        String sql = "SELECT " + String.format(asNumber, "min(" + name + ")") + ", "
                + String.format(asNumber, "max(" + name + ")") + " FROM " + relation.sql() + finite;
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            if (!row.next() || row.getString(1) == null || row.getString(2) == null) {
                return Optional.empty();
            }
            List<String> edges =
                    edges(new BigInteger(row.getString(1)), new BigInteger(row.getString(2)), parts).stream()
                            .map(edge -> literal(edge, column.typeName()))
                            .distinct()
                            .toList();
            return edges.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Splits(column.name(), predicates(Column.quoted(ALIAS), edges)));
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

    private static List<String> predicates(String name, List<String> edges) {
        List<String> predicates = new ArrayList<>();
        predicates.add(name + " < " + edges.get(0) + " OR " + name + " IS NULL");
        for (int i = 1; i < edges.size(); i++) {
            predicates.add(name + " >= " + edges.get(i - 1) + " AND " + name + " < " + edges.get(i));
        }
        predicates.add(name + " >= " + edges.get(edges.size() - 1));
        return predicates;
    }

    private static String literal(BigInteger edge, String typeName) {
        return switch (typeName) {
            case "date" -> "(to_timestamp(" + edge + ") AT TIME ZONE 'UTC')::date";
            case "timestamp" -> "(to_timestamp(" + edge + ") AT TIME ZONE 'UTC')";
            case "timestamptz" -> "to_timestamp(" + edge + ")";
            default -> edge.toString();
        };
    }
}

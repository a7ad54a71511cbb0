package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ReadOptions;

/** Looks for the column by whose ranges a read is cut: the user's, or the best that the table offers. */
final class Cuts {

    /** Below this, one connection is as fast as several. */
    private static final long ROWS_PER_SPLIT = 50_000;

    private static final long ASSUMED_BYTES_PER_ROW = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final Table table;
    private final @Nullable String wished;
    private final Set<String> masked;
    private final List<String> notes;

    /**
     * @param wanted names the column that a user wants the read to be cut by, and those by whose values it may not be
     * @param notes takes what becomes of that
     */
    Cuts(Connection connection, Dialect dialect, Table table, ReadOptions wanted, List<String> notes) {
        this.connection = connection;
        this.dialect = dialect;
        this.table = table;
        this.wished = wanted.partitionField();
        this.masked = wanted.hidden().masked();
        this.notes = notes;
    }

    /**
     * The parts; null if the read is not cut.
     *
     * @param most parts at most
     * @param where which rows are read; empty for all
     */
    @Nullable
    Splits among(int most, String where) throws SQLException {
        Column users = users();
        int parts = parts(most, users != null);
        if (parts < 2) {
            if (users != null) {
                notes.add("not cut by " + users.name() + ", as was wished: "
                        + (most < 2 ? "one connection reads" : "the table is small, one connection is as fast"));
            }
            return null;
        }
        for (Column column : candidates(users)) {
            Optional<Splits> splits = Splits.cut(connection, dialect, table.relation(), column, parts, where);
            if (splits.isPresent()) {
                notes.add("cut by " + column.name() + (column.equals(users) ? ", as was wished" : ""));
                return splits.get();
            }
            if (column.equals(users)) {
                notes.add("not cut by " + column.name() + ", as was wished: its values leave nothing to cut between");
            }
        }
        return null;
    }

    private @Nullable Column users() {
        if (wished == null) {
            return null;
        }
        Column column = table.columns().stream()
                .filter(c -> c.name().equals(wished))
                .findFirst()
                .orElse(null);
        if (column == null) {
            notes.add("not cut by " + wished + ", as was wished: there is no such column");
            return null;
        }
        if (column.split() == null) {
            notes.add("not cut by " + wished + ", as was wished: it is "
                    + column.field().declaredType() + ", and only whole numbers, dates and times can be cut");
            return null;
        }
        return column;
    }

    /** Without a count a user's wish is the only sign that a table is worth being cut. */
    private int parts(int most, boolean wishes) {
        Long rows = table.relation().rows();
        Long bytes = table.relation().bytes();
        Long guess = rows != null ? rows : bytes == null ? null : Long.valueOf(bytes / ASSUMED_BYTES_PER_ROW);
        if (guess == null) {
            return wishes ? most : 1;
        }
        return (int) Math.min(most, (guess + ROWS_PER_SPLIT - 1) / ROWS_PER_SPLIT);
    }

    private List<Column> candidates(@Nullable Column users) {
        List<Column> candidates = new ArrayList<>();
        if (users != null) {
            candidates.add(users);
        }
        List<Column> found = new Candidates(table, dialect.splitsWithoutIndex())
                .splittable().stream()
                        .filter(column -> !masked.contains(column.name()))
                        .toList();
        if (!found.isEmpty()) {
            candidates.add(found.get(0));
        } else if (dialect.splitsByPartitions()
                && table.relation().partitionedBy().size() == 1) {
            String key = table.relation().partitionedBy().get(0);
            table.columns().stream()
                    .filter(c -> c.name().equals(key) && c.split() != null && !masked.contains(key))
                    .forEach(candidates::add);
        }
        return candidates;
    }
}

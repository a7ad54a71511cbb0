package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A limit of bytes as one of rows, which is all that a SELECT can be told. */
final class ByteLimit {

    private static final int MEASURED_ROWS = 1000;
    private static final int FETCHED = 200;
    private static final int BYTES_OF_A_NUMBER = 8;

    /** What a row takes that has nothing to measure. */
    private static final long LEAST_BYTES = 24;

    private final Connection connection;
    private final Dial dial;
    private final Relation relation;

    ByteLimit(Connection connection, Dial dial, Relation relation) {
        this.connection = connection;
        this.dial = dial;
        this.relation = relation;
    }

    /**
     * The rows that may be read; null if all may.
     *
     * @param bytes null if there is no limit
     * @param notes takes how the rows were reckoned
     */
    @Nullable
    Long rows(@Nullable Long bytes, List<String> notes) throws SQLException {
        Long stored = relation.bytes();
        if (bytes == null || stored != null && stored <= bytes) {
            return null;
        }
        Long told = told(stored, relation.rows());
        long each = Math.max(1, told != null ? told : measured());
        long rows = Math.max(1, bytes / each);
        notes.add("at most " + rows + " rows, by the limit of " + bytes + " bytes and the " + each + " bytes a row "
                + (told != null ? "that the database's statistics tell" : "that its first rows take"));
        return rows;
    }

    /** The average of all rows, rounded up; null if the database doesn't know it. */
    private static @Nullable Long told(@Nullable Long bytes, @Nullable Long rows) {
        return bytes == null || rows == null || rows < 1 ? null : Long.valueOf((bytes + rows - 1) / rows);
    }

    /** The average of the first rows, where the database doesn't know one. */
    private long measured() throws SQLException {
        try (Statement ask = connection.createStatement()) {
            ask.setMaxRows(MEASURED_ROWS);
            ask.setFetchSize(FETCHED);
            Dialect dialect = dial.dialect();
            try (ResultSet row = ask.executeQuery(dialect.limited("*", dialect.sql(relation.table()), MEASURED_ROWS))) {
                int columns = row.getMetaData().getColumnCount();
                long rows = 0;
                long bytes = 0;
                while (row.next()) {
                    rows++;
                    for (int i = 1; i <= columns; i++) {
                        String value = row.getString(i);
                        bytes += value == null ? 0 : Math.max(BYTES_OF_A_NUMBER, value.length());
                    }
                }
                return Math.max(LEAST_BYTES, rows == 0 ? 0 : bytes / rows);
            }
        }
    }
}

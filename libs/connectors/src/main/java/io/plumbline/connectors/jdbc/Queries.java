package io.plumbline.connectors.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Runs metadata queries and hands each row to a reader. */
final class Queries {

    private static final int ROWS_PER_FETCH = 5_000;

    private final Connection connection;

    Queries(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row; returns null to leave it out. */
    interface Reader<T> {
        @Nullable
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable String... parameters) throws SQLException {
        List<T> read = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(sql)) {
            ask.setFetchSize(ROWS_PER_FETCH);
            for (int i = 0; i < parameters.length; i++) {
                ask.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    T one = reader.read(row);
                    if (one != null) {
                        read.add(one);
                    }
                }
            }
        }
        return read;
    }

    List<String> strings(String sql, @Nullable String... parameters) throws SQLException {
        return list(sql, row -> row.getString(1), parameters);
    }

    boolean any(String sql, @Nullable String... parameters) throws SQLException {
        return !list(sql, row -> Boolean.TRUE, parameters).isEmpty();
    }

    static @Nullable Long longOrNull(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return row.wasNull() ? null : value;
    }

    /** A text array of the server's. */
    static List<String> texts(ResultSet row, int index) throws SQLException {
        Array array = row.getArray(index);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}

package io.plumbline.benchmarks.profile;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/** DuckDB's {@code SUMMARIZE} with two threads, of files, in memory. */
public final class DuckDbEngine implements Function<List<String>, String> {
    private final Connection connection;

    /** Opens the database. */
    public DuckDbEngine() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
        }
    }

    /** Takes {@code profile}, a format and a directory. */
    @Override
    public String apply(List<String> words) {
        String from = switch (words.get(1)) {
            case "parquet" -> "read_parquet('" + words.get(2) + "/*.parquet')";
            case "csv" -> "read_csv('" + words.get(2) + "/*.csv')";
            default -> throw new IllegalArgumentException("format: " + words.get(1) + " (expected: parquet or csv)");
        };
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("SUMMARIZE SELECT * FROM " + from)) {
            int count = 0;
            while (columns.next()) {
                count++;
            }
            return count + " columns";
        } catch (SQLException e) {
            throw new IllegalStateException("SUMMARIZE of " + from, e);
        }
    }
}

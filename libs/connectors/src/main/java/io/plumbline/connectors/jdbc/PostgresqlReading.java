package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.Observed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** One read, planned: the SELECT, its parts, and what is counted on the side. */
record PostgresqlReading(
        Relation relation,
        List<Column> columns,
        @Nullable Splits splits,
        ReadPlan plan,
        @Nullable Long limit) {

    /** Below this, one connection is as fast as several. */
    private static final long ROWS_PER_SPLIT = 50_000;

    private static final long ASSUMED_BYTES_PER_ROW = 100;
    private static final String NAN_MARK = "__plumbline_nan";

    static PostgresqlReading of(
            Connection connection,
            Relation relation,
            List<Column> all,
            List<String> indexed,
            ReadOptions wanted,
            int parallelReads)
            throws SQLException {
        List<Column> columns = chosen(relation, all, wanted.columns());
        Long rows = relation.rows();
        Long bytes = relation.bytes();
        Long limit = wanted.maxRows();
        long guess = rows != null ? rows : bytes != null ? bytes / ASSUMED_BYTES_PER_ROW : 0;
        int parts = (int) Math.min(parallelReads, (guess + ROWS_PER_SPLIT - 1) / ROWS_PER_SPLIT);
        Splits splits = null;
        if (parts > 1 && limit == null) {
            Optional<Column> column = indexed.stream()
                    .flatMap(name -> all.stream().filter(c -> c.name().equals(name)))
                    .filter(Splits::splittable)
                    .findFirst();
            if (column.isPresent()) {
                splits = Splits.cut(connection, relation, column.get(), parts).orElse(null);
            }
        }
        Long expected = rows == null || limit == null ? rows : Long.valueOf(Math.min(rows, limit));
        ReadPlan plan = new ReadPlan(
                splits == null ? 1 : splits.predicates().size(),
                expected,
                bytes,
                splits == null ? null : splits.column());
        return new PostgresqlReading(relation, columns, splits, plan, limit);
    }

    /** Opens the DataFrame; Spark asks the server for the schema at once, for rows only when an action runs. */
    ReadResult read(SparkSession spark, PostgresqlConnections connections, int fetchSize) {
        Properties properties = connections.properties();
        properties.setProperty("driver", "org.postgresql.Driver");
        properties.setProperty("fetchsize", String.valueOf(fetchSize));
        DataFrameReader reader = spark.read().option("preferTimestampNTZ", "true");
        String table = "(" + select() + ") AS plumbline";
        String[] predicates =
                splits == null ? new String[] {"true"} : splits.predicates().toArray(String[]::new);
        Dataset<Row> rows = reader.jdbc(connections.url(), table, predicates, properties);
        Observed observed = new Observed();
        if (marksNaN()) {
            observed.add(rows.col(NAN_MARK).cast("long"));
            rows = observed.over(rows).drop(NAN_MARK);
        }
        rows = rows.drop(Splits.ALIAS);
        return new ReadResult(rows, columns.stream().map(Column::field).toList(), plan, () -> warnings(observed));
    }

    private String select() {
        String list = columns.stream().map(Column::aliased).collect(Collectors.joining(", "));
        String extra = splits == null ? "" : ", " + splits.aliased();
        return "SELECT " + list + extra + mark() + " FROM " + relation.sql() + (limit == null ? "" : " LIMIT " + limit);
    }

    private String mark() {
        if (!marksNaN()) {
            return "";
        }
        return columns.stream()
                .filter(Column::mayHoldNaN)
                .map(c -> "COALESCE((" + Column.quoted(c.name()) + " = 'NaN')::int, 0)")
                .collect(Collectors.joining(" + ", ", ", " AS " + Column.quoted(NAN_MARK)));
    }

    private boolean marksNaN() {
        return columns.stream().anyMatch(Column::mayHoldNaN);
    }

    private List<ReadWarning> warnings(Observed observed) {
        List<Long> totals = observed.totals();
        if (totals.isEmpty() || totals.get(0) == 0) {
            return List.of();
        }
        return List.of(new ReadWarning(
                "VALUES_NOT_A_NUMBER",
                null,
                totals.get(0),
                relation.qualified() + ": " + totals.get(0) + " NaN in numeric columns read as null"));
    }

    private static List<Column> chosen(Relation relation, List<Column> all, List<String> names) {
        if (names.isEmpty()) {
            return all;
        }
        List<Column> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(all.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SourceException(
                            SourceFailure.CONTAINER_GONE,
                            "column: " + name + " (expected: a column of " + relation.qualified() + ")")));
        }
        return chosen;
    }
}

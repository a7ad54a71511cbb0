package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
record JdbcReading(
        Dial dial,
        Relation relation,
        List<Column> columns,
        @Nullable Splits splits,
        ReadPlan plan,
        @Nullable Long limit) {

    /** Below this, one connection is as fast as several. */
    private static final long ROWS_PER_SPLIT = 50_000;

    private static final long ASSUMED_BYTES_PER_ROW = 100;
    private static final String LOST_MARK = "__plumbline_lost";
    private static final String EVERYTHING = "1 = 1";

    static JdbcReading of(Connection connection, Dial dial, Table table, ReadOptions wanted, int parallelReads)
            throws SQLException {
        Relation relation = table.relation();
        List<Column> columns = chosen(table, wanted.columns());
        Long rows = relation.rows();
        Long bytes = relation.bytes();
        Long limit = wanted.limits().rows();
        long guess = rows != null ? rows : bytes != null ? bytes / ASSUMED_BYTES_PER_ROW : 0;
        int parts = (int) Math.min(parallelReads, (guess + ROWS_PER_SPLIT - 1) / ROWS_PER_SPLIT);
        Splits splits = null;
        if (parts > 1 && limit == null) {
            List<Column> splittable = new Candidates(table, dial.dialect().splitsWithoutIndex()).splittable();
            if (!splittable.isEmpty()) {
                splits = Splits.cut(connection, dial.dialect(), relation, splittable.get(0), parts)
                        .orElse(null);
            }
        }
        Long expected = rows == null || limit == null ? rows : Long.valueOf(Math.min(rows, limit));
        ReadPlan plan = new ReadPlan(
                splits == null ? 1 : splits.predicates().size(),
                expected,
                bytes,
                splits == null ? null : splits.column().name(),
                limit != null,
                List.of());
        return new JdbcReading(dial, relation, columns, splits, plan, limit);
    }

    /** Opens the DataFrame; Spark asks the server for the names at once, for rows only when an action runs. */
    ReadResult read(SparkSession spark, int fetchSize) {
        SparkDialect.register(dial.type());
        Properties properties = new Properties();
        properties.putAll(dial.options());
        properties.setProperty("driver", ShelfDriver.class.getName());
        properties.setProperty("fetchsize", String.valueOf(fetchSize));
        properties.setProperty("customSchema", schema());
        // A filter or a limit is Spark's to apply: what is equal, and what comes first, differs between databases.
        properties.setProperty("pushDownPredicate", "false");
        if (dial.dialect().driverTimesOut()) {
            properties.setProperty("queryTimeout", String.valueOf(dial.statementTimeoutSeconds()));
        }
        DataFrameReader reader = spark.read();
        String[] predicates =
                splits == null ? new String[] {EVERYTHING} : splits.predicates().toArray(String[]::new);
        Dataset<Row> rows =
                reader.jdbc(ShelfDriver.url(dial.type()), "(" + select() + ") plumbline", predicates, properties);
        Observed observed = new Observed();
        if (mayLose()) {
            observed.add(rows.col(LOST_MARK).cast("long"));
            rows = observed.over(rows).drop(LOST_MARK);
        }
        rows = rows.drop(Splits.ALIAS).toDF(columns.stream().map(Column::name).toArray(String[]::new));
        if (limit != null && limit <= Integer.MAX_VALUE) {
            rows = rows.limit(limit.intValue()); // For servers that no SELECT can tell; the others have it already.
        }
        return new ReadResult(rows, columns.stream().map(Column::field).toList(), plan, () -> warnings(observed));
    }

    private String schema() {
        String list = IntStream.range(0, columns.size())
                .mapToObj(i -> alias(i) + " " + columns.get(i).field().sparkType())
                .collect(Collectors.joining(", "));
        return mayLose() ? list + ", " + LOST_MARK + " bigint" : list;
    }

    /** What a column is called on its way: some servers change an alias, by taking blanks off or by cutting it short. */
    private static String alias(int column) {
        return "c" + column;
    }

    private String select() {
        Dialect dialect = dial.dialect();
        StringBuilder list = new StringBuilder(IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).expression() + " AS " + dialect.quoted(alias(i)))
                .collect(Collectors.joining(", ")));
        if (splits != null) {
            list.append(", ").append(dialect.quoted(splits.column().name()));
            list.append(" AS ").append(dialect.quoted(Splits.ALIAS));
        }
        if (mayLose()) {
            list.append(columns.stream()
                    .filter(c -> c.lost() != null)
                    .map(c -> "CASE WHEN " + c.lost() + " THEN 1 ELSE 0 END")
                    .collect(Collectors.joining(" + ", ", ", " AS " + dialect.quoted(LOST_MARK))));
        }
        String table = dialect.sql(relation.table());
        return limit == null ? "SELECT " + list + " FROM " + table : dialect.limited(list.toString(), table, limit);
    }

    private boolean mayLose() {
        return columns.stream().anyMatch(c -> c.lost() != null);
    }

    private List<ReadWarning> warnings(Observed observed) {
        List<Long> totals = observed.totals();
        if (totals.isEmpty() || totals.get(0) == 0) {
            return List.of();
        }
        Loss loss = dial.dialect().losses();
        return List.of(new ReadWarning(
                loss.code(),
                null,
                totals.get(0),
                relation.qualified() + ": " + totals.get(0) + " " + loss.words() + " read as null"));
    }

    private static List<Column> chosen(Table table, List<String> names) {
        if (names.isEmpty()) {
            return table.columns();
        }
        List<Column> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(table.columns().stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SourceException(
                            SourceFailure.CONTAINER_GONE,
                            "column: " + name + " (expected: a column of "
                                    + table.relation().qualified() + ")")));
        }
        return chosen;
    }
}

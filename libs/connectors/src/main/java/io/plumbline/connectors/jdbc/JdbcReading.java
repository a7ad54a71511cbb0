package io.plumbline.connectors.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Observed;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Retyping;
import io.plumbline.connectors.RowLimit;
import io.plumbline.connectors.StartFilter;
import io.plumbline.connectors.StartValue;

/**
 * One read, planned: the SELECT, its parts, what Spark does with its rows, and what is counted on the side.
 *
 * @param from what follows FROM: the table, which of its rows are chosen, and which are wanted
 * @param selected rows that the SELECT ends after; null if it doesn't
 * @param sample chosen by Spark; null if by the database, or if all rows are read
 * @param perPart rows given on of each part; null for all
 * @param most rows given on of those that were selected; null for all
 */
record JdbcReading(
        Dial dial,
        Relation relation,
        ColumnChoice columns,
        @Nullable Splits splits,
        ReadPlan plan,
        String from,
        @Nullable Long selected,
        @Nullable Sample sample,
        @Nullable Long perPart,
        @Nullable Long most) {

    private static final String LOST_MARK = "__plumbline_lost";
    private static final String EVERYTHING = "1 = 1";

    /** Opens the DataFrame; Spark asks the server for the names at once, for rows only when an action runs. */
    ReadResult read(SparkSession spark, int fetchSize) {
        Dataset<Row> rows = selected(spark, fetchSize);
        if (selected != null) {
            rows = RowLimit.of(rows, selected); // For servers that no SELECT can tell; the others have it already.
        }
        if (sample != null) {
            rows = rows.sample(false, sample.fraction(), sample.seed());
        }
        Observed observed = new Observed();
        List<Loss> losses = losses();
        for (int i = 0; i < losses.size(); i++) {
            observed.add(rows.col(LOST_MARK + i).cast("long"));
        }
        List<FieldDescription> retyped = new ArrayList<>();
        List<org.apache.spark.sql.Column> values = values(rows, observed, retyped);
        rows = observed.over(rows);
        rows = rows.select(values.toArray(org.apache.spark.sql.Column[]::new));
        Start start = columns.start();
        Integer at = columns.startsAt();
        if (start != null && at != null) {
            var type = rows.schema().fields()[at].dataType();
            rows = rows.filter(StartFilter.of(rows.col(alias(at)), type, StartValue.of(start, type.catalogString())));
        }
        List<FieldDescription> fields = columns.fields();
        for (int i = fields.size(); i < columns.read().size(); i++) {
            rows = rows.drop(alias(i));
        }
        rows = rows.toDF(fields.stream().map(FieldDescription::name).toArray(String[]::new));
        if (perPart != null) {
            rows = RowLimit.ofEachPart(rows, perPart);
        }
        if (most != null) {
            rows = RowLimit.of(rows, most);
        }
        return new ReadResult(rows, fields, plan, () -> warnings(observed.totals(), losses, retyped));
    }

    private Dataset<Row> selected(SparkSession spark, int fetchSize) {
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
        String[] predicates =
                splits == null ? new String[] {EVERYTHING} : splits.predicates().toArray(String[]::new);
        return spark.read().jdbc(ShelfDriver.url(dial.type()), "(" + select() + ") plumbline", predicates, properties);
    }

    /** The columns under the types that are given on; how many values didn't fit these is counted behind what is lost. */
    private List<org.apache.spark.sql.Column> values(
            Dataset<Row> rows, Observed observed, List<FieldDescription> retyped) {
        List<org.apache.spark.sql.Column> values = new ArrayList<>();
        for (int i = 0; i < columns.read().size(); i++) {
            Column column = columns.read().get(i);
            org.apache.spark.sql.Column stored = rows.col(alias(i));
            ColumnChoice.Wanted wanted = columns.types().get(column.name());
            if (wanted == null) {
                values.add(stored);
                continue;
            }
            Retyping retyping = new Retyping(rows.schema().apply(alias(i)).dataType(), wanted.type(), wanted.format());
            observed.add(retyping.misfit(stored));
            retyped.add(column.field().withType(wanted.type().catalogString(), null));
            values.add(retyping.value(stored).alias(alias(i)));
        }
        return values;
    }

    private String schema() {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < columns.read().size(); i++) {
            list.add(alias(i) + " " + columns.read().get(i).field().sparkType());
        }
        for (int i = 0; i < losses().size(); i++) {
            list.add(LOST_MARK + i + " bigint");
        }
        return String.join(", ", list);
    }

    /** What a column is called on its way: some servers change an alias, by taking blanks off or by cutting it short. */
    private static String alias(int column) {
        return "c" + column;
    }

    private String select() {
        Dialect dialect = dial.dialect();
        List<String> list = new ArrayList<>(IntStream.range(0, columns.read().size())
                .mapToObj(i -> columns.read().get(i).expression() + " AS " + dialect.quoted(alias(i)))
                .toList());
        if (splits != null) {
            list.add(dialect.quoted(splits.column().name()) + " AS " + dialect.quoted(Splits.ALIAS));
        }
        List<Loss> losses = losses();
        for (int i = 0; i < losses.size(); i++) {
            Loss loss = losses.get(i);
            String marks = lost().filter(lost -> lost.loss().equals(loss))
                    .map(lost -> "CASE WHEN " + lost.condition() + " THEN 1 ELSE 0 END")
                    .collect(Collectors.joining(" + "));
            list.add(marks + " AS " + dialect.quoted(LOST_MARK + i));
        }
        String all = String.join(", ", list);
        return selected == null ? "SELECT " + all + " FROM " + from : dialect.limited(all, from, selected);
    }

    /** The kinds of values of these columns that can't be read as they are. */
    private List<Loss> losses() {
        return lost().map(Lost::loss).distinct().toList();
    }

    private java.util.stream.Stream<Lost> lost() {
        return columns.read().stream().flatMap(column -> column.lost().stream());
    }

    private List<ReadWarning> warnings(List<Long> totals, List<Loss> losses, List<FieldDescription> retyped) {
        Map<String, ReadWarning> warnings = new LinkedHashMap<>();
        for (int i = 0; i < totals.size(); i++) {
            long count = totals.get(i);
            if (count > 0 && i < losses.size()) {
                Loss loss = losses.get(i);
                warnings.put(
                        loss.code(),
                        new ReadWarning(
                                loss.code(), null, count, relation.qualified() + ": " + count + " " + loss.words()));
            } else if (count > 0) {
                FieldDescription field = retyped.get(i - losses.size());
                warnings.put("column " + i, Retyping.warning(relation.qualified(), field, count));
            }
        }
        return List.copyOf(warnings.values());
    }
}

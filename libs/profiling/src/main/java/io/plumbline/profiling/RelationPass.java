package io.plumbline.profiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.statistics.relation.ColumnPair;
import io.plumbline.statistics.relation.ConfirmedDependency;
import io.plumbline.statistics.relation.ConfirmedKey;
import io.plumbline.statistics.relation.ConfirmedNulls;
import io.plumbline.statistics.relation.ConfirmedPair;
import io.plumbline.statistics.relation.Dependency;
import io.plumbline.statistics.relation.KeyCandidate;
import io.plumbline.statistics.relation.NullPattern;
import io.plumbline.statistics.relation.RowSample;
import io.plumbline.statistics.relation.SampledColumn;

/**
 * Looks at columns together: takes a sample of whole rows in one pass, and confirms or refutes what the sample makes likely against
 * all rows, by Spark's own exact aggregates. Pairs cost one more pass together, each key and each determinant one with a shuffle.
 */
public final class RelationPass {
    /** Counts of so many pairs are asked for in one job, well within what Spark compiles. */
    static final int PAIRS_PER_JOB = 50;

    private static final int COUNTS_PER_PAIR = 6;

    private final Dataset<Row> data;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, DataType> types = new LinkedHashMap<>();

    /** Over these rows; columns are found by path, as in {@code FieldShape.path}. */
    public RelationPass(Dataset<Row> data) {
        StructField[] fields = data.schema().fields();
        String[] names =
                IntStream.range(0, fields.length).mapToObj(i -> "c" + i).toArray(String[]::new);
        this.data = data.toDF(names);
        for (int i = 0; i < fields.length; i++) {
            enter(FieldTree.quoted(fields[i].name()), functions.col(names[i]), fields[i]);
        }
    }

    private void enter(String path, Column column, StructField field) {
        columns.put(path, column);
        types.put(path, field.dataType());
        if (field.dataType() instanceof StructType struct) {
            for (StructField child : struct.fields()) {
                enter(path + "." + FieldTree.quoted(child.name()), column.getField(child.name()), child);
            }
        }
    }

    /**
     * A uniform sample of whole rows, of those columns whose values can be compared, the first {@link RowSample#MAX_COLUMNS} of them.
     *
     * @param hidden top-level columns that are left out, by name
     * @param capacity rows
     */
    public RowSample sample(Set<String> hidden, int capacity, long seed) {
        Set<String> leftOut = hidden.stream().map(FieldTree::quoted).collect(Collectors.toSet());
        ArrayList<SampledColumn> sampled = new ArrayList<>();
        ArrayList<DataType> read = new ArrayList<>();
        types.forEach((path, type) -> {
            SampledColumn.Family family = RowSampling.familyOf(type);
            boolean out = leftOut.stream().anyMatch(name -> path.equals(name) || path.startsWith(name + "."));
            if (family != null && !out && sampled.size() < RowSample.MAX_COLUMNS) {
                sampled.add(new SampledColumn(path, family));
                read.add(type);
            }
        });
        Column[] chosen = IntStream.range(0, sampled.size())
                .mapToObj(i -> column(sampled.get(i)).as("s" + i))
                .toArray(Column[]::new);
        return new RowSampling(sampled, read, capacity, seed)
                .of(data.select(chosen).queryExecution().toRdd().toJavaRDD());
    }

    private Column column(SampledColumn sampled) {
        Column column = columns.get(sampled.path());
        if (column == null) {
            throw new IllegalArgumentException(
                    "column: " + sampled.path() + " (expected: one of " + columns.keySet() + ")");
        }
        return column;
    }

    /** Exact counts of each pair, in the order given. */
    public List<ConfirmedPair> pairs(List<ColumnPair> candidates) {
        List<ConfirmedPair> confirmed = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += PAIRS_PER_JOB) {
            confirmed.addAll(count(candidates.subList(from, Math.min(candidates.size(), from + PAIRS_PER_JOB))));
        }
        return confirmed;
    }

    private List<ConfirmedPair> count(List<ColumnPair> pairs) {
        List<Column> counts = new ArrayList<>();
        for (ColumnPair pair : pairs) {
            Column left = column(pair.left());
            Column right = column(pair.right());
            counts.add(functions.count_if(left.isNull().and(right.isNull())));
            counts.add(functions.count_if(left.isNull().and(right.isNotNull())));
            counts.add(functions.count_if(left.isNotNull().and(right.isNull())));
            counts.add(functions.count_if(left.lt(right)));
            counts.add(functions.count_if(left.equalTo(right)));
            counts.add(functions.count_if(left.gt(right)));
        }
        Row row = data.agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .first();
        List<ConfirmedPair> confirmed = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            int at = i * COUNTS_PER_PAIR;
            confirmed.add(new ConfirmedPair(
                    pairs.get(i).left(),
                    pairs.get(i).right(),
                    row.getLong(at),
                    row.getLong(at + 1),
                    row.getLong(at + 2),
                    row.getLong(at + 3),
                    row.getLong(at + 4),
                    row.getLong(at + 5)));
        }
        return confirmed;
    }

    /** Exact counts of columns that may be null together, in the order given, in one pass. */
    public List<ConfirmedNulls> nullsTogether(List<NullPattern> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<Column> counts = new ArrayList<>();
        for (NullPattern pattern : candidates) {
            List<Column> parts = pattern.columns().stream().map(this::column).toList();
            counts.add(functions.count_if(
                    parts.stream().map(Column::isNull).reduce(Column::and).orElseThrow()));
            counts.add(functions.count_if(
                    parts.stream().map(Column::isNotNull).reduce(Column::and).orElseThrow()));
        }
        Row row = data.agg(functions.count(functions.lit(1)), counts.toArray(Column[]::new))
                .first();
        List<ConfirmedNulls> confirmed = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            confirmed.add(new ConfirmedNulls(
                    candidates.get(i).columns(), row.getLong(0), row.getLong(2 * i + 1), row.getLong(2 * i + 2)));
        }
        return confirmed;
    }

    /** Whether the columns are a key of all rows. */
    public ConfirmedKey key(KeyCandidate candidate) {
        Column[] parts = candidate.columns().stream().map(this::column).toArray(Column[]::new);
        Column anyNull =
                Arrays.stream(parts).map(Column::isNull).reduce(Column::or).orElseThrow();
        Row row = data.groupBy(parts)
                .agg(
                        functions.count(functions.lit(1)).as("times"),
                        functions.first(anyNull).as("anyNull"))
                .agg(
                        functions.coalesce(functions.sum("times"), functions.lit(0L)),
                        functions.coalesce(
                                functions.sum(functions.when(functions.col("anyNull"), functions.col("times"))),
                                functions.lit(0L)),
                        functions.coalesce(
                                functions.sum(functions.when(
                                        functions.not(functions.col("anyNull")),
                                        functions.col("times").minus(1))),
                                functions.lit(0L)))
                .first();
        return new ConfirmedKey(candidate.columns(), row.getLong(0), row.getLong(1), row.getLong(2));
    }

    /** Whether each dependency holds in all rows; those of one determinant share a pass. */
    public List<ConfirmedDependency> dependencies(List<Dependency> candidates) {
        Map<SampledColumn, List<Dependency>> byDeterminant = new LinkedHashMap<>();
        candidates.forEach(c -> byDeterminant
                .computeIfAbsent(c.determinant(), d -> new ArrayList<>())
                .add(c));
        List<ConfirmedDependency> confirmed = new ArrayList<>();
        byDeterminant.forEach((determinant, all) -> {
            for (int from = 0; from < all.size(); from += PAIRS_PER_JOB) {
                confirmed.addAll(counted(determinant, all.subList(from, Math.min(all.size(), from + PAIRS_PER_JOB))));
            }
        });
        return confirmed;
    }

    private List<ConfirmedDependency> counted(SampledColumn determinant, List<Dependency> all) {
        Column by = column(determinant);
        List<Column> broken = new ArrayList<>();
        List<Column> counts = new ArrayList<>(List.of(functions.count(functions.lit(1))));
        for (int i = 0; i < all.size(); i++) {
            Column dependent = column(all.get(i).dependent());
            Column value = functions.struct(dependent.isNull().as("missing"), dependent.as("value"));
            broken.add(functions.min(value).notEqual(functions.max(value)).as("b" + i));
            counts.add(functions.count_if(functions.col("b" + i)));
        }
        Row row = data.filter(by.isNotNull())
                .groupBy(by)
                .agg(broken.get(0), broken.subList(1, broken.size()).toArray(Column[]::new))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .first();
        List<ConfirmedDependency> confirmed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            confirmed.add(
                    new ConfirmedDependency(determinant, all.get(i).dependent(), row.getLong(0), row.getLong(i + 1)));
        }
        return confirmed;
    }
}

package io.plumbline.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.PartState;

/** Rows in memory, so that parts of them can be measured, and judged by plain code. */
record Table(String name, StructType schema, List<Row> rows) {
    private static final int BLOCK = 50;

    static Table of(String name, Dataset<Row> data) {
        return new Table(name, data.schema(), data.collectAsList());
    }

    /** One of the eight tables of TPC-H, amounts as decimals. */
    static <E extends TpchEntity> Table tpch(TpchTable<E> table, double scale) {
        List<TpchColumn<E>> columns = table.getColumns();
        StructType schema = new StructType(columns.stream()
                .map(c ->
                        new StructField(c.getColumnName(), type(c), true, org.apache.spark.sql.types.Metadata.empty()))
                .toArray(StructField[]::new));
        List<Row> rows = new ArrayList<>();
        for (E entity : table.createGenerator(scale, 1, 1)) {
            rows.add(RowFactory.create(
                    columns.stream().map(c -> value(c, entity)).toArray()));
        }
        return new Table(table.getTableName(), schema, rows);
    }

    private static DataType type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case INTEGER -> DataTypes.IntegerType;
            case IDENTIFIER -> DataTypes.LongType;
            case DATE -> DataTypes.DateType;
            case DOUBLE -> DataTypes.createDecimalType(12, 2);
            case VARCHAR -> DataTypes.StringType;
        };
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E entity) {
        return switch (column.getType().getBase()) {
            case INTEGER -> column.getInteger(entity);
            case IDENTIFIER -> column.getIdentifier(entity);
            case DATE -> java.sql.Date.valueOf(java.time.LocalDate.ofEpochDay(column.getDate(entity)));
            case DOUBLE -> java.math.BigDecimal.valueOf(Math.round(column.getDouble(entity) * 100), 2);
            case VARCHAR -> column.getString(entity);
        };
    }

    int column(String field) {
        return schema.fieldIndex(field);
    }

    Table with(List<Row> others) {
        return new Table(name, schema, others);
    }

    /** The rows by part, in the order of the parts' names; rows without one are left out. */
    Map<String, List<Row>> parts(Function<Row, String> part) {
        Map<String, List<Row>> parts = new TreeMap<>();
        for (Row row : rows) {
            String name = part.apply(row);
            if (name != null) {
                parts.computeIfAbsent(name, n -> new ArrayList<>()).add(row);
            }
        }
        return new LinkedHashMap<>(parts);
    }

    ContainerState measured() {
        return new Profiler(ProfileOptions.defaults())
                .measure(LocalSpark.session().createDataFrame(rows, schema), ProfileProgress.none());
    }

    List<PartState> measuredParts(Map<String, List<Row>> parts) {
        return parts.entrySet().stream()
                .map(e -> new PartState(e.getKey(), with(e.getValue()).measured()))
                .toList();
    }

    /** Two of three blocks of rows. */
    Table training() {
        return with(blocks(true));
    }

    /** Every third block of rows. */
    Table heldOut() {
        return with(blocks(false));
    }

    private List<Row> blocks(boolean training) {
        List<Row> chosen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if ((i / BLOCK % 3 != 2) == training) {
                chosen.add(rows.get(i));
            }
        }
        return chosen;
    }
}

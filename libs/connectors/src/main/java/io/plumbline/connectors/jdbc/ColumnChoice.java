package io.plumbline.connectors.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadOptions.WantedType;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.types.TextForm;

/**
 * Which columns are read, and under which types.
 *
 * @param read selected from the database: those that are shown, and behind them one that rows are only compared by
 * @param shown how many of them are given on
 * @param types by name, what a user wants a column to be instead; parsed
 * @param startsAt the place of the column that Spark compares with the start; null if the database does, or if all rows are read
 */
record ColumnChoice(
        List<Column> read,
        int shown,
        Map<String, Wanted> types,
        @Nullable Start start,
        @Nullable Integer startsAt) {

    /** A type that a user wants, which is one that there is. */
    record Wanted(DataType type, @Nullable String format) {}

    static ColumnChoice of(Table table, ReadOptions wanted) {
        Map<String, Wanted> types = new HashMap<>();
        for (Map.Entry<String, WantedType> entry : wanted.types().entrySet()) {
            found(table, entry.getKey());
            WantedType type = entry.getValue();
            try {
                types.put(
                        entry.getKey(),
                        new Wanted(TextForm.of(type.type(), type.format()).type(), type.format()));
            } catch (IllegalArgumentException e) {
                throw new SourceException(
                        SourceFailure.SETTINGS_INVALID, "column " + entry.getKey() + ": " + e.getMessage(), e);
            }
        }
        List<String> all = table.columns().stream().map(Column::name).toList();
        wanted.requireMasked(all);
        List<String> names = wanted.columns().isEmpty() ? all : wanted.columns();
        List<Column> read = new ArrayList<>();
        wanted.read(names).forEach(name -> read.add(found(table, name)));
        int shown = read.size();
        Start start = wanted.start();
        String field = start == null ? null : start.field();
        if (field == null || !types.containsKey(field)) {
            return new ColumnChoice(List.copyOf(read), shown, Map.copyOf(types), null, null);
        }
        Column compared = found(table, field);
        if (!read.contains(compared)) {
            read.add(compared);
        }
        return new ColumnChoice(List.copyOf(read), shown, Map.copyOf(types), start, read.indexOf(compared));
    }

    /**
     * The column of that name.
     *
     * @throws SourceException CONTAINER_GONE if there is none
     */
    static Column found(Table table, String name) {
        return table.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        SourceFailure.CONTAINER_GONE,
                        "column: " + name + " (expected: a column of "
                                + table.relation().qualified() + ")"));
    }

    /** What is given on, in its order. */
    List<FieldDescription> fields() {
        return read.subList(0, shown).stream().map(this::field).toList();
    }

    private FieldDescription field(Column column) {
        Wanted wanted = types.get(column.name());
        return wanted == null
                ? column.field()
                : column.field().withType(wanted.type().catalogString(), "the user's choice");
    }
}

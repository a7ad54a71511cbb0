package io.plumbline.connectors.files;

import java.util.ArrayList;
import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.RowLimit;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.StartFilter;
import io.plumbline.connectors.StartValue;
import io.plumbline.connectors.files.lake.LakeDescription;

/**
 * What a read of a lake table comes to.
 *
 * @param start at a value of a field; null for all rows
 * @param sample null for all rows
 * @param perPart rows at most of each part that Spark reads at a time; null for all
 * @param most rows at most; null for all
 */
record LakePlan(
        @Nullable Start start,
        @Nullable Sample sample,
        @Nullable Long perPart,
        @Nullable Long most,
        ReadPlan plan) {

    private static final long SPLIT_BYTES = 64L << 20;

    /**
     * The plan.
     *
     * @param own what the datastore's settings lay down
     * @throws SourceException CONTAINER_GONE if there is no field to start at, SETTINGS_INVALID if its values can't be compared with the
     *     start
     */
    static LakePlan of(LakeDescription known, ReadOptions wanted, Limits own) {
        Limits limits = wanted.limits().and(own);
        List<String> notes = new ArrayList<>();
        notes.add("the table as of its " + known.version());
        Start start = start(known, wanted.start(), notes);
        Sample sample = wanted.sample() == null || wanted.sample().fraction() == 1 ? null : wanted.sample();
        if (sample != null) {
            notes.add(sample.words());
        }
        Long most = most(known, limits, notes);
        Long perPart = limits.rowsPerPart();
        if (perPart != null) {
            notes.add(RowLimit.wordsOfEachPart(
                    perPart, "each part that is read at a time: one large file's rows or those of several small ones"));
        }
        if (wanted.partitionField() != null) {
            notes.add("the field " + wanted.partitionField() + " is not used: the table is cut by its files");
        }
        Long rows = known.rows();
        Long expected = rows == null || start != null
                ? null
                : Long.valueOf(sample == null ? rows : Math.round(rows * sample.fraction()));
        boolean cut = most != null && (expected == null || expected > most)
                || perPart != null && (expected == null || expected > perPart);
        long splits = Math.max(1, (known.bytes() + SPLIT_BYTES - 1) / SPLIT_BYTES);
        ReadPlan plan = new ReadPlan(
                (int) Math.min(splits, Integer.MAX_VALUE),
                // How the rows are spread over the parts is not known.
                expected == null || perPart != null && expected > perPart
                        ? null
                        : most == null ? expected : Long.valueOf(Math.min(expected, most)),
                known.bytes(),
                null,
                cut || sample != null || start != null,
                notes);
        return new LakePlan(start, sample, perPart, most, plan);
    }

    /** The same for a read of some parts, which together hold so many bytes. */
    ReadPlan of(LakeDescription known, long bytes) {
        Long rows = plan.rows();
        boolean all = bytes == known.bytes();
        return new ReadPlan(
                (int) Math.min(Math.max(1, (bytes + SPLIT_BYTES - 1) / SPLIT_BYTES), Integer.MAX_VALUE),
                all || rows == null || known.bytes() == 0
                        ? rows
                        : Long.valueOf(Math.round(rows * ((double) bytes / known.bytes()))),
                bytes,
                null,
                plan.partial(),
                plan.notes());
    }

    /** Of all rows those that are wanted. */
    Dataset<Row> of(Dataset<Row> all) {
        Dataset<Row> rows = all;
        if (start != null) {
            Column column = rows.col("`" + String.valueOf(start.field()).replace("`", "``") + "`");
            DataType type = rows.schema().apply(String.valueOf(start.field())).dataType();
            rows = rows.filter(StartFilter.of(column, type, StartValue.of(start, type.catalogString())));
        }
        if (sample != null) {
            rows = rows.sample(false, sample.fraction(), sample.seed());
        }
        if (perPart != null) {
            rows = RowLimit.ofEachPart(rows, perPart);
        }
        return most == null ? rows : RowLimit.of(rows, most);
    }

    private static @Nullable Start start(LakeDescription known, @Nullable Start wanted, List<String> notes) {
        if (wanted == null) {
            return null;
        }
        String name = wanted.field();
        if (name == null) {
            notes.add("read whole: files of a lake table are rewritten by its upkeep, so that their age says nothing of"
                    + " rows (expected: a field that grows)");
            return null;
        }
        FieldDescription field = known.fields().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SourceException(
                        SourceFailure.CONTAINER_GONE, "column: " + name + " (expected: a column of the table)"));
        StartValue.of(wanted, field.sparkType());
        notes.add(wanted.words());
        return wanted;
    }

    /** By both limits. Null if there is none that can be applied. */
    private static @Nullable Long most(LakeDescription known, Limits limits, List<String> notes) {
        Long bytes = limits.bytes();
        Long rows = limits.rows();
        Double each = bytesPerRow(known);
        if (bytes != null && bytes < known.bytes()) {
            if (each == null) {
                notes.add("the limit of bytes is not applied: the table's log doesn't say how many rows it has");
            } else {
                notes.add("the limit of bytes is applied as one of rows, by the table's average");
                long fitting = Math.max(1, (long) (bytes / each));
                rows = rows == null ? Long.valueOf(fitting) : Long.valueOf(Math.min(rows, fitting));
            }
        }
        if (rows != null) {
            notes.add("at most " + rows + " rows, whichever come first");
        }
        return rows;
    }

    /** As stored. Null if unknown. */
    private static @Nullable Double bytesPerRow(LakeDescription known) {
        Long rows = known.rows();
        return rows == null || rows == 0 || known.bytes() == 0 ? null : Double.valueOf((double) known.bytes() / rows);
    }
}

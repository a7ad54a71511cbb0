package io.plumbline.connectors;

import java.util.List;
import java.util.function.Supplier;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import static java.util.Objects.requireNonNull;

/** Rows to be read, and what will be known about them once they were. */
public final class ReadResult {

    private final Dataset<Row> rows;
    private final List<FieldDescription> fields;
    private final ReadPlan plan;
    private final Supplier<List<ReadWarning>> warnings;

    public ReadResult(
            Dataset<Row> rows, List<FieldDescription> fields, ReadPlan plan, Supplier<List<ReadWarning>> warnings) {
        this.rows = requireNonNull(rows, "rows");
        this.fields = List.copyOf(fields);
        this.plan = requireNonNull(plan, "plan");
        this.warnings = requireNonNull(warnings, "warnings");
    }

    /** The rows, not read yet. What their action throws is explained by {@link Source#explain}. */
    public Dataset<Row> rows() {
        return rows;
    }

    /** The columns of {@link #rows}, in their order. */
    public List<FieldDescription> fields() {
        return fields;
    }

    /** What the read will do. */
    public ReadPlan plan() {
        return plan;
    }

    /**
     * What was wrong with the data, counted by the first action on {@link #rows}, which must read them once (a sort reads twice
     * and counts twice). Empty if nothing was, or if no action has
     * ended well yet.
     */
    public List<ReadWarning> warnings() {
        return List.copyOf(warnings.get());
    }
}

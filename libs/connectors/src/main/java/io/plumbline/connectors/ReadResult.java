package io.plumbline.connectors;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Rows to be read, and what will be known about them once they were. */
public final class ReadResult {

    private final Dataset<Row> rows;
    private final List<FieldDescription> fields;
    private final ReadPlan plan;
    private final Supplier<List<ReadWarning>> warnings;

    private final @Nullable ReadParts parts;

    /** Of a container whose parts aren't known. */
    public ReadResult(
            Dataset<Row> rows, List<FieldDescription> fields, ReadPlan plan, Supplier<List<ReadWarning>> warnings) {
        this(rows, fields, plan, warnings, null);
    }

    /** @param parts null unless the container's parts are known and were asked for */
    public ReadResult(
            Dataset<Row> rows,
            List<FieldDescription> fields,
            ReadPlan plan,
            Supplier<List<ReadWarning>> warnings,
            @Nullable ReadParts parts) {
        this.rows = requireNonNull(rows, "rows");
        this.fields = List.copyOf(fields);
        this.plan = requireNonNull(plan, "plan");
        this.warnings = requireNonNull(warnings, "warnings");
        this.parts = parts;
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

    /** Of which parts the container consists, and which of them are read; empty if that isn't known or wasn't asked for. */
    public Optional<ReadParts> parts() {
        return Optional.ofNullable(parts);
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

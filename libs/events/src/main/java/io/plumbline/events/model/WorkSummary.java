package io.plumbline.events.model;

/** Totals of a finished work item. Zero where the work has no such thing. */
public record WorkSummary(long containers, long fields, long rows, long bytes, long checks) {

    public static final WorkSummary NONE = new WorkSummary(0, 0, 0, 0, 0);

    public WorkSummary plus(WorkSummary other) {
        return new WorkSummary(
                containers + other.containers,
                fields + other.fields,
                rows + other.rows,
                bytes + other.bytes,
                checks + other.checks);
    }
}

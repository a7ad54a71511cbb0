package io.plumbline.profiling;

import java.io.Serializable;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

import io.plumbline.statistics.state.ContainerState;

/** What every task of a run starts from, and where it counts its rows. */
final class ScanTarget implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] empty;
    private final PartNames names;
    private final boolean split;
    private final LongAccumulator rowsRead;
    private final @Nullable Grouping grouping;

    /**
     * @param split whether rows are held back
     * @param grouping null to measure the whole only
     */
    ScanTarget(
            ContainerState empty,
            PartNames names,
            boolean split,
            LongAccumulator rowsRead,
            @Nullable Grouping grouping) {
        this.empty = empty.toTaskBytes();
        this.names = names;
        this.split = split;
        this.rowsRead = rowsRead;
        this.grouping = grouping;
    }

    TaskParts parts(TaskContext task, @Nullable GroupWalker groups) {
        return new TaskParts(empty, names, split, task.partitionId(), groups);
    }

    /**
     * Null if the whole alone is measured.
     *
     * @param sources what of a row of a batch each column is; null if rows have the columns themselves
     */
    @Nullable
    GroupWalker groups(List<FieldNode> roots, @Nullable List<Expression> sources) {
        return grouping == null ? null : new GroupWalker(roots, sources, grouping);
    }

    void read(long rows) {
        rowsRead.add(rows);
    }
}

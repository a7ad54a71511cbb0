package io.plumbline.profiling;

import java.io.Serializable;

import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;

import io.plumbline.statistics.state.ContainerState;

/** What every task of a run starts from, and where it counts its rows. */
final class ScanTarget implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte[] empty;
    private final PartNames names;
    private final boolean split;
    private final LongAccumulator rowsRead;

    /** @param split whether rows are held back */
    ScanTarget(ContainerState empty, PartNames names, boolean split, LongAccumulator rowsRead) {
        this.empty = empty.toTaskBytes();
        this.names = names;
        this.split = split;
        this.rowsRead = rowsRead;
    }

    TaskParts parts(TaskContext task) {
        return new TaskParts(empty, names, split, task.partitionId());
    }

    void read(long rows) {
        rowsRead.add(rows);
    }
}

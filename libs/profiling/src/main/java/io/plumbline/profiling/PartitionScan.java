package io.plumbline.profiling;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;

import io.plumbline.statistics.state.ContainerState;

/** What one task does: walks the rows of its partition, starting from an empty state, and hands back theirs. */
final class PartitionScan implements FlatMapFunction<Iterator<InternalRow>, byte[]>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS_BETWEEN_REPORTS = 1_024;

    private final ArrayList<FieldNode> roots;
    private final byte[] empty;
    private final LongAccumulator rowsRead;

    PartitionScan(ArrayList<FieldNode> roots, ContainerState empty, LongAccumulator rowsRead) {
        this.roots = roots;
        this.empty = empty.toTaskBytes();
        this.rowsRead = rowsRead;
    }

    @Override
    public Iterator<byte[]> call(Iterator<InternalRow> rows) {
        ContainerState state = ContainerState.fromBytes(empty);
        RowWalker walker = new RowWalker(roots, state);
        TaskContext task = TaskContext.get();
        int unreported = 0;
        while (rows.hasNext()) {
            walker.add(rows.next());
            if (++unreported == ROWS_BETWEEN_REPORTS) {
                task.killTaskIfInterrupted();
                rowsRead.add(unreported);
                unreported = 0;
            }
        }
        rowsRead.add(unreported);
        return List.of(state.toTaskBytes()).iterator();
    }
}

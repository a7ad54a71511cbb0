package io.plumbline.profiling;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What one task does: it walks the rows of its partition and hands back the states of the parts that it met. */
final class PartitionScan implements FlatMapFunction<Iterator<InternalRow>, byte[]>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int ROWS_BETWEEN_REPORTS = 1_024;

    private final ArrayList<FieldNode> roots;
    private final ScanTarget target;

    PartitionScan(ArrayList<FieldNode> roots, ScanTarget target) {
        this.roots = roots;
        this.target = target;
    }

    @Override
    public Iterator<byte[]> call(Iterator<InternalRow> rows) {
        TaskContext task = TaskContext.get();
        GroupWalker groups = target.groups(roots, null);
        TaskParts parts = target.parts(task, groups);
        RowWalker walker = new RowWalker(roots);
        UTF8String file = null;
        int unreported = 0;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            file = enter(parts, file);
            walker.add(row, parts.half());
            if (groups != null) {
                groups.add(row, parts.heldOut());
            }
            parts.take(1);
            if (++unreported == ROWS_BETWEEN_REPORTS) {
                task.killTaskIfInterrupted();
                target.read(unreported);
                unreported = 0;
            }
        }
        target.read(unreported);
        return List.of(parts.finish()).iterator();
    }

    /** Spark hands out the same object as long as a task reads the same piece of a file. */
    private static UTF8String enter(TaskParts parts, @Nullable UTF8String before) {
        UTF8String now = InputFileBlockHolder.getInputFilePath();
        if (now != before) {
            parts.enter(now.toString());
        }
        return now;
    }
}

package io.plumbline.profiling;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** What one task does where the source gives batches of columns: it walks them column by column. */
final class BatchScan implements FlatMapFunction<Iterator<ColumnarBatch>, byte[]>, Serializable {
    private static final long serialVersionUID = 1L;
    /** Of all columns together. */
    private static final int IDS = 1 << 22;

    private static final int FEWEST_IDS = 4_096;

    private final ArrayList<FieldNode> roots;
    private final ArrayList<Expression> sources;
    private final ScanTarget target;

    BatchScan(ArrayList<FieldNode> roots, ArrayList<Expression> sources, ScanTarget target) {
        this.roots = roots;
        this.sources = sources;
        this.target = target;
    }

    @Override
    public Iterator<byte[]> call(Iterator<ColumnarBatch> batches) {
        TaskContext task = TaskContext.get();
        GroupWalker groups = target.groups(roots, sources);
        TaskParts parts = target.parts(task, groups);
        ColumnWalker[] columns = columns();
        UTF8String file = null;
        while (batches.hasNext()) {
            ColumnarBatch batch = batches.next();
            UTF8String now = InputFileBlockHolder.getInputFilePath();
            if (now != file) {
                flush(columns, parts);
                parts.enter(now.toString());
                file = now;
            }
            add(batch, columns, parts, groups);
            task.killTaskIfInterrupted();
            target.read(batch.numRows());
        }
        flush(columns, parts);
        return List.of(parts.finish()).iterator();
    }

    private ColumnWalker[] columns() {
        int ids = Math.max(FEWEST_IDS, IDS / Math.max(1, roots.size()));
        ColumnWalker[] columns = new ColumnWalker[roots.size()];
        for (int i = 0; i < columns.length; i++) {
            FieldNode node = roots.get(i);
            columns[i] = new ColumnWalker(node, sources.get(node.position()), ids);
        }
        return columns;
    }

    private void add(ColumnarBatch batch, ColumnWalker[] columns, TaskParts parts, @Nullable GroupWalker groups) {
        int rows = batch.numRows();
        int from = 0;
        while (from < rows) {
            int to = Math.min(rows, from + parts.left());
            for (ColumnWalker column : columns) {
                column.add(batch, from, to, parts);
            }
            if (groups != null) {
                for (int row = from; row < to; row++) {
                    groups.add(batch.getRow(row), parts.heldOut());
                }
            }
            parts.half().addRows(to - from, blank(batch, columns, from, to));
            parts.take(to - from);
            from = to;
        }
    }

    /** How many of the rows are null in every column. */
    private static int blank(ColumnarBatch batch, ColumnWalker[] columns, int from, int to) {
        for (ColumnWalker column : columns) {
            if (!column.mayBeNull(batch)) {
                return 0;
            }
        }
        int blank = 0;
        for (int row = from; row < to; row++) {
            boolean empty = columns.length > 0;
            for (int i = 0; i < columns.length && empty; i++) {
                empty = columns[i].isNull(batch, row);
            }
            blank += empty ? 1 : 0;
        }
        return blank;
    }

    private static void flush(ColumnWalker[] columns, TaskParts parts) {
        for (ColumnWalker column : columns) {
            column.flush(parts);
        }
    }
}

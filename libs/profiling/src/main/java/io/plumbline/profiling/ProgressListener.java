package io.plumbline.profiling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.collection.Iterator;

/** Turns Spark's task and heartbeat events into progress, by the accumulator that the tasks add their rows to. */
final class ProgressListener extends SparkListener {
    private final long accumulator;
    private final int partitions;
    private final ProfileProgress progress;
    private final Map<Long, Long> rowsByTask = new HashMap<>();
    private final Set<Integer> done = new HashSet<>();
    private long reported;
    private boolean closed;

    ProgressListener(long accumulator, int partitions, ProfileProgress progress) {
        this.accumulator = accumulator;
        this.partitions = partitions;
        this.progress = progress;
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        long task = end.taskInfo().taskId();
        boolean ours = note(task, end.taskInfo().accumulables().iterator());
        if (!ours) {
            return;
        }
        if (end.reason() instanceof Success$) {
            done.add(end.taskInfo().index());
        } else {
            rowsByTask.remove(task);
        }
        report();
    }

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
        boolean ours = false;
        var tasks = update.accumUpdates().iterator();
        while (tasks.hasNext()) {
            var task = tasks.next();
            ours |= note((Long) task._1(), task._4().iterator());
        }
        if (ours) {
            report();
        }
    }

    private boolean note(long task, Iterator<AccumulableInfo> values) {
        boolean ours = false;
        while (values.hasNext()) {
            AccumulableInfo value = values.next();
            if (value.id() == accumulator
                    && value.update().isDefined()
                    && value.update().get() instanceof Number rows) {
                rowsByTask.put(task, rows.longValue());
                ours = true;
            }
        }
        return ours;
    }

    private void report() {
        if (closed) {
            return;
        }
        long rows = rowsByTask.values().stream().mapToLong(Long::longValue).sum();
        reported = Math.max(reported, rows);
        progress.rows(reported, Math.min(done.size(), partitions), partitions);
    }

    /** The last report; nothing is told after it. */
    synchronized void finish(long rows) {
        closed = true;
        progress.rows(rows, partitions, partitions);
    }

    synchronized void abandon() {
        closed = true;
    }
}

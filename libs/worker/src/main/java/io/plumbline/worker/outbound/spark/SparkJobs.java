package io.plumbline.worker.outbound.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** The Spark jobs of one item. Made and closed on the item's own thread; {@link #cancel} may be called from any. */
public final class SparkJobs implements AutoCloseable {

    private static final String POOL = "spark.scheduler.pool";

    private final SparkSession session;
    private final String tag;

    SparkJobs(SparkSession root, String tag) {
        this.session = root.newSession();
        this.tag = tag;
        SparkContext context = root.sparkContext();
        context.clearJobTags();
        context.addJobTag(tag);
        context.setInterruptOnCancel(true);
        // A pool for each slot, so that a large item doesn't starve a small one.
        context.setLocalProperty(POOL, Thread.currentThread().getName());
        SparkSession.setActiveSession(session);
    }

    public SparkSession session() {
        return session;
    }

    /** Ends the jobs that run now. Jobs that start later are not met: call it again. */
    public void cancel() {
        SparkContext context = session.sparkContext();
        if (!context.isStopped()) {
            context.cancelJobsWithTag(tag, "the item was stopped");
        }
    }

    @Override
    public void close() {
        SparkContext context = session.sparkContext();
        SparkSession.clearActiveSession();
        context.setLocalProperty(POOL, null);
        context.removeJobTag(tag);
    }
}

package io.plumbline.worker.work;

/** The places at which a kill campaign may end a worker. */
public final class WorkCrashPoints {

    /** The queue has given items away; nothing has been done for them. */
    public static final String CLAIM_RECEIVED = "claim.received";

    /** The handler is about to begin. */
    public static final String WORK_RUNNING = "work.running";

    /** A chunk is published, the next one is not. */
    public static final String RESULTS_BETWEEN_CHUNKS = "results.between-chunks";

    /** All chunks are published, the closing answer is not. */
    public static final String RESULTS_BEFORE_FINISH = "results.before-finish";

    /** The closing answer is published; the worker hasn't heard that it was accepted. */
    public static final String RESULTS_AFTER_FINISH = "results.after-finish";

    /** At shutdown: the items are given back, the process still lives. */
    public static final String SHUTDOWN_AFTER_RELEASE = "shutdown.after-release";

    private WorkCrashPoints() {}
}

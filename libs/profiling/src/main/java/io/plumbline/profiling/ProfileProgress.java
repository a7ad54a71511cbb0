package io.plumbline.profiling;

/** Told how far a run has come. Called from Spark's listener thread and, at the end, from the calling one; must return at once. */
@FunctionalInterface
public interface ProfileProgress {
    /**
     * Called after each partition and about every ten seconds in between.
     *
     * @param rowsSoFar rows read; never decreases, and at the end is what was read in all
     * @param partitionsDone never more than the total
     * @param partitionsTotal tasks that read data
     */
    void rows(long rowsSoFar, int partitionsDone, int partitionsTotal);

    /** Tells nobody. */
    static ProfileProgress none() {
        return (rows, done, total) -> {};
    }
}

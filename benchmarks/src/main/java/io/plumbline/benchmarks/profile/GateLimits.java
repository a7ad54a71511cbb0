package io.plumbline.benchmarks.profile;

/**
 * What the gate lets pass: about twice what was measured when it was last set. Machines differ by less, a mistake that matters by
 * more. Lower them when the engine gets faster.
 */
final class GateLimits {
    /** Every metric of ours, to Spark reading all columns and dropping them. */
    static final double PROFILE_TO_NOOP = 3.0;

    /** The same to DuckDB's SUMMARIZE. */
    static final double PROFILE_TO_DUCKDB = 1.7;

    /** A cell of a table of 200 columns, to one of 16. */
    static final double CELL_OF_WIDE = 0.8;

    private GateLimits() {}
}

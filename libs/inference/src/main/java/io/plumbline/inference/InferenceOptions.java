package io.plumbline.inference;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * What is inferred, and when and by which run.
 *
 * @param level 0 nothing; 1 completeness, closed sets, sign and time; 2 also ranges, uniqueness, known formats and volumes; 3 also
 *     limits on one side, records per interval and the order of fields; 4 also relations with other containers; 5 also what
 *     holds for nearly all values, and lengths
 * @param now the run's clock; decides what is in the future
 * @param runId written into the evidence
 */
public record InferenceOptions(int level, Instant now, String runId) {
    public static final int DEFAULT_LEVEL = 2;

    public InferenceOptions {
        requireNonNull(now, "now");
        requireNonNull(runId, "runId");
        if (level < 0 || level > 5) {
            throw new IllegalArgumentException("level: " + level + " (expected: 0 to 5)");
        }
    }
}

package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;

/**
 * What a profile run is asked to do. What the datastore's own settings limit counts besides.
 *
 * @param containers ids of the containers; empty means all
 * @param inferenceLevel 0 (none) to 5
 * @param maxRows of each container to read, whichever come first; absent for all
 * @param maxBytes of each container to read at about, as stored in the source; absent for all
 * @param sample which part of the rows to read; absent for all
 * @param inferAsDraft whether new checks begin as drafts; absent for no
 * @param full whether to read again what an earlier run has measured and nothing has changed; absent for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProfileSettings(
        List<ContainerId> containers,
        int inferenceLevel,
        @Nullable Long maxRows,
        @Nullable Long maxBytes,
        @Nullable RowSample sample,
        @Nullable Boolean inferAsDraft,
        @Nullable Boolean full) {

    public static final int DEFAULT_INFERENCE_LEVEL = 2;
    public static final int HIGHEST_INFERENCE_LEVEL = 5;
    public static final ProfileSettings DEFAULT = new ProfileSettings(List.of(), DEFAULT_INFERENCE_LEVEL);

    public ProfileSettings {
        containers = List.copyOf(containers);
        if (inferenceLevel < 0 || inferenceLevel > HIGHEST_INFERENCE_LEVEL) {
            throw new IllegalArgumentException(
                    "inferenceLevel: " + inferenceLevel + " (expected: 0 to " + HIGHEST_INFERENCE_LEVEL + ")");
        }
        atLeastOne("maxRows", maxRows);
        atLeastOne("maxBytes", maxBytes);
    }

    /** Of all rows. */
    public ProfileSettings(List<ContainerId> containers, int inferenceLevel) {
        this(containers, inferenceLevel, null, null, null, null, null);
    }

    /** Of some rows. */
    public ProfileSettings(
            List<ContainerId> containers,
            int inferenceLevel,
            @Nullable Long maxRows,
            @Nullable Long maxBytes,
            @Nullable RowSample sample) {
        this(containers, inferenceLevel, maxRows, maxBytes, sample, null, null);
    }

    /** The same with this seed for its sample, unless it has one, or no sample. */
    public ProfileSettings seeded(long seed) {
        return sample == null || sample.seed() != null
                ? this
                : new ProfileSettings(
                        containers,
                        inferenceLevel,
                        maxRows,
                        maxBytes,
                        new RowSample(sample.fraction(), seed),
                        inferAsDraft,
                        full);
    }

    /** The same, reading everything. */
    public ProfileSettings inFull() {
        return new ProfileSettings(containers, inferenceLevel, maxRows, maxBytes, sample, inferAsDraft, true);
    }

    private static void atLeastOne(String name, @Nullable Long value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
        }
    }
}

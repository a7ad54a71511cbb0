package io.plumbline.events.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;

/**
 * What a profile run is asked to do. What the datastore's own settings limit counts besides.
 *
 * @param containers ids of the containers; empty means all, those that are found until the run is queued among them
 * @param inferenceLevel 0 (none) to 5
 * @param maxRows of each container to read, whichever come first; absent for all
 * @param maxBytes of each container to read at about, as stored in the source; absent for all
 * @param sample which part of the rows to read; absent for all
 * @param tags of the containers, any of which a container must have; absent to choose by {@code containers}
 * @param greaterThanTime where containers with an incremental field of dates or times begin, and those of files by when these were
 *     written; it is itself left out; absent to read all
 * @param greaterThanBatch where containers with an incremental field of numbers begin; it is itself left out; absent to read all
 * @param maxRecordsPerPartition rows to read of each part that is read at a time, whichever come first; absent for all
 * @param histogramMaxDistinct up to so many different values of a field are shown one by one; absent for
 *     {@value #DEFAULT_HISTOGRAM_VALUES}
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
        @Nullable List<String> tags,
        @Nullable Instant greaterThanTime,
        @Nullable BigDecimal greaterThanBatch,
        @Nullable Long maxRecordsPerPartition,
        @Nullable Integer histogramMaxDistinct,
        @Nullable Boolean inferAsDraft,
        @Nullable Boolean full) {

    public static final int DEFAULT_INFERENCE_LEVEL = 2;
    public static final int HIGHEST_INFERENCE_LEVEL = 5;
    /** The most rows of a part that can be asked for. */
    public static final long MOST_RECORDS_PER_PARTITION = 1_000_000_000;

    public static final int DEFAULT_HISTOGRAM_VALUES = 100;
    public static final int MOST_HISTOGRAM_VALUES = 500;
    public static final ProfileSettings DEFAULT = new ProfileSettings(List.of(), DEFAULT_INFERENCE_LEVEL);

    public ProfileSettings {
        containers = List.copyOf(containers);
        tags = tags == null || tags.isEmpty() ? null : List.copyOf(tags);
        if (tags != null && !containers.isEmpty()) {
            throw new IllegalArgumentException("tags: given (expected: absent with containers)");
        }
        within("inferenceLevel", (long) inferenceLevel, 0, HIGHEST_INFERENCE_LEVEL);
        within("maxRows", maxRows, 1, Long.MAX_VALUE);
        within("maxBytes", maxBytes, 1, Long.MAX_VALUE);
        within("maxRecordsPerPartition", maxRecordsPerPartition, 1, MOST_RECORDS_PER_PARTITION);
        within(
                "histogramMaxDistinct",
                histogramMaxDistinct == null ? null : Long.valueOf(histogramMaxDistinct),
                1,
                MOST_HISTOGRAM_VALUES);
        boolean begins = greaterThanTime != null || greaterThanBatch != null;
        if (begins && (maxRows != null || maxRecordsPerPartition != null)) {
            throw new IllegalArgumentException(
                    "greaterThanTime, greaterThanBatch: given (expected: absent with a limit of"
                            + " rows, which would leave out new rows at random)");
        }
    }

    /** Of all rows. */
    public ProfileSettings(List<ContainerId> containers, int inferenceLevel) {
        this(containers, inferenceLevel, null, null, null);
    }

    /** From the first row on, with as many as these allow. */
    public ProfileSettings(
            List<ContainerId> containers,
            int inferenceLevel,
            @Nullable Long maxRows,
            @Nullable Long maxBytes,
            @Nullable RowSample sample) {
        this(containers, inferenceLevel, maxRows, maxBytes, sample, null, null, null, null, null, null, null);
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
                        tags,
                        greaterThanTime,
                        greaterThanBatch,
                        maxRecordsPerPartition,
                        histogramMaxDistinct,
                        inferAsDraft,
                        full);
    }

    /** The same, reading everything. */
    public ProfileSettings inFull() {
        return new ProfileSettings(
                containers,
                inferenceLevel,
                maxRows,
                maxBytes,
                sample,
                tags,
                greaterThanTime,
                greaterThanBatch,
                maxRecordsPerPartition,
                histogramMaxDistinct,
                inferAsDraft,
                true);
    }

    /** Whether the run is to begin somewhere else than at the first row. */
    public boolean hasThreshold() {
        return greaterThanTime != null || greaterThanBatch != null;
    }

    /** Up to how many different values are shown one by one. */
    public int histogramValues() {
        return histogramMaxDistinct == null ? DEFAULT_HISTOGRAM_VALUES : histogramMaxDistinct;
    }

    private static void within(String name, @Nullable Long value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: "
                    + (most == Long.MAX_VALUE ? ">= " + least : least + " to " + most) + ")");
        }
    }
}

package io.plumbline.datastore.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/**
 * One profile of a container.
 *
 * @param key {@code <workId>.<generation>}
 * @param operationCreatedAt tells which of two profiles is the newer
 * @param checksPerChunk how many checks each chunk brought, by which their ids are known
 * @param coverage how much of the container was read; absent if the worker didn't say
 * @param parts of which parts it was made; absent if they aren't known
 * @param sample the part of the rows that was asked for, with its seed; absent if all were
 * @param values of the container's own fields, nulls included; absent where an older release has stored the profile
 * @param nulls among them; absent likewise
 * @param bytes as large as what was profiled is at its source; absent if that isn't known
 */
public record StoredProfile(
        String key,
        OperationId operationId,
        Instant operationCreatedAt,
        Instant at,
        long rows,
        int fields,
        List<Integer> checksPerChunk,
        Map<String, Integer> checksByRule,
        List<Warning> warnings,
        @Nullable ReadCoverage coverage,
        @Nullable RowSample sample,
        @Nullable PartsSummary parts,
        @Nullable Long values,
        @Nullable Long nulls,
        @Nullable Long bytes) {

    public StoredProfile {
        requireNonNull(key, "key");
        requireNonNull(operationId, "operationId");
        requireNonNull(operationCreatedAt, "operationCreatedAt");
        requireNonNull(at, "at");
        checksPerChunk = List.copyOf(checksPerChunk);
        checksByRule = Map.copyOf(checksByRule);
        warnings = List.copyOf(warnings);
    }

    /** Of which no totals are known. */
    public StoredProfile(
            String key,
            OperationId operationId,
            Instant operationCreatedAt,
            Instant at,
            long rows,
            int fields,
            List<Integer> checksPerChunk,
            Map<String, Integer> checksByRule,
            List<Warning> warnings,
            @Nullable ReadCoverage coverage,
            @Nullable RowSample sample,
            @Nullable PartsSummary parts) {
        this(
                key,
                operationId,
                operationCreatedAt,
                at,
                rows,
                fields,
                checksPerChunk,
                checksByRule,
                warnings,
                coverage,
                sample,
                parts,
                null,
                null,
                null);
    }

    /** Share of the values of the container's own fields that aren't null; null if there are no values, or if that isn't known. */
    public @Nullable Double completeness() {
        return values == null || nulls == null || values == 0 ? null : (values - nulls) / (double) values;
    }

    /** Whether less than the whole container was read; null if all of it was, or if that isn't known. */
    public @Nullable Boolean partial() {
        return coverage != null && coverage.partial() ? Boolean.TRUE : null;
    }

    /** What was read, in words; null if there is nothing to say. */
    public @Nullable List<String> notes() {
        return coverage == null || coverage.notes().isEmpty() ? null : coverage.notes();
    }

    /** Parts that its run has read; null if its parts aren't known. */
    public @Nullable Integer partsRead() {
        return parts == null ? null : Integer.valueOf(parts.read());
    }

    /** Parts that are as an earlier run has measured them; null if its parts aren't known. */
    public @Nullable Integer partsReused() {
        return parts == null ? null : Integer.valueOf(parts.reused());
    }

    public int checks() {
        return checksPerChunk.stream().mapToInt(Integer::intValue).sum();
    }
}

package io.plumbline.datastore.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.Warning;

import static java.util.Objects.requireNonNull;

/**
 * One profile of a container.
 *
 * @param key {@code <workId>.<generation>}
 * @param operationCreatedAt tells which of two profiles is the newer
 * @param checksPerChunk how many checks each chunk brought, by which their ids are known
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
        List<Warning> warnings) {

    public StoredProfile {
        requireNonNull(key, "key");
        requireNonNull(operationId, "operationId");
        requireNonNull(operationCreatedAt, "operationCreatedAt");
        requireNonNull(at, "at");
        checksPerChunk = List.copyOf(checksPerChunk);
        checksByRule = Map.copyOf(checksByRule);
        warnings = List.copyOf(warnings);
    }

    public int checks() {
        return checksPerChunk.stream().mapToInt(Integer::intValue).sum();
    }
}

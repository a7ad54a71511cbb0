package io.plumbline.datastore.operation;

import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A chunk of an attempt that has been stored.
 *
 * @param key {@code <workId>.<generation>}
 * @param chunk from 0
 * @param entries containers or fields in it
 * @param checksByRule inferred checks in it
 */
public record StagedChunk(String key, int chunk, int entries, Map<String, Integer> checksByRule) {

    public StagedChunk {
        requireNonNull(key, "key");
        checksByRule = Map.copyOf(checksByRule);
    }

    public int checks() {
        return checksByRule.values().stream().mapToInt(Integer::intValue).sum();
    }
}

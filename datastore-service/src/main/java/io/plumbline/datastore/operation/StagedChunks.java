package io.plumbline.datastore.operation;

import java.util.List;

/** Which chunks of which attempts have been stored. */
public interface StagedChunks extends Staged {

    /** Repeating it changes nothing. */
    void put(StagedChunk chunk);

    /** Those of the chunks 0 to {@code chunks - 1} that are stored, in order. */
    List<StagedChunk> of(String key, int chunks);
}

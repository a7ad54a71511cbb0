package io.plumbline.worker.work;

import java.util.List;

/** Makes a chunk of these elements. */
@FunctionalInterface
public interface ChunkMaker<T> {

    ResultChunk of(List<T> elements);
}

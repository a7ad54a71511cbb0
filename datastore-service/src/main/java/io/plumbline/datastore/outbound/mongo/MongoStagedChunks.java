package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.plumbline.datastore.operation.StagedChunk;
import io.plumbline.datastore.operation.StagedChunks;

import static com.mongodb.client.model.Filters.in;

/** Which chunks have been stored: {@code result_chunks}. */
final class MongoStagedChunks extends MongoStaged implements StagedChunks {

    MongoStagedChunks(MongoParts parts) {
        super(parts, "result_chunks");
    }

    @Override
    public void put(StagedChunk chunk) {
        put(0, chunk.key(), List.of(parts.mapper().toDocument(chunk).append("_id", id(chunk.key(), chunk.chunk()))));
    }

    @Override
    public List<StagedChunk> of(String key, int chunks) {
        List<String> ids = IntStream.range(0, chunks).mapToObj(i -> id(key, i)).toList();
        return StoreCalls.read(() -> collection(0)
                        .find(in("_id", ids))
                        .map(d -> parts.mapper().fromDocument(d, StagedChunk.class))
                        .into(new ArrayList<>()))
                .stream()
                .sorted(Comparator.comparingInt(StagedChunk::chunk))
                .toList();
    }

    private static String id(String key, int chunk) {
        return key + "/" + chunk;
    }
}

package io.plumbline.worker.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import io.plumbline.messaging.MessageCodec;

/** Gathers elements and publishes them whenever the next one would make the chunk too large. For one thread. */
public final class ChunkedResults<T> {

    private static final int SEPARATOR = 1;
    private static final int ENVELOPE = 1024;

    private final WorkContext context;
    private final ChunkMaker<T> maker;
    private final ToIntFunction<Object> encodedBytes;
    private final int maxBytes;
    private final List<T> waiting = new ArrayList<>();
    private int waitingBytes;

    ChunkedResults(WorkContext context, ChunkMaker<T> maker, ToIntFunction<Object> encodedBytes, int maxBytes) {
        this.context = context;
        this.maker = maker;
        this.encodedBytes = encodedBytes;
        this.maxBytes = maxBytes;
    }

    /** Takes one element; an element that is too large by itself travels alone. */
    public void add(T element) {
        int bytes = encodedBytes.applyAsInt(element) + SEPARATOR;
        if (waitingBytes + bytes > maxBytes) {
            flush();
        }
        waiting.add(element);
        waitingBytes += bytes;
    }

    /** Publishes what waits; does nothing if nothing does. */
    public void flush() {
        if (!waiting.isEmpty()) {
            context.publish(maker.of(List.copyOf(waiting)));
            waiting.clear();
            waitingBytes = 0;
        }
    }

    /** Whether this element fits into a message at all, if only alone. */
    public boolean fits(T element) {
        return encodedBytes.applyAsInt(element) + ENVELOPE <= MessageCodec.LARGEST_BODY;
    }
}

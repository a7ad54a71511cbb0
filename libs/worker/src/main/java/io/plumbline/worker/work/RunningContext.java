package io.plumbline.worker.work;

import io.plumbline.api.work.WorkProgress;

/** The surroundings of one running item. {@link #publish} is for the work's own thread. */
final class RunningContext implements WorkContext {

    private final WorkItem item;
    private final Answers answers;
    private final int chunkBytes;
    private int chunks;

    RunningContext(WorkItem item, Answers answers, int chunkBytes) {
        this.item = item;
        this.answers = answers;
        this.chunkBytes = chunkBytes;
    }

    int chunks() {
        return chunks;
    }

    @Override
    public String tag() {
        return item.tag();
    }

    @Override
    public void progress(WorkProgress progress) {
        item.progress(progress);
    }

    @Override
    public boolean stopped() {
        return item.stopped();
    }

    @Override
    public void throwIfStopped() {
        if (item.stopped()) {
            throw new WorkStoppedException(item.tag() + " has been stopped");
        }
    }

    @Override
    public StopHook onStop(Runnable stop) {
        return item.onStop(stop);
    }

    @Override
    public void publish(ResultChunk chunk) {
        throwIfStopped();
        answers.chunk(item, chunk, chunks);
        chunks++;
    }

    @Override
    public <T> ChunkedResults<T> chunked(ChunkMaker<T> maker) {
        return new ChunkedResults<>(this, maker, answers::encodedBytes, chunkBytes);
    }
}

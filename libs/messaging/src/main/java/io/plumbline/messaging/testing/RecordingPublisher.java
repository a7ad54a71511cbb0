package io.plumbline.messaging.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessagePublisher;

/** Keeps what it is given, after the same checks that the real publisher makes. */
public final class RecordingPublisher implements MessagePublisher {

    private final MessageCodec codec = MessageCodec.standard();
    private final List<Envelope<?>> published = new CopyOnWriteArrayList<>();
    private volatile Function<Envelope<?>, CompletableFuture<Void>> answer =
            envelope -> CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<Void> publish(Envelope<?> envelope) {
        codec.encode(envelope);
        published.add(envelope);
        return answer.apply(envelope);
    }

    /** Everything that was published, in order; also what was answered with a failure. */
    public List<Envelope<?>> published() {
        return List.copyOf(published);
    }

    /** The published messages of one type, in order. */
    public <M extends Message> List<M> messages(Class<M> type) {
        return published.stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** From now on every message gets this failure for an answer. */
    public void failWith(RuntimeException failure) {
        answer = envelope -> CompletableFuture.failedFuture(failure);
    }

    /** From now on every message gets what this function says; the message counts as published nevertheless. */
    public void answerWith(Function<Envelope<?>, CompletableFuture<Void>> answers) {
        answer = answers;
    }

    public void clear() {
        published.clear();
    }
}

package io.plumbline.messaging;

import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

import io.plumbline.events.Envelope;

import static java.util.Objects.requireNonNull;

/** Publishes to Kafka. Blocks for some seconds, not longer, while no broker can be reached. */
public final class KafkaMessagePublisher implements MessagePublisher {

    private final KafkaOperations<byte[], byte[]> kafka;
    private final MessageCodec codec;

    public KafkaMessagePublisher(KafkaOperations<byte[], byte[]> kafka, MessageCodec codec) {
        this.kafka = requireNonNull(kafka, "kafka");
        this.codec = requireNonNull(codec, "codec");
    }

    @Override
    public CompletableFuture<Void> publish(Envelope<?> envelope) {
        ProducerRecord<byte[], byte[]> record = codec.encode(envelope);
        try {
            return kafka.send(record).handle((sent, failure) -> {
                if (failure != null) {
                    throw classified(record, failure);
                }
                return null;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(classified(record, e));
        }
    }

    private static RuntimeException classified(ProducerRecord<?, ?> record, Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof InterruptException) {
                Thread.currentThread().interrupt();
            }
            if (isRefusal(e) && e instanceof RuntimeException refusal) {
                return refusal;
            }
        }
        return new OutcomeUnknownException(
                "no acknowledgement from " + record.topic() + ": "
                        + root(failure).getMessage(),
                failure);
    }

    private static boolean isRefusal(@Nullable Throwable e) {
        return e instanceof RecordTooLargeException
                || e instanceof SerializationException
                || e instanceof InvalidTopicException
                || e instanceof AuthorizationException
                || e instanceof UnsupportedVersionException;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}

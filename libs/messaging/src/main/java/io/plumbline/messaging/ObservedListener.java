package io.plumbline.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.adapter.AbstractDelegatingMessageListenerAdapter;
import org.springframework.kafka.support.Acknowledgment;

import io.plumbline.events.MessageType;
import io.plumbline.messaging.MessagingMetrics.Outcome;
import io.plumbline.messaging.crash.CrashPoints;

/** Stands around a listener: logging context, metrics, a crash point, and errors that would kill its thread. */
final class ObservedListener
        extends AbstractDelegatingMessageListenerAdapter<AcknowledgingConsumerAwareMessageListener<byte[], byte[]>>
        implements AcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

    private final MessagingMetrics metrics;
    private final CrashPoints crashPoints;
    private final Map<TopicPartition, Long> lastFailed = new ConcurrentHashMap<>();

    ObservedListener(
            AcknowledgingConsumerAwareMessageListener<byte[], byte[]> listener,
            MessagingMetrics metrics,
            CrashPoints crashPoints) {
        super(listener);
        this.metrics = metrics;
        this.crashPoints = crashPoints;
    }

    @Override
    public void onMessage(
            ConsumerRecord<byte[], byte[]> record,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer) {
        Optional<MessageType> type = MessageCodec.typeOf(record);
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        metrics.received(type);
        Long failed = lastFailed.remove(partition);
        if (failed != null && failed == record.offset()) {
            metrics.retried(type);
        }
        long start = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        MessageContext.open(record);
        try {
            getDelegate().onMessage(record, acknowledgment, consumer);
            outcome = type.isPresent() ? Outcome.HANDLED : Outcome.SKIPPED;
            crashPoints.reached(CrashPoints.CONSUMER_AFTER_APPLY_BEFORE_COMMIT);
        } catch (StackOverflowError | LinkageError | AssertionError e) {
            // As an Error it would end the consumer for good, and with it every partition that it reads.
            throw new IllegalStateException("a listener failed badly: " + e, e);
        } finally {
            MessageContext.close();
            if (outcome == Outcome.FAILED) {
                lastFailed.put(partition, record.offset());
            }
            metrics.ended(type, outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}

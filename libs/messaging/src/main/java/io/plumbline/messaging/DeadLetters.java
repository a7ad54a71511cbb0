package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;

/**
 * Puts a record that nobody could handle onto {@code <topic>-dlt}: same partition, the original bytes and headers, and
 * what went wrong. Returns only when the broker has it; otherwise throws, and the record is tried again.
 */
final class DeadLetters implements ConsumerAwareRecordRecoverer {

    static final String CLASS = "plumbline_failure_class";
    static final String MESSAGE = "plumbline_failure_message";
    static final String GROUP = "plumbline_failure_group";
    static final String TOPIC = "plumbline_failure_topic";
    static final String OFFSET = "plumbline_failure_offset";
    static final String TIME = "plumbline_failure_time";
    static final List<String> ALL = List.of(CLASS, MESSAGE, GROUP, TOPIC, OFFSET, TIME);

    static final String SUFFIX = "-dlt";

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_MESSAGE = 512;
    private static final long LONGEST_WAIT_SECONDS = 40;

    private final KafkaOperations<byte[], byte[]> kafka;
    private final MessagingMetrics metrics;
    private final Clock clock;

    DeadLetters(KafkaOperations<byte[], byte[]> kafka, MessagingMetrics metrics, Clock clock) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, @Nullable Consumer<?, ?> consumer, @Nullable Exception exception) {
        Throwable failure = ListenerFailures.thrownByListener(
                exception == null ? new IllegalStateException("no reason given") : exception);
        String topic = record.topic() + SUFFIX;
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                topic,
                partition(topic, record.partition()),
                null,
                (byte[]) record.key(),
                (byte[]) record.value(),
                record.headers());
        Headers headers = letter.headers();
        set(headers, CLASS, failure.getClass().getName());
        set(headers, MESSAGE, shortened(failure.getMessage()));
        set(headers, GROUP, consumer == null ? "" : consumer.groupMetadata().groupId());
        set(headers, TOPIC, record.topic());
        set(headers, OFFSET, Long.toString(record.offset()));
        set(headers, TIME, clock.instant().toString());
        send(letter);
        metrics.deadLettered(MessageCodec.typeOf(record));
        log.error(
                "Dead-lettered {}-{}@{} to {}: {}: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                topic,
                failure.getClass().getName(),
                shortened(failure.getMessage()));
    }

    private void send(ProducerRecord<byte[], byte[]> letter) {
        try {
            kafka.send(letter).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while a dead letter was sent to " + letter.topic(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("no acknowledgement of a dead letter from " + letter.topic(), e);
        }
    }

    private @Nullable Integer partition(String topic, int original) {
        return original < kafka.partitionsFor(topic).size() ? original : null;
    }

    private static void set(Headers headers, String name, @Nullable String value) {
        headers.remove(name);
        headers.add(name, (value == null ? "" : value).getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(@Nullable String message) {
        return message == null ? "" : HeaderRules.shown(message, LONGEST_MESSAGE);
    }
}

package io.plumbline.gateway.outbound.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.MDC;

import io.plumbline.events.Envelope;
import io.plumbline.events.Topic;
import io.plumbline.events.fact.Fact;
import io.plumbline.gateway.feed.FeedEvent;
import io.plumbline.gateway.feed.FeedHistory;
import io.plumbline.gateway.feed.FeedPosition;
import io.plumbline.gateway.feed.FeedUnavailableException;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.UnreadableMessageException;

/** Reads past facts with a consumer for each reading, few at a time. */
public final class KafkaFeedHistory implements FeedHistory {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final int FRUITLESS_POLLS = 20;
    private static final int AT_ONCE = 4;

    private final Map<String, Object> settings;
    private final MessageCodec codec;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    /** @param consumerSettings of the service */
    public KafkaFeedHistory(Map<String, Object> consumerSettings, MessageCodec codec) {
        this.settings = new HashMap<>(consumerSettings);
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.settings.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        this.settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-history");
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.codec = codec;
    }

    @Override
    public void read(FeedPosition after, FeedPosition upTo, Reader reader) throws IOException {
        List<TopicPartition> behind = upTo.offsets().entrySet().stream()
                .filter(entry -> after.of(entry.getKey()) < entry.getValue())
                .map(entry -> new TopicPartition(Topic.EVENTS.topicName(), entry.getKey()))
                .toList();
        if (behind.isEmpty()) {
            return;
        }
        if (!slots.tryAcquire()) {
            throw new FeedUnavailableException("too many streams are being resumed", null);
        }
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(behind);
            behind.forEach(partition -> consumer.seek(partition, after.of(partition.partition()) + 1));
            copy(consumer, behind, upTo, reader);
        } catch (KafkaException e) {
            throw new FeedUnavailableException("Kafka can't be read", e);
        } finally {
            slots.release();
        }
    }

    private void copy(Consumer<byte[], byte[]> consumer, List<TopicPartition> behind, FeedPosition upTo, Reader reader)
            throws IOException {
        int fruitless = 0;
        while (!behind.stream().allMatch(p -> consumer.position(p, ASK) > upTo.of(p.partition()))) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            fruitless = records.isEmpty() ? fruitless + 1 : 0;
            if (fruitless > FRUITLESS_POLLS) {
                throw new FeedUnavailableException("Kafka doesn't answer", null);
            }
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() <= upTo.of(record.partition())) {
                    Optional<FeedEvent> event = event(record);
                    if (event.isPresent()) {
                        reader.take(event.get());
                    }
                }
            }
            consumer.pause(behind.stream()
                    .filter(p -> consumer.position(p, ASK) > upTo.of(p.partition()))
                    .collect(Collectors.toSet()));
        }
    }

    private Optional<FeedEvent> event(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional<Envelope<?>> decoded = codec.decode(record);
            if (decoded.isPresent() && decoded.get().message() instanceof Fact fact && FeedEvent.isPublic(fact)) {
                return Optional.of(
                        FeedEvent.of(record.partition(), record.offset(), fact, codec.toJson(decoded.get())));
            }
            return Optional.empty();
        } catch (UnreadableMessageException e) {
            return Optional.empty();
        } finally {
            MDC.clear();
        }
    }
}

package io.plumbline.gateway.inbound.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.events.Topic;

/**
 * Reads every partition of a topic on one thread of its own, without a group: each gateway sees every record. Waits for
 * Kafka and for the topic as long as it takes, and goes on where it was after a failure.
 */
public final class TopicFollower implements AutoCloseable {

    /** Where the first reading begins. */
    public enum From {
        BEGINNING,
        END
    }

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final long BACK_OFF_MILLIS = 500;
    private static final long STOP_SECONDS = 5;
    private static final long PARTITIONS_CHECKED_EVERY_POLLS = 120;

    private final Topic topic;
    private final From from;
    private final Map<String, Object> settings;
    private final FollowedRecords records;
    private final Map<Integer, Long> next = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private boolean caughtUp;

    TopicFollower(Topic topic, From from, Map<String, Object> settings, FollowedRecords records) {
        this.topic = topic;
        this.from = from;
        this.settings = settings;
        this.records = records;
        this.thread = new Thread(this::run, "follow-" + topic.topicName());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean complained = false;
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                log.debug("Woken up to stop");
            } catch (RuntimeException e) {
                if (!complained) {
                    log.warn("Can't follow {} now, will go on trying: {}", topic.topicName(), e.getMessage());
                    complained = true;
                }
            } finally {
                current = null;
            }
            pause();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = assign(consumer);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
        Map<Integer, Long> last = new HashMap<>();
        next.forEach((partition, offset) -> last.put(partition, offset - 1));
        if (from == From.END || caughtUp) {
            records.opened(last);
        }
        log.info("Following {} with {} partitions", topic.topicName(), partitions.size());
        for (long polls = 1; closing.getCount() > 0; polls++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                records.record(record);
                next.put(record.partition(), record.offset() + 1);
            }
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey(), ASK) >= e.getValue())) {
                caughtUp = true;
                records.caughtUp();
            }
            if (polls % PARTITIONS_CHECKED_EVERY_POLLS == 0
                    && consumer.partitionsFor(topic.topicName(), ASK).size() != partitions.size()) {
                return;
            }
        }
    }

    private List<TopicPartition> assign(Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> found = consumer.partitionsFor(topic.topicName(), ASK);
        if (found == null || found.isEmpty()) {
            throw new IllegalStateException("the topic doesn't exist yet");
        }
        List<TopicPartition> partitions = found.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        boolean first = next.isEmpty();
        Map<TopicPartition, Long> starts = from == From.END && first
                ? consumer.endOffsets(partitions, ASK)
                : consumer.beginningOffsets(partitions, ASK);
        for (TopicPartition partition : partitions) {
            long offset = next.computeIfAbsent(partition.partition(), p -> starts.getOrDefault(partition, 0L));
            consumer.seek(partition, offset);
        }
        return partitions;
    }

    private void pause() {
        try {
            closing.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

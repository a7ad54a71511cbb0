package io.plumbline.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.events.Topic;

import static java.util.Objects.requireNonNull;

/**
 * Puts dead letters back onto the topic that they come from: same partition, key, body and headers, so the same ids;
 * only what is said of the failure is taken off. It remembers in a consumer group how far it is, so a letter is
 * replayed once; after a crash in the middle perhaps twice, which readers bear.
 */
public final class DeadLetterReplay {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterReplay.class);
    private static final String GROUP = "plumbline-dead-letter-replay";
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> connection;

    /** @param connection bootstrap servers and security, as Kafka's own clients name them */
    public DeadLetterReplay(Map<String, Object> connection) {
        this.connection = Map.copyOf(requireNonNull(connection, "connection"));
    }

    /** Arguments: bootstrap servers, a topic's name (the original one), and {@code --dry-run} if nothing is to be sent. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.size() < 2 || words.size() > 3 || (words.size() == 3 && !"--dry-run".equals(words.get(2)))) {
            throw new IllegalArgumentException("arguments: " + words + " (expected: <bootstrap> <topic> [--dry-run])");
        }
        new DeadLetterReplay(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, words.get(0)))
                .replay(topic(words.get(1)), words.size() == 3);
    }

    /**
     * Replays all letters that are there when it starts and were not replayed before.
     *
     * @param dryRun whether to count only
     * @return how many letters were replayed, or would be
     */
    public long replay(Topic topic, boolean dryRun) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerSettings());
                Producer<byte[], byte[]> producer = new KafkaProducer<>(KafkaClientSettings.producer(connection))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetterTopicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
                    TopicPartition partition = new TopicPartition(letter.topic(), letter.partition());
                    if (letter.offset() < ends.getOrDefault(partition, 0L)) {
                        count++;
                        replay(topic, letter, dryRun, producer);
                        if (!dryRun) {
                            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(letter.offset() + 1)));
                        }
                    }
                }
            }
            log.info("{} {} dead letters of {}", dryRun ? "Would replay" : "Replayed", count, topic.topicName());
            return count;
        }
    }

    private static void replay(
            Topic topic, ConsumerRecord<byte[], byte[]> letter, boolean dryRun, Producer<byte[], byte[]> producer) {
        log.info("{} {}-{}@{}", dryRun ? "Found" : "Replaying", letter.topic(), letter.partition(), letter.offset());
        if (dryRun) {
            return;
        }
        ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                topic.topicName(), letter.partition(), null, letter.key(), letter.value(), letter.headers());
        DeadLetters.ALL.forEach(again.headers()::remove);
        try {
            producer.send(again).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknownException("interrupted while a dead letter was replayed", e);
        } catch (ExecutionException e) {
            throw new OutcomeUnknownException("no acknowledgement from " + topic.topicName(), e);
        }
    }

    private Map<String, Object> consumerSettings() {
        Map<String, Object> settings = new HashMap<>(KafkaClientSettings.consumer(connection));
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        return settings;
    }

    private static Topic topic(String name) {
        for (Topic topic : Topic.values()) {
            if (topic.topicName().equals(name)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("topic: " + name + " (expected: the name of one of Plumbline's topics)");
    }
}

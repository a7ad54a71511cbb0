package io.plumbline.systemtests.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.plumbline.events.Envelope;
import io.plumbline.events.Topic;
import io.plumbline.events.fact.Fact;
import io.plumbline.messaging.MessageCodec;

/** What a subscriber to the public events has seen from the beginning, repeated deliveries included. */
public final class Facts {

    private static final Duration POLL = Duration.ofMillis(500);

    private Facts() {}

    /** @param sequence grows by one with each fact about the same subject */
    public record Seen(String id, long sequence, Fact fact) {}

    /** All facts in the order of their partitions. */
    public static List<Seen> all(String bootstrapServers) {
        MessageCodec codec = MessageCodec.standard();
        List<Seen> seen = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> entry : records(bootstrapServers, Topic.EVENTS.topicName())) {
            Optional<Envelope<?>> envelope = codec.decode(entry);
            if (envelope.isPresent() && envelope.get().message() instanceof Fact fact) {
                Long sequence = envelope.get().header().sequence();
                seen.add(new Seen(envelope.get().header().id(), sequence == null ? -1 : sequence, fact));
            }
        }
        return seen;
    }

    /** Dead letters of all topics, as one line each. */
    public static List<String> deadLetters(String bootstrapServers) {
        List<String> letters = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (ConsumerRecord<byte[], byte[]> letter : records(bootstrapServers, topic.deadLetterTopicName())) {
                StringBuilder line = new StringBuilder(letter.topic()).append(' ');
                letter.headers()
                        .forEach(h -> line.append(h.key())
                                .append('=')
                                .append(new String(h.value()))
                                .append(' '));
                letters.add(line.toString());
            }
        }
        return letters;
    }

    /** Every record that the topic holds now, partition after partition. */
    public static List<ConsumerRecord<byte[], byte[]>> records(String bootstrapServers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.listTopics().containsKey(topic)) {
                return records;
            }
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<Integer> open = new TreeSet<>();
            do {
                consumer.poll(POLL).forEach(records::add);
                open.clear();
                partitions.stream()
                        .filter(partition -> consumer.position(partition) < ends.get(partition))
                        .forEach(partition -> open.add(partition.partition()));
            } while (!open.isEmpty());
        }
        return records;
    }
}

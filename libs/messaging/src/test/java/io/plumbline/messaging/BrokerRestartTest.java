package io.plumbline.messaging;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Topic;
import io.plumbline.events.fact.DatastoreRemoved;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(180)
final class BrokerRestartTest {

    private static final int OWNERS = 40;
    private static final int MESSAGES_EACH = 10;

    private final MessageHeaders headers = new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure());
    private final OutboxRelayTest.InMemoryOutbox outbox = new OutboxRelayTest.InMemoryOutbox();

    @Test
    void brokerThatRestartsDuringPublishing_losesNothing_andKeepsEachOwnersOrder(@TempDir Path directory)
            throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        try {
            makeTopic(broker);
            Map<String, Object> connection = Map.of("bootstrap.servers", broker.bootstrapServers());
            DefaultKafkaProducerFactory<byte[], byte[]> producers =
                    new DefaultKafkaProducerFactory<>(KafkaClientSettings.producer(connection));
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            Map<String, List<String>> expected = fill();
            try (OutboxRelay relay = new OutboxRelay(
                    outbox,
                    new KafkaMessagePublisher(new KafkaTemplate<>(producers), MessageCodec.standard()),
                    RelaySettings.DEFAULT,
                    new MessagingMetrics(registry, Clock.systemUTC()),
                    CrashPoints.NONE)) {
                relay.start();
                await().atMost(Duration.ofSeconds(30))
                        .until(() ->
                                registry.find("plumbline.messaging.outbox.sent").counter() != null);
                broker.close();
                broker = EmbeddedBroker.start(directory.resolve("kafka"), broker.port());
                await().atMost(Duration.ofSeconds(90)).until(outbox::isEmpty);
            } finally {
                producers.destroy();
            }
            Map<String, List<String>> stored = stored(broker);
            expected.forEach((owner, ids) ->
                    assertThat(stored.get(owner).stream().distinct().toList()).isEqualTo(ids));
        } finally {
            broker.close();
        }
    }

    private Map<String, List<String>> fill() {
        Map<String, List<String>> expected = new HashMap<>();
        for (int i = 0; i < OWNERS * MESSAGES_EACH; i++) {
            String owner = "operations/" + i % OWNERS;
            Envelope<?> envelope = new Envelope<>(headers.root(null), new DatastoreRemoved(Samples.DATASTORE, owner));
            outbox.add(new PendingMessage(owner, envelope));
            expected.computeIfAbsent(owner, o -> new ArrayList<>())
                    .add(envelope.header().id());
        }
        return expected;
    }

    private static void makeTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topic.EVENTS.topicName(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Map<String, List<String>> stored(EmbeddedBroker broker) {
        Map<String, List<String>> stored = new HashMap<>();
        TopicPartition partition = new TopicPartition(Topic.EVENTS.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    Envelope<?> envelope =
                            MessageCodec.standard().decode(record).orElseThrow();
                    DatastoreRemoved removed = (DatastoreRemoved) envelope.message();
                    stored.computeIfAbsent(removed.name(), o -> new ArrayList<>())
                            .add(envelope.header().id());
                }
            }
        }
        return stored;
    }
}

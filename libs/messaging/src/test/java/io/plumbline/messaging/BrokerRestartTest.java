package io.plumbline.messaging;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(BrokerRestartTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int OWNERS = 40;
    private static final long MILLISECONDS_BETWEEN = 2;

    private final MessageHeaders headers = new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure());
    private final AtomicInteger written = new AtomicInteger();
    private final Map<String, List<String>> expected = new ConcurrentHashMap<>();
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
            ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
            try (OutboxRelay relay = new OutboxRelay(
                    outbox,
                    new KafkaMessagePublisher(new KafkaTemplate<>(producers), MessageCodec.standard()),
                    RelaySettings.DEFAULT,
                    new MessagingMetrics(registry, Clock.systemUTC()),
                    CrashPoints.NONE)) {
                relay.start();
                writer.scheduleAtFixedRate(() -> write(relay), 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
                await().atMost(PATIENCE).until(() -> sent(registry) > 100);
                broker.close();
                int before = written.get();
                await().atMost(PATIENCE).until(() -> written.get() > before + 100);
                broker = EmbeddedBroker.start(directory.resolve("kafka"), broker.port());
                int after = written.get();
                await().atMost(PATIENCE).until(() -> written.get() > after + 100);
                writer.shutdown();
                assertThat(writer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
                await().atMost(PATIENCE).until(outbox::isEmpty);
            } finally {
                writer.shutdownNow();
                producers.destroy();
            }
            Map<String, List<String>> stored = stored(broker);
            assertThat(expected).hasSize(OWNERS);
            log.info("{} messages, {} attempts failed", written, failed(registry));
            expected.forEach((owner, ids) ->
                    assertThat(stored.get(owner).stream().distinct().toList()).isEqualTo(ids));
        } finally {
            broker.close();
        }
    }

    private void write(OutboxRelay relay) {
        String owner = "operations/" + written.get() % OWNERS;
        Envelope<?> envelope = new Envelope<>(headers.root(null), new DatastoreRemoved(Samples.DATASTORE, owner));
        expected.computeIfAbsent(owner, o -> new ArrayList<>())
                .add(envelope.header().id());
        outbox.add(new PendingMessage(owner, envelope));
        relay.wake(owner);
        written.incrementAndGet();
    }

    private static double failed(SimpleMeterRegistry registry) {
        Counter failed = registry.find("plumbline.messaging.outbox.failed").counter();
        return failed == null ? 0 : failed.count();
    }

    private static double sent(SimpleMeterRegistry registry) {
        Counter sent = registry.find("plumbline.messaging.outbox.sent").counter();
        return sent == null ? 0 : sent.count();
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

package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

import io.plumbline.embedded.EmbeddedBroker;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Topic;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A whole service's messaging against a real broker, which comes after the service has started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
final class ListenersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String WARM_UP = "warm-up";

    private EmbeddedBroker broker;
    private ConfigurableApplicationContext service;
    private Inbox inbox;
    private MeterRegistry metrics;
    private KafkaTemplate<byte[], byte[]> kafka;

    @BeforeAll
    @SuppressWarnings("unchecked")
    void startTheServiceWithoutABroker_thenTheBroker(@TempDir Path directory) {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        String bootstrap = broker.bootstrapServers();
        int port = broker.port();
        broker.close();
        long start = System.nanoTime();
        service = new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.kafka.bootstrap-servers", bootstrap,
                        "spring.main.banner-mode", "off",
                        "plumbline.kafka.retry-later-limit", "2s"))
                .run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        broker = EmbeddedBroker.start(directory.resolve("kafka"), port);
        inbox = service.getBean(Inbox.class);
        metrics = service.getBean(MeterRegistry.class);
        kafka = service.getBean(KafkaTemplate.class);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            publish(remove(WARM_UP));
            return inbox.warm;
        });
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @BeforeEach
    void clear() {
        inbox.behave(envelope -> {});
        inbox.handled.clear();
        inbox.contexts.clear();
    }

    @Test
    void poison_isDeadLetteredExactly_andThePartitionMovesOn() {
        Map<String, ProducerRecord<byte[], byte[]>> poison = PoisonCorpus.records();
        double before = count("dead_lettered");
        List<String> good = new ArrayList<>();
        Map<Long, ProducerRecord<byte[], byte[]>> sent = new HashMap<>();
        for (ProducerRecord<byte[], byte[]> mutant : poison.values()) {
            sent.put(send(mutant), mutant);
            Envelope<?> envelope = remove("good");
            send(PoisonCorpus.onPartition(MessageCodec.standard().encode(envelope)));
            good.add(envelope.header().id());
        }

        await().atMost(PATIENCE).until(() -> inbox.ids().size() >= good.size());
        await().atMost(PATIENCE).until(() -> count("dead_lettered") - before >= poison.size());
        assertThat(inbox.ids()).isEqualTo(good);
        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters().stream()
                .filter(letter -> sent.containsKey(offset(letter)) && letter.partition() == 0)
                .toList();
        assertThat(letters).hasSize(poison.size());
        assertThat(letters).allSatisfy(letter -> {
            ProducerRecord<byte[], byte[]> original = sent.get(offset(letter));
            assertThat(letter.key()).isEqualTo(original.key());
            assertThat(letter.value()).isEqualTo(original.value());
            Header[] headers = original.headers().toArray();
            assertThat(Arrays.copyOf(letter.headers().toArray(), headers.length))
                    .containsExactly(headers);
            assertThat(text(letter, DeadLetters.CLASS)).isEqualTo(UnreadableMessageException.class.getName());
            assertThat(text(letter, DeadLetters.TOPIC)).isEqualTo(Topic.COMMANDS.topicName());
            assertThat(text(letter, DeadLetters.GROUP)).isEqualTo("test");
            assertThat(text(letter, DeadLetters.MESSAGE)).isNotEmpty().doesNotContain("\n");
        });
        assertThat(count("retried")).isEqualTo(count("failed") - count("dead_lettered"));
    }

    @Test
    void unknownType_isSkipped_andCounted() {
        double before = count("skipped");
        ProducerRecord<byte[], byte[]> record = MessageCodec.standard().encode(remove("newer"));
        record.headers().remove("ce_type").add("ce_type", "FlyDatastore".getBytes(StandardCharsets.UTF_8));
        send(record);
        Envelope<?> next = remove("next");
        publish(next);

        await().atMost(PATIENCE).until(() -> inbox.ids().contains(next.header().id()));
        await().until(() -> count("skipped") == before + 1);
        assertThat(inbox.ids()).containsExactly(next.header().id());
    }

    @Test
    void retryLater_isTriedAgain_andOrderIsKept() {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        Envelope<?> first = remove("first");
        Envelope<?> second = remove("second");
        inbox.behave(envelope -> {
            if (envelope.equals(first) && tries.merge("first", 1, Integer::sum) < 3) {
                throw new RetryLaterException("the store is down");
            }
        });
        double retried = count("retried");
        publish(first);
        publish(second);

        await().atMost(PATIENCE).until(() -> inbox.ids().size() >= 2);
        assertThat(inbox.ids())
                .containsExactly(first.header().id(), second.header().id());
        assertThat(tries).containsEntry("first", 3);
        await().until(() -> count("retried") >= retried + 2);
    }

    @Test
    void bugAndEndlessOutage_areDeadLetteredAfterTheirTries_andAnErrorDoesNotKillTheListener() {
        Map<String, Integer> tries = new ConcurrentHashMap<>();
        Envelope<?> bug = remove("bug");
        Envelope<?> error = remove("error");
        Envelope<?> outage = remove("outage");
        Envelope<?> good = remove("good");
        inbox.behave(envelope -> {
            String id = envelope.header().id();
            tries.merge(id, 1, Integer::sum);
            if (envelope.equals(bug)) {
                throw new IllegalStateException("a bug");
            }
            if (envelope.equals(error)) {
                throw new StackOverflowError();
            }
            if (envelope.equals(outage)) {
                throw new RetryLaterException("the store is down");
            }
        });
        List.of(bug, error, outage, good).forEach(this::publish);

        await().atMost(PATIENCE).until(() -> inbox.ids().contains(good.header().id()));
        assertThat(tries)
                .containsEntry(bug.header().id(), 4)
                .containsEntry(error.header().id(), 4);
        assertThat(tries.get(outage.header().id())).isGreaterThan(3);
        Map<String, String> classes = new HashMap<>();
        deadLetters().forEach(letter -> classes.put(text(letter, "ce_id"), text(letter, DeadLetters.CLASS)));
        assertThat(classes)
                .containsEntry(bug.header().id(), IllegalStateException.class.getName())
                .containsEntry(error.header().id(), IllegalStateException.class.getName())
                .containsEntry(outage.header().id(), RetryLaterException.class.getName());
    }

    @Test
    void replay_bringsDeadLettersBackOnce_withTheirIds() {
        Envelope<?> doomed = remove("doomed");
        inbox.behave(envelope -> {
            throw new IllegalStateException("a bug that will be mended");
        });
        double before = count("dead_lettered");
        publish(doomed);
        await().atMost(PATIENCE).until(() -> count("dead_lettered") > before);
        inbox.behave(envelope -> {});
        DeadLetterReplay replay =
                new DeadLetterReplay(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));

        long found = replay.replay(Topic.COMMANDS, true);
        assertThat(found).isPositive();
        assertThat(inbox.handled).isEmpty();
        assertThat(replay.replay(Topic.COMMANDS, false)).isEqualTo(found);

        await().atMost(PATIENCE)
                .until(() -> inbox.ids().contains(doomed.header().id()));
        assertThat(inbox.handled).contains(doomed);
    }

    @Test
    void loggingContext_surroundsEachRecord() {
        Envelope<?> envelope = remove("context");
        publish(envelope);

        await().atMost(PATIENCE).until(() -> !inbox.contexts.isEmpty());
        assertThat(inbox.contexts.get(0))
                .containsEntry("eventId", envelope.header().id())
                .containsEntry("correlationId", envelope.header().correlationId())
                .containsEntry("datastoreId", envelope.message().key())
                .containsKey("traceId");
    }

    @Test
    void everyTopic_isMadeWithItsDeadLetters() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            for (Topic topic : Topic.values()) {
                assertThat(admin.describeTopics(List.of(topic.topicName(), topic.deadLetterTopicName()))
                                .allTopicNames()
                                .get()
                                .values())
                        .allSatisfy(made -> assertThat(made.partitions()).hasSize(6));
            }
            ConfigResource access = new ConfigResource(ConfigResource.Type.TOPIC, Topic.ACCESS.topicName());
            assertThat(admin.describeConfigs(List.of(access))
                            .all()
                            .get()
                            .get(access)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    private Envelope<?> remove(String actor) {
        DatastoreId sameKey = Samples.DATASTORE;
        return new Envelope<>(
                new MessageHeaders("/plumbline/test", Clock.systemUTC(), Ids.secure()).root(actor),
                new RemoveDatastore(sameKey));
    }

    private void publish(Envelope<?> envelope) {
        service.getBean(MessagePublisher.class).publish(envelope).join();
    }

    private long send(ProducerRecord<byte[], byte[]> record) {
        return kafka.send(record).join().getRecordMetadata().offset();
    }

    private double count(String name) {
        return metrics.find("plumbline.messaging.messages." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.COMMANDS.deadLetterTopicName()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
        }
        return letters;
    }

    private static long offset(ConsumerRecord<?, ?> letter) {
        return Long.parseLong(text(letter, DeadLetters.OFFSET));
    }

    private static String text(ConsumerRecord<?, ?> record, String header) {
        return record.headers().lastHeader(header) == null
                ? ""
                : new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(MessagingConfiguration.class)
    static class Service {

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Inbox inbox(MessageCodec codec) {
            return new Inbox(codec);
        }
    }

    /** Keeps what it handled, and behaves as a test wants. */
    static class Inbox {

        final List<Envelope<?>> handled = new CopyOnWriteArrayList<>();
        final List<Map<String, String>> contexts = new CopyOnWriteArrayList<>();
        volatile boolean warm;
        private final MessageCodec codec;
        private volatile Consumer<Envelope<?>> behaviour = envelope -> {};

        Inbox(MessageCodec codec) {
            this.codec = codec;
        }

        @KafkaListener(
                topics = "plumbline.commands",
                groupId = "test",
                containerFactory = MessagingConfiguration.LISTENERS)
        void on(ConsumerRecord<byte[], byte[]> record) {
            codec.decode(record).ifPresent(this::handle);
        }

        void behave(Consumer<Envelope<?>> wanted) {
            behaviour = wanted;
        }

        List<String> ids() {
            return handled.stream().map(e -> e.header().id()).toList();
        }

        private void handle(Envelope<?> envelope) {
            if (WARM_UP.equals(envelope.header().actor())) {
                warm = true;
                return;
            }
            behaviour.accept(envelope);
            contexts.add(Map.copyOf(MDC.getCopyOfContextMap()));
            handled.add(envelope);
        }
    }
}

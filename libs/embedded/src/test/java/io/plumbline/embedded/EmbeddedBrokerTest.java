package io.plumbline.embedded;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedBrokerTest {
    private static final int RECORDS = 100;

    @TempDir
    Path directory;

    @Test
    void recordsAndCommittedOffsets_surviveARestart_onTheSamePort() throws Exception {
        int firstPort;
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            firstPort = broker.port();
            createTopic(broker, "facts");
            send(broker, "facts", 0, RECORDS);
            assertThat(receive(broker, "facts", "readers", RECORDS)).hasSize(RECORDS);
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            assertThat(broker.port()).isEqualTo(firstPort);
            send(broker, "facts", RECORDS, 1);
            assertThat(receive(broker, "facts", "readers", 1)).containsExactly("value-" + RECORDS);
            assertThat(receive(broker, "facts", "latecomers", RECORDS + 1)).hasSize(RECORDS + 1);
        }
    }

    @Test
    void theNewGroupProtocol_works_withASessionOfSixSeconds() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
            createTopic(broker, "facts");
            send(broker, "facts", 0, 5);
            Map<String, Object> settings = consumer(broker, "next-generation");
            settings.put("group.protocol", "consumer");
            assertThat(receive(settings, "facts", 5)).hasSize(5);
        }
    }

    @Test
    void aTopicThatNobodyMade_isNotMadeByUse() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("nobody-made-me"))
                            .allTopicNames()
                            .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void everyListener_isOnLoopback() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .allSatisfy(node -> assertThat(node.host()).isEqualTo("127.0.0.1"));
        }
    }

    @Test
    void aTakenPort_isOneClearLine() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(Loopback.address(0));
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, other.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("broker port: " + other.getLocalPort()
                            + " is taken on 127.0.0.1 (expected: a free port, or 0 for any)");
        }
    }

    @Test
    void aRememberedPortThatIsTakenNow_isReplaced() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(Loopback.address(0));
            Files.writeString(directory.resolve("broker.port"), Integer.toString(other.getLocalPort()));
            try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
                assertThat(broker.port()).isNotEqualTo(other.getLocalPort());
            }
        }
    }

    @Test
    void aDirectoryOfANewerKafka_isRefused() throws Exception {
        Files.writeString(directory.resolve("kafka.version"), "99.1.0\n");
        assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("was written by Kafka 99.1.0 (expected: 4.");
    }

    @Test
    void aFileInPlaceOfTheDirectory_isOneClearLine() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("broker directory: " + file + " is a file (expected: a directory)");
    }

    @Test
    void aDirectoryThatCantBeMade_isOneClearLine() {
        assertThatThrownBy(() -> EmbeddedBroker.start(Path.of("/proc/plumbline"), 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("broker directory: /proc/plumbline can't be written");
    }

    @Test
    void aSecondOpener_isRefused() {
        try (DataDirectory first = DataDirectory.open("broker", directory)) {
            assertThat(first.path()).isEqualTo(directory);
            assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void versions_areComparedByTheirNumbers() {
        assertThat(new KafkaVersion("4.10.0")).isGreaterThan(new KafkaVersion("4.9.9"));
        assertThat(new KafkaVersion("4.2.2-rc1")).isEqualByComparingTo(new KafkaVersion("4.2.2"));
        assertThatThrownBy(() -> new KafkaVersion("unknown")).isInstanceOf(EmbeddedServerException.class);
    }

    private static void createTopic(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get(20, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedBroker broker, String topic, int first, int count) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "acks",
                "all",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(settings)) {
            for (int i = first; i < first + count; i++) {
                producer.send(new ProducerRecord<>(topic, "key-" + i, "value-" + i));
            }
            producer.flush();
        }
    }

    private static List<String> receive(EmbeddedBroker broker, String topic, String group, int count) {
        return receive(consumer(broker, group), topic, count);
    }

    private static Map<String, Object> consumer(EmbeddedBroker broker, String group) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                group,
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                "false",
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class));
    }

    private static List<String> receive(Map<String, Object> settings, String topic, int count) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (values.size() < count && System.nanoTime() < end) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
            consumer.commitSync();
        }
        return values;
    }
}

package io.plumbline.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.embedded.BrokerProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** SIGKILLs a broker process while a producer sends; the producer lives on and finds it again on its port. */
class BrokerKillTest {
    private static final Logger log = LoggerFactory.getLogger(BrokerKillTest.class);
    private static final int KILLS = 4;
    private static final long SEED = 20_261_123L;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final TopicPartition FACTS = new TopicPartition("facts", 0);

    @TempDir
    Path directory;

    @Test
    void noAcknowledgedRecord_isLostByAKill() throws Exception {
        Random random = new Random(SEED);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        ChildJvm broker = start();
        String bootstrap = address(broker);
        long slowest = 0;
        try (KafkaProducer<String, String> producer = producer(bootstrap)) {
            createTopic(bootstrap);
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = acknowledged.size() + 200 + random.nextInt(500);
                int sent = 0;
                while (acknowledged.size() < enough) {
                    String value = kill + "-" + sent++;
                    producer.send(new ProducerRecord<>(FACTS.topic(), value), (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.add(value);
                        }
                    });
                    if (sent % 50 == 0) {
                        producer.flush();
                    }
                }
                broker.kill();
                long from = System.nanoTime();
                broker = start();
                assertThat(address(broker)).isEqualTo(bootstrap);
                slowest = Math.max(slowest, System.nanoTime() - from);
            }
        }
        Set<String> found = readAll(bootstrap, acknowledged);
        log.info(
                "Broker campaign, seed {}: {} kills, {} acknowledged, slowest start {} ms",
                SEED,
                KILLS,
                acknowledged.size(),
                TimeUnit.NANOSECONDS.toMillis(slowest));
        assertThat(found).containsAll(acknowledged);
        assertThat(broker.stop(Duration.ofSeconds(12))).isEqualTo(143);
    }

    private ChildJvm start() {
        return ChildJvm.ofMain(BrokerProcess.class)
                .jvmArguments("-Xmx256m", "-XX:TieredStopAtLevel=1")
                .arguments(directory.toString(), "0")
                .start();
    }

    private static String address(ChildJvm broker) {
        return broker.waitForLine("READY ", SOON).substring("READY ".length());
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(FACTS.topic(), 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "linger.ms",
                "5",
                "key.serializer",
                StringSerializer.class,
                "value.serializer",
                StringSerializer.class));
    }

    private static Set<String> readAll(String bootstrap, Set<String> acknowledged) {
        Set<String> found = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers", bootstrap,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", StringDeserializer.class))) {
            consumer.assign(List.of(FACTS));
            consumer.seekToBeginning(List.of(FACTS));
            long end = consumer.endOffsets(List.of(FACTS)).get(FACTS);
            await().atMost(SOON).pollInSameThread().until(() -> {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    found.add(record.value());
                }
                return consumer.position(FACTS) >= end;
            });
        }
        assertThat(acknowledged).isNotEmpty();
        return found;
    }
}

package io.plumbline.examples.listener;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.embedded.EmbeddedBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Real broker, published examples of events, and the program as a user starts it. */
class ProfileListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINE = "2026-11-23T08:15:30.125Z  ds_k3v9q2m7x1c8b5n4  op_7h2p9d4s6f1g8j3k  SUCCEEDED: "
            + "34 containers profiled, 0 failed, 412 fields, 1,250,000 rows, 530 checks";

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("plumbline.events", 3, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.send(GoldenEvent.record("operation.finished")).get();
        producer.send(newerVersion()).get();
        producer.send(rubbish()).get();
        producer.send(GoldenEvent.record("profile.completed")).get();
    }

    @AfterAll
    static void stopBroker() {
        producer.close();
        broker.close();
    }

    @Test
    void profileCompleted_isPrinted_andOtherOrUnreadableEventsAreNot() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProfileListener listener = new ProfileListener(
                new ListenerOptions(broker.bootstrapServers(), "in-process"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Thread thread = new Thread(listener::run, "listener");
        thread.start();

        await().atMost(PATIENCE)
                .until(() -> out.toString(StandardCharsets.UTF_8).contains("SUCCEEDED") && err.size() > 0);
        listener.stop();
        thread.join(PATIENCE.toMillis());

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("listening to plumbline.events", LINE, "stopped");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("event: msg_rubbish (expected: the body that urn:plumbline:profile.completed:v1"
                        + " describes)");
    }

    @Test
    void theProgram_printsTheLine_andStopsOnSigterm() throws Exception {
        Path out = directory.resolve("out.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProfileListener.class.getName(),
                        "--bootstrap-servers",
                        broker.bootstrapServers(),
                        "--group",
                        "own-process")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(out).contains(LINE));
            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).as("128 + SIGTERM").isEqualTo(143);
            assertThat(Files.readString(out).lines()).last().isEqualTo("stopped");
        } finally {
            program.destroyForcibly();
        }
    }

    private static ProducerRecord<byte[], byte[]> newerVersion() throws Exception {
        ProducerRecord<byte[], byte[]> record = GoldenEvent.record("profile.completed");
        record.headers().remove("ce_dataschema");
        record.headers().add("ce_dataschema", "urn:plumbline:profile.completed:v2".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> rubbish() throws Exception {
        ProducerRecord<byte[], byte[]> golden = GoldenEvent.record("profile.completed");
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(golden.topic(), golden.key(), "{\"rows\":".getBytes(StandardCharsets.UTF_8));
        golden.headers().forEach(record.headers()::add);
        record.headers().remove("ce_id");
        record.headers().add("ce_id", "msg_rubbish".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}

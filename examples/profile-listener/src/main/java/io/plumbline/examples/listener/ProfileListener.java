package io.plumbline.examples.listener;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Subscribes to the public events and prints one line for each profile that has completed, until SIGTERM or Ctrl-C. */
public final class ProfileListener {

    private static final String TOPIC = "plumbline.events";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int WRONG_USAGE = 64;

    private final ProfileCompletedLine line = new ProfileCompletedLine();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final PrintStream out;
    private final PrintStream err;

    ProfileListener(ListenerOptions options, PrintStream out, PrintStream err) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", options.bootstrapServers(),
                        "group.id", options.group(),
                        "group.protocol", "consumer",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.out = out;
        this.err = err;
    }

    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        ListenerOptions options;
        try {
            options = ListenerOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ListenerOptions.USAGE);
            System.exit(WRONG_USAGE);
            return;
        }
        ProfileListener listener = new ProfileListener(options, System.out, System.err);
        Runtime.getRuntime().addShutdownHook(new Thread(listener::stop, "stop"));
        listener.run();
    }

    /** Prints until {@link #stop()}. Offsets are committed after printing: a line may be seen twice, never lost. */
    void run() {
        try (consumer) {
            consumer.subscribe(List.of(TOPIC));
            out.println("listening to " + TOPIC);
            while (!Thread.currentThread().isInterrupted()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    print(record);
                }
                consumer.commitSync();
            }
        } catch (WakeupException e) {
            out.println("stopped");
        } finally {
            stopped.countDown();
        }
    }

    /** Ends {@link #run()} and waits until the consumer has left its group. */
    void stop() {
        consumer.wakeup();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(ConsumerRecord<byte[], byte[]> record) {
        try {
            line.of(record).ifPresent(out::println);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
        }
    }
}

package io.plumbline.worker.testing.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import io.plumbline.events.Envelope;
import io.plumbline.events.Topic;
import io.plumbline.events.WorkId;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.MessageCodec;

/** Everything on the topic of work results, from its beginning, as it comes. */
public final class PublishedResults implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final MessageCodec codec = MessageCodec.standard();
    private final List<Envelope<?>> envelopes = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closed;

    private PublishedResults(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        thread = new Thread(this::read, "published-results");
        thread.setDaemon(true);
    }

    /** Reads in the background until it is closed. */
    public static PublishedResults from(String bootstrapServers) {
        PublishedResults results = new PublishedResults(bootstrapServers);
        results.thread.start();
        return results;
    }

    /** With their headers, in the order of the topic; of one work item only. */
    public List<Envelope<?>> envelopesOf(WorkId workId) {
        return envelopes.stream()
                .filter(e -> e.message() instanceof WorkResult result
                        && result.workId().equals(workId))
                .toList();
    }

    public <R extends WorkResult> List<R> of(WorkId workId, Class<R> type) {
        return envelopesOf(workId).stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The closing answers of an item; exactly one in the end. */
    public List<WorkResult> endsOf(WorkId workId) {
        return of(workId, WorkResult.class).stream()
                .filter(r -> r instanceof WorkFinished || r instanceof WorkFailed || r instanceof ConnectionProbed)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        consumer.wakeup();
        thread.join();
    }

    private void read() {
        try (consumer) {
            assign();
            while (!closed) {
                consumer.poll(POLL).forEach(record -> codec.decode(record).ifPresent(envelopes::add));
            }
        } catch (WakeupException e) {
            closed = true;
        }
    }

    /** The topic may be made by the worker that is just starting. */
    private void assign() {
        List<TopicPartition> partitions = List.of();
        while (partitions.isEmpty() && !closed) {
            List<PartitionInfo> known = Optional.ofNullable(
                            consumer.listTopics().get(Topic.WORK_RESULTS.topicName()))
                    .orElse(List.of());
            partitions = known.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            LockSupport.parkNanos(POLL.toNanos());
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }
}

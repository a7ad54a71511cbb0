package io.plumbline.datastore.outbound.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import io.plumbline.datastore.lineage.LineageSink;
import io.plumbline.datastore.lineage.RunStory;
import io.plumbline.datastore.outbound.openlineage.OpenLineageEvents;

import static java.util.Objects.requireNonNull;

/** Writes each event to a topic, keyed by its run, and waits until the broker has it: the library's own transport doesn't. */
public final class KafkaLineage implements LineageSink {

    private final OpenLineageEvents events;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final String topic;
    private final Duration timeout;

    public KafkaLineage(OpenLineageEvents events, KafkaTemplate<byte[], byte[]> kafka, String topic, Duration timeout) {
        this.events = requireNonNull(events, "events");
        this.kafka = requireNonNull(kafka, "kafka");
        this.topic = requireNonNull(topic, "topic");
        this.timeout = requireNonNull(timeout, "timeout");
    }

    @Override
    public void tell(RunStory story) {
        byte[] key = ("run:" + story.run()).getBytes(StandardCharsets.UTF_8);
        byte[] value = events.json(story).getBytes(StandardCharsets.UTF_8);
        try {
            kafka.send(new ProducerRecord<>(topic, key, value)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UndeliveredException("stopped while an event of lineage was sent", e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new UndeliveredException("topic " + topic + " didn't take an event of lineage", e);
        }
    }
}

package io.plumbline.datastore.inbound.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.lineage.LineageSink;
import io.plumbline.datastore.lineage.TellLineage;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessagingConfiguration;
import io.plumbline.messaging.RetryLaterException;
import io.plumbline.messaging.crash.CrashPoints;

import static java.util.Objects.requireNonNull;

/**
 * Hears the public facts, as everybody may, in a group of its own: what it waits for, nobody else waits for. A fact counts as
 * read when its events are delivered.
 */
@Component
@ConditionalOnProperty("plumbline.openlineage.enabled")
final class LineageListener {

    private final MessageCodec codec;
    private final TellLineage lineage;
    private final CrashPoints crash;

    LineageListener(MessageCodec codec, TellLineage lineage, CrashPoints crash) {
        this.codec = requireNonNull(codec, "codec");
        this.lineage = requireNonNull(lineage, "lineage");
        this.crash = requireNonNull(crash, "crash");
    }

    @KafkaListener(
            id = "datastore-service-lineage",
            topics = "plumbline.events",
            groupId = "datastore-service-lineage",
            containerFactory = MessagingConfiguration.LISTENERS)
    void on(ConsumerRecord<byte[], byte[]> record) {
        codec.decode(record).ifPresent(envelope -> {
            try {
                lineage.handle(envelope);
                crash.reached("lineage.after-tell");
            } catch (LineageSink.UndeliveredException | StoreUnavailableException e) {
                throw new RetryLaterException(String.valueOf(e.getMessage()), e);
            }
        });
    }
}

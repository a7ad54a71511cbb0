package io.plumbline.datastore.inbound.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import io.plumbline.datastore.intake.Intake;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessagingConfiguration;

import static java.util.Objects.requireNonNull;

/** Hears the gateway's commands. */
@Component
final class CommandListener {

    private final MessageCodec codec;
    private final Intake intake;

    CommandListener(MessageCodec codec, Intake intake) {
        this.codec = requireNonNull(codec, "codec");
        this.intake = requireNonNull(intake, "intake");
    }

    @KafkaListener(
            id = "datastore-service-commands",
            topics = "plumbline.commands",
            groupId = "datastore-service",
            containerFactory = MessagingConfiguration.LISTENERS)
    void on(ConsumerRecord<byte[], byte[]> record) {
        codec.decode(record).ifPresent(envelope -> Patience.handle(() -> intake.handle(envelope)));
    }
}

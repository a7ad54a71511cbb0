package io.plumbline.datastore.inbound.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import io.plumbline.datastore.operation.AcceptResults;
import io.plumbline.datastore.probe.RunTests;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessagingConfiguration;

import static java.util.Objects.requireNonNull;

/** Hears the workers' answers. */
@Component
final class WorkResultListener {

    private final MessageCodec codec;
    private final AcceptResults results;
    private final RunTests tests;

    WorkResultListener(MessageCodec codec, AcceptResults results, RunTests tests) {
        this.codec = requireNonNull(codec, "codec");
        this.results = requireNonNull(results, "results");
        this.tests = requireNonNull(tests, "tests");
    }

    @KafkaListener(
            id = "datastore-service-work-results",
            topics = "plumbline.work-results",
            groupId = "datastore-service-results",
            containerFactory = MessagingConfiguration.LISTENERS)
    void on(ConsumerRecord<byte[], byte[]> record) {
        codec.decode(record).ifPresent(envelope -> {
            if (envelope.message() instanceof WorkResult result) {
                Patience.handle(() -> {
                    if (!tests.handle(result)) {
                        results.handle(result);
                    }
                });
            }
        });
    }
}

package io.plumbline.catalog.inbound.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import io.plumbline.worker.work.WorkLoop;

/** The bell: what it says doesn't matter, only that it rings. */
@Component
final class CatalogRequestedListener {

    private final WorkLoop loop;
    private final WorkLoop tests;

    CatalogRequestedListener(WorkLoop loop, @Qualifier("connectionTestLoop") WorkLoop tests) {
        this.loop = loop;
        this.tests = tests;
    }

    @KafkaListener(
            topics = "plumbline.catalog-requests",
            groupId = "catalog-worker",
            containerFactory = "messageListeners")
    void on(ConsumerRecord<byte[], byte[]> record) {
        tests.wake();
        loop.wake();
    }
}

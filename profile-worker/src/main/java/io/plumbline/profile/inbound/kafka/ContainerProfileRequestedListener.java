package io.plumbline.profile.inbound.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

import io.plumbline.worker.work.WorkLoop;

/** The bell: what it says doesn't matter, only that it rings. */
@Component
final class ContainerProfileRequestedListener {

    private final WorkLoop loop;
    private final WorkLoop previews;

    ContainerProfileRequestedListener(WorkLoop loop, @Qualifier("previewLoop") WorkLoop previews) {
        this.loop = loop;
        this.previews = previews;
    }

    @KafkaListener(
            topics = "plumbline.profile-requests",
            groupId = "profile-worker",
            containerFactory = "messageListeners")
    void on(ConsumerRecord<byte[], byte[]> record) {
        previews.wake();
        loop.wake();
    }
}

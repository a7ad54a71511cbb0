package io.plumbline.messaging.testing;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import io.plumbline.events.Envelope;
import io.plumbline.messaging.MessageCodec;

/** Kafka records without a broker. */
public final class Records {

    private Records() {}

    /** What a listener gets when this was published: partition 0, offset 0. */
    public static ConsumerRecord<byte[], byte[]> received(Envelope<?> envelope) {
        return received(MessageCodec.standard().encode(envelope));
    }

    /** The same record on the reader's side: partition 0, offset 0. */
    public static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        return record;
    }
}

package io.plumbline.datastore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageType;
import io.plumbline.events.access.TokenState;
import io.plumbline.events.fact.Fact;
import io.plumbline.messaging.MessageCodec;

/** A gateway and worker on the wire: sends messages, keeps the facts that it hears, each once. */
final class Wire implements AutoCloseable {

    private final MessageCodec codec = MessageCodec.standard();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Envelope<?>> heard = new LinkedHashMap<>();

    Wire(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "wire", "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of("plumbline.events", "plumbline.access"));
    }

    void send(Envelope<? extends Message> envelope) {
        producer.send(codec.encode(envelope));
        producer.flush();
    }

    /** Wire names of all facts about this datastore so far, but for container facts and progress, in order. */
    List<String> factsOf(DatastoreId ds) {
        poll();
        List<String> names = new ArrayList<>();
        for (Envelope<?> envelope : heard.values()) {
            if (envelope.message() instanceof Fact fact
                    && fact.datastore().filter(ds::equals).isPresent()) {
                names.add(MessageType.of(fact).wireName());
            }
        }
        names.removeIf(n -> n.equals("operation.progressed"));
        return names;
    }

    List<String> tokens() {
        poll();
        return heard.values().stream()
                .filter(e -> e.message() instanceof TokenState)
                .map(e -> ((TokenState) e.message()).tokenId().value())
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(200))
                .forEach(record -> codec.decode(record)
                        .ifPresent(
                                envelope -> heard.putIfAbsent(envelope.header().id(), envelope)));
    }
}

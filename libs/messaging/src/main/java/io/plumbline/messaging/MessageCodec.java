package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.MessageType;
import io.plumbline.events.Topic;
import io.plumbline.events.fact.Fact;

/**
 * Turns messages into bytes and back: CloudEvents 1.0.2 in Kafka's binary mode ({@code ce_*} headers, JSON body), and
 * the structured JSON form for documents and server-sent events. Headers that it doesn't know are ignored, type
 * headers of frameworks first of all. Safe for use by many threads.
 */
public final class MessageCodec {

    /** Bytes of a body that {@link #encode} takes at most; greater results travel in chunks. */
    public static final int LARGEST_BODY = 900_000;

    /** Bytes of a public fact's body at most. */
    public static final int LARGEST_FACT = 256 * 1024;

    private final MessageJson json;

    /** @param mapper its modules are kept; limits and features that messages depend on are set anew */
    public MessageCodec(JsonMapper mapper) {
        this.json = new MessageJson(mapper);
    }

    /** A codec over a plain mapper, for code outside of Spring. */
    public static MessageCodec standard() {
        return new MessageCodec(JsonMapper.builder().build());
    }

    /**
     * The record to send, for the topic of its type and with the message's key.
     *
     * @throws MessageTooLargeException if the body must be cut into chunks
     * @throws IllegalArgumentException if the header holds what no reader would accept
     */
    public ProducerRecord<byte[], byte[]> encode(Envelope<?> envelope) {
        MessageType type = MessageType.of(envelope.message());
        byte[] body = json.write(envelope.message());
        checkSize(type, body.length);
        ProducerRecord<byte[], byte[]> encoded = new ProducerRecord<>(
                type.topic().topicName(), bytes(envelope.message().key()), body);
        Headers headers = encoded.headers();
        attributes(envelope, type).forEach((name, value) -> headers.add(CloudEvents.PREFIX + name, bytes(value)));
        String traceparent = envelope.header().traceparent();
        if (traceparent != null) {
            headers.add(CloudEvents.TRACEPARENT, bytes(traceparent));
        }
        headers.add(CloudEvents.CONTENT_TYPE, bytes(CloudEvents.JSON));
        return encoded;
    }

    /**
     * The message of a record.
     *
     * @return empty if the type is unknown here, which a newer publisher may bring about
     * @throws UnreadableMessageException if the record is no message, one of a newer version, or on the wrong topic
     */
    public Optional<Envelope<?>> decode(ConsumerRecord<byte[], byte[]> record) {
        Attributes attributes = Attributes.ofHeaders(record.headers());
        Optional<MessageType> known = attributes.type();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        MessageType type = known.get();
        attributes.checkSchema(type);
        attributes.checkJson(record.headers());
        checkTopic(type.topic(), record.topic());
        if (record.value() == null) {
            throw new UnreadableMessageException("body: absent (expected: a JSON object)");
        }
        Message message = json.read("body of " + type.wireName(), record.value(), type.record());
        checkKey(message.key(), record.key());
        Envelope<?> envelope = new Envelope<>(attributes.header(), message);
        MessageContext.describe(envelope);
        return Optional.of(envelope);
    }

    /**
     * The structured form, {@code application/cloudevents+json}.
     *
     * @throws MessageTooLargeException as {@link #encode} would, so that nothing is stored that can't be sent
     */
    public String toJson(Envelope<?> envelope) {
        MessageType type = MessageType.of(envelope.message());
        checkSize(type, json.write(envelope.message()).length);
        Map<String, Object> event = new LinkedHashMap<>(attributes(envelope, type));
        event.put(CloudEvents.DATA_CONTENT_TYPE, CloudEvents.JSON);
        event.put(CloudEvents.DATA, envelope.message());
        return json.writeText(event);
    }

    /** @throws UnreadableMessageException if the text is no message of a type and version that is known here */
    public Envelope<?> fromJson(String text) {
        JsonNode event = json.read("message", text, JsonNode.class);
        Attributes attributes = Attributes.ofJson(event);
        MessageType type = attributes
                .type()
                .orElseThrow(() -> new UnreadableMessageException("type: unknown (expected: a type of this version)"));
        attributes.checkSchema(type);
        JsonNode data = event.path(CloudEvents.DATA);
        Message message = json.read("data of " + type.wireName(), json.write(data), type.record());
        return new Envelope<>(attributes.header(), message);
    }

    /** The type that the headers name; empty if they name none or one that is unknown here. Never throws. */
    static Optional<MessageType> typeOf(ConsumerRecord<?, ?> record) {
        return Attributes.lenientText(record.headers(), CloudEvents.TYPE).flatMap(MessageType::ofWireName);
    }

    private static Map<String, String> attributes(Envelope<?> envelope, MessageType type) {
        MessageHeader header = envelope.header();
        HeaderRules.check(header);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(CloudEvents.SPEC_VERSION, CloudEvents.VERSION);
        attributes.put(CloudEvents.ID, header.id());
        attributes.put(CloudEvents.SOURCE, header.source());
        attributes.put(CloudEvents.TYPE, type.wireName());
        attributes.put(CloudEvents.TIME, header.time().toString());
        if (envelope.message() instanceof Fact fact) {
            attributes.put(CloudEvents.SUBJECT, fact.subject());
        }
        attributes.put(CloudEvents.DATA_SCHEMA, type.dataSchema());
        attributes.put(CloudEvents.CORRELATION_ID, header.correlationId());
        putIfPresent(attributes, CloudEvents.ACTOR, header.actor());
        putIfPresent(attributes, CloudEvents.TRACEPARENT, header.traceparent());
        putIfPresent(attributes, CloudEvents.SEQUENCE, header.sequence());
        attributes.put(CloudEvents.PARTITION_KEY, envelope.message().key());
        return attributes;
    }

    private static void putIfPresent(Map<String, String> attributes, String name, @Nullable Object value) {
        if (value != null) {
            attributes.put(name, value.toString());
        }
    }

    private static void checkSize(MessageType type, int size) {
        int most = type.topic() == Topic.EVENTS ? LARGEST_FACT : LARGEST_BODY;
        if (size > most) {
            throw new MessageTooLargeException(
                    "body of " + type.wireName() + ": " + size + " bytes (expected: at most " + most + ")");
        }
    }

    private static void checkTopic(Topic expected, String topic) {
        if (!expected.topicName().equals(topic)) {
            throw new UnreadableMessageException("topic: " + topic + " (expected: " + expected.topicName() + ")");
        }
    }

    private static void checkKey(String expected, byte @Nullable [] key) {
        if (key == null || !expected.equals(new String(key, StandardCharsets.UTF_8))) {
            throw new UnreadableMessageException("record key: another one (expected: " + expected + ")");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

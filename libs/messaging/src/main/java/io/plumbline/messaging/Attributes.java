package io.plumbline.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.plumbline.events.MessageHeader;
import io.plumbline.events.MessageType;

/** The CloudEvents attributes of one foreign message. Everything that is wrong with them makes it unreadable. */
final class Attributes {

    private static final Set<String> KNOWN = Set.of(
            CloudEvents.SPEC_VERSION,
            CloudEvents.ID,
            CloudEvents.SOURCE,
            CloudEvents.TYPE,
            CloudEvents.TIME,
            CloudEvents.DATA_SCHEMA,
            CloudEvents.CORRELATION_ID,
            CloudEvents.ACTOR,
            CloudEvents.TRACEPARENT,
            CloudEvents.SEQUENCE);
    private static final int MOST_HEADERS = 64;
    private static final int LONGEST_VALUE = 4_096;

    private final Map<String, String> values;

    private Attributes(Map<String, String> values) {
        this.values = values;
        String version = required(CloudEvents.SPEC_VERSION);
        if (!CloudEvents.VERSION.equals(version)) {
            throw new UnreadableMessageException(
                    "specversion: " + HeaderRules.shown(version) + " (expected: " + CloudEvents.VERSION + ")");
        }
    }

    static Attributes ofHeaders(Headers headers) {
        Map<String, String> values = new HashMap<>();
        int count = 0;
        for (Header header : headers) {
            if (++count > MOST_HEADERS) {
                throw new UnreadableMessageException("headers: more than " + MOST_HEADERS);
            }
            if (header.key().startsWith(CloudEvents.PREFIX)) {
                String name = header.key().substring(CloudEvents.PREFIX.length());
                if (KNOWN.contains(name) && values.put(name, text(name, header.value())) != null) {
                    throw new UnreadableMessageException(name + ": twice (expected: one value)");
                }
            }
        }
        return new Attributes(values);
    }

    static Attributes ofJson(JsonNode event) {
        if (!event.isObject()) {
            throw new UnreadableMessageException("message: " + event.getNodeType() + " (expected: a JSON object)");
        }
        Map<String, String> values = new HashMap<>();
        for (String name : KNOWN) {
            JsonNode value = event.path(name);
            if (value.isString()) {
                values.put(name, value.stringValue());
            } else if (!value.isMissingNode() && !value.isNull()) {
                throw new UnreadableMessageException(name + ": " + value.getNodeType() + " (expected: a string)");
            }
        }
        return new Attributes(values);
    }

    /** The header's text if it is there once and sound; for those who only want to count or log. */
    static Optional<String> lenientText(Headers headers, String name) {
        Header header = headers.lastHeader(CloudEvents.PREFIX + name);
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(text(name, header.value()));
        } catch (UnreadableMessageException e) {
            return Optional.empty();
        }
    }

    /** Empty if the type is unknown here. */
    Optional<MessageType> type() {
        return MessageType.ofWireName(required(CloudEvents.TYPE));
    }

    MessageHeader header() {
        String traceparent = values.get(CloudEvents.TRACEPARENT);
        try {
            MessageHeader header = new MessageHeader(
                    required(CloudEvents.ID),
                    required(CloudEvents.SOURCE),
                    HeaderRules.parseTime(required(CloudEvents.TIME)),
                    required(CloudEvents.CORRELATION_ID),
                    values.get(CloudEvents.ACTOR),
                    Traceparent.isValid(traceparent) ? traceparent : null,
                    HeaderRules.parseSequence(values.get(CloudEvents.SEQUENCE)));
            HeaderRules.check(header);
            return header;
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    void checkSchema(MessageType type) {
        String schema = required(CloudEvents.DATA_SCHEMA);
        for (int version = type.version(); version >= 1; version--) {
            if (schema.equals("urn:plumbline:" + type.wireName() + ":v" + version)) {
                return;
            }
        }
        throw new UnreadableMessageException("dataschema: " + HeaderRules.shown(schema) + " (expected: "
                + type.dataSchema() + " or an earlier version)");
    }

    void checkJson(Headers headers) {
        Header header = headers.lastHeader(CloudEvents.CONTENT_TYPE);
        String contentType = header == null ? "absent" : text(CloudEvents.CONTENT_TYPE, header.value());
        if (!contentType.equals(CloudEvents.JSON) && !contentType.startsWith(CloudEvents.JSON + ";")) {
            throw new UnreadableMessageException(
                    "content-type: " + HeaderRules.shown(contentType) + " (expected: " + CloudEvents.JSON + ")");
        }
    }

    private String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new UnreadableMessageException(name + ": absent (expected: a CloudEvents attribute)");
        }
        return value;
    }

    private static String text(String name, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > LONGEST_VALUE) {
            throw new UnreadableMessageException(name + ": " + (bytes == null ? "null" : bytes.length + " bytes")
                    + " (expected: at most " + LONGEST_VALUE + " bytes)");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableMessageException(name + ": no text (expected: UTF-8)", e);
        }
    }
}

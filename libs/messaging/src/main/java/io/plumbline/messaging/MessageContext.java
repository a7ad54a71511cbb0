package io.plumbline.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageType;
import io.plumbline.events.OperationId;

/** What every log line written while a record is handled says of it. */
final class MessageContext {

    static final String EVENT_ID = "eventId";
    static final String CORRELATION_ID = "correlationId";
    static final String DATASTORE_ID = "datastoreId";
    static final String OPERATION_ID = "operationId";
    static final String TRACE_ID = "traceId";

    private static final List<String> KEYS = List.of(EVENT_ID, CORRELATION_ID, DATASTORE_ID, OPERATION_ID, TRACE_ID);
    private static final Set<String> SHOWN = Set.of(DATASTORE_ID, OPERATION_ID);
    private static final Map<MessageType, List<RecordComponent>> COMPONENTS = components();

    private MessageContext() {}

    /** Called before a listener sees the record, with what the headers tell. */
    static void open(ConsumerRecord<?, ?> record) {
        close();
        put(record, CloudEvents.ID, EVENT_ID);
        put(record, CloudEvents.CORRELATION_ID, CORRELATION_ID);
        Attributes.lenientText(record.headers(), CloudEvents.TRACEPARENT)
                .filter(Traceparent::isValid)
                .ifPresent(traceparent -> MDC.put(TRACE_ID, Traceparent.traceId(traceparent)));
    }

    /** Adds what only the body tells, if this message is the one that the thread is handling. */
    static void describe(Envelope<?> envelope) {
        if (!envelope.header().id().equals(MDC.get(EVENT_ID))) {
            return;
        }
        for (RecordComponent component : COMPONENTS.getOrDefault(MessageType.of(envelope.message()), List.of())) {
            Object id = value(component, envelope.message());
            if (id != null) {
                MDC.put(component.getName(), id.toString());
            }
        }
    }

    static void close() {
        KEYS.forEach(MDC::remove);
    }

    private static void put(ConsumerRecord<?, ?> record, String attribute, String key) {
        Attributes.lenientText(record.headers(), attribute).ifPresent(text -> MDC.put(key, HeaderRules.shown(text)));
    }

    private static Map<MessageType, List<RecordComponent>> components() {
        Map<MessageType, List<RecordComponent>> components = new EnumMap<>(MessageType.class);
        for (MessageType type : MessageType.values()) {
            components.put(
                    type,
                    Arrays.stream(type.record().getRecordComponents())
                            .filter(c -> SHOWN.contains(c.getName()))
                            .filter(c -> c.getType() == DatastoreId.class || c.getType() == OperationId.class)
                            .toList());
        }
        return components;
    }

    private static @Nullable Object value(RecordComponent component, Message message) {
        try {
            return component.getAccessor().invoke(message);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a public record's accessor can be called: " + component, e);
        }
    }
}

package io.plumbline.datastore.outbound.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Turns records into documents and back. Times are dates, in milliseconds. In names, {@code .}, {@code $} and {@code %}
 * are written as {@code %2E}, {@code %24} and {@code %25}, so that a source's odd names can be keys.
 */
final class DocumentMapper {

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule("dates")
                    .addSerializer(Instant.class, new InstantWriter())
                    .addSerializer(Date.class, new DateWriter())
                    .addDeserializer(Instant.class, new InstantReader()))
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Document toDocument(Object record) {
        Map<?, ?> map = mapper.convertValue(record, Map.class);
        return (Document) java.util.Objects.requireNonNull(encode(map));
    }

    /** As {@link #toDocument}, with the component {@code id} as the document's key. */
    Document toKeyedDocument(Object record) {
        Document document = toDocument(record);
        Object id = document.remove("id");
        Document keyed = new Document("_id", id);
        keyed.putAll(document);
        return keyed;
    }

    <T> T fromDocument(Document document, Class<T> type) {
        return mapper.convertValue(decode(document), type);
    }

    <T> T fromKeyedDocument(Document document, Class<T> type) {
        Document copy = new Document(document);
        copy.put("id", copy.remove("_id"));
        return fromDocument(copy, type);
    }

    private static @Nullable Object encode(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Document document = new Document();
            map.forEach((key, inner) -> document.put(escape(String.valueOf(key)), encode(inner)));
            return document;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(encode(inner)));
            return copy;
        }
        if (value instanceof java.math.BigInteger || value instanceof java.math.BigDecimal) {
            return value.toString();
        }
        return value;
    }

    private static @Nullable Object decode(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Document document = new Document();
            map.forEach((key, inner) -> document.put(unescape(String.valueOf(key)), decode(inner)));
            return document;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(decode(inner)));
            return copy;
        }
        return value;
    }

    private static String escape(String key) {
        return key.indexOf('%') < 0 && key.indexOf('.') < 0 && key.indexOf('$') < 0
                ? key
                : key.replace("%", "%25").replace(".", "%2E").replace("$", "%24");
    }

    private static String unescape(String key) {
        return key.indexOf('%') < 0
                ? key
                : key.replace("%2E", ".").replace("%24", "$").replace("%25", "%");
    }

    private static final class InstantWriter extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(Date.from(value));
        }
    }

    private static final class DateWriter extends ValueSerializer<Date> {
        @Override
        public void serialize(Date value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(value);
        }
    }

    private static final class InstantReader extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            Object embedded = parser.getEmbeddedObject();
            if (embedded instanceof Date date) {
                return date.toInstant();
            }
            throw new IllegalStateException("time: " + parser.currentToken() + " (expected: a date)");
        }
    }
}

package io.plumbline.messaging;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as messages use it: strict limits on what is read, the same bytes for the same message when written. */
final class MessageJson {

    /** Bytes of a body or a structured message that a reader takes at most. */
    static final int LONGEST_DOCUMENT = 1_000_000;

    private static final int DEEPEST_NESTING = 64;
    private static final int MOST_TOKENS = 300_000;
    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_NUMBER = 128;
    private static final int LONGEST_REASON = 256;

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_NESTING)
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .maxTokenCount(MOST_TOKENS)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_DOCUMENT)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonMapper mapper;

    MessageJson(JsonMapper given) {
        this.mapper = given.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    String writeText(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** @throws UnreadableMessageException if the bytes aren't this type in JSON, or break a limit */
    <T> T read(String what, byte[] bytes, Class<T> type) {
        if (bytes.length > LONGEST_DOCUMENT) {
            throw new UnreadableMessageException(
                    what + ": " + bytes.length + " bytes (expected: at most " + LONGEST_DOCUMENT + ")");
        }
        try (JsonParser parser = new FiniteNumbersParser(STRICT.createParser(ObjectReadContext.empty(), bytes))) {
            T value = mapper.readerFor(type).readValue(parser);
            if (value == null) {
                throw new UnreadableMessageException(what + ": null (expected: a JSON object)");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableMessageException(
                    what + ": " + HeaderRules.shown(e.getOriginalMessage(), LONGEST_REASON), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new UnreadableMessageException(
                    what + ": " + HeaderRules.shown(String.valueOf(e.getMessage()), LONGEST_REASON), e);
        }
    }

    <T> T read(String what, String json, Class<T> type) {
        return read(what, json.getBytes(StandardCharsets.UTF_8), type);
    }

    /** A number that only fits into infinity is rubbish, and would not be JSON any more when written again. */
    private static final class FiniteNumbersParser extends JsonParserDelegate {

        FiniteNumbersParser(JsonParser strict) {
            super(strict);
        }

        @Override
        public Number getNumberValue() {
            return finite(super.getNumberValue());
        }

        @Override
        public double getDoubleValue() {
            return finite(super.getDoubleValue()).doubleValue();
        }

        private Number finite(Number number) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new StreamReadException(this, "a number beyond the range of a double");
            }
            return number;
        }
    }
}

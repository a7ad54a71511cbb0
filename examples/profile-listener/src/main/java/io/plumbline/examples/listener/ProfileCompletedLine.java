package io.plumbline.examples.listener;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns a record of {@code plumbline.events} into one line for people. Looks at the headers first. */
final class ProfileCompletedLine {

    private static final String TYPE = "profile.completed";
    private static final String SCHEMA = "urn:plumbline:profile.completed:v1";

    private final JsonMapper json = JsonMapper.shared();

    /**
     * The line; empty if the record is of another type or of a version that this program doesn't know.
     *
     * @throws IllegalArgumentException if it claims to be a profile.completed and its body isn't one
     */
    Optional<String> of(ConsumerRecord<byte[], byte[]> record) {
        if (!header(record, "ce_type").equals(TYPE)
                || !header(record, "ce_dataschema").equals(SCHEMA)) {
            return Optional.empty();
        }
        try {
            JsonNode body = json.readTree(record.value());
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s  %s  %s  %s: %,d containers profiled, %,d failed, %,d fields, %,d rows, %,d checks",
                    header(record, "ce_time"),
                    body.required("datastoreId").asString(),
                    body.required("operationId").asString(),
                    body.required("status").asString(),
                    body.required("containersProfiled").asLong(),
                    body.required("containersFailed").asLong(),
                    body.required("fields").asLong(),
                    body.required("rows").asLong(),
                    body.required("checks").asLong()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "event: " + header(record, "ce_id") + " (expected: the body that " + SCHEMA + " describes)", e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}

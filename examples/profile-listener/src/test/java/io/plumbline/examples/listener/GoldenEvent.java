package io.plumbline.examples.listener;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A published example of an event, as the record that Kafka carries. */
final class GoldenEvent {

    private static final Path EXAMPLES = Path.of("..", "..", "docs", "schemas", "events", "examples");

    private GoldenEvent() {}

    static ProducerRecord<byte[], byte[]> record(String type) throws Exception {
        JsonNode event = JsonMapper.shared().readTree(Files.readString(EXAMPLES.resolve(type + ".v1.json")));
        JsonNode data = event.required("data");
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "plumbline.events", bytes(data.required("datastoreId").asString()), bytes(data.toString()));
        event.properties().forEach(attribute -> {
            if (attribute.getKey().equals("datacontenttype")) {
                record.headers().add("content-type", bytes(attribute.getValue().asString()));
            } else if (!attribute.getKey().equals("data")) {
                record.headers()
                        .add(
                                "ce_" + attribute.getKey(),
                                bytes(attribute.getValue().asString()));
            }
        });
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

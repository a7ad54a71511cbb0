package io.plumbline.systemtests.contracts;

import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.plumbline.events.Envelope;
import io.plumbline.events.MessageType;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.systemtests.deployment.ProjectFiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The codec reads every example ever published, and what it writes keeps the published contract. */
class PublishedEventsTest {

    private final MessageCodec codec = MessageCodec.standard();

    static List<String> examples() {
        return ProjectFiles.names(EventSchemas.EXAMPLES, ".json");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleEverPublished_isStillReadable_andWrittenAgainTheSame(String file) {
        JsonNode example = ProjectFiles.json(EventSchemas.EXAMPLES + "/" + file);

        Envelope<?> event = codec.fromJson(example.toString());

        assertThat(MessageType.of(event.message()).wireName() + ".v1.json").isEqualTo(file);
        ObjectNode written = (ObjectNode) JsonMapper.shared().readTree(codec.toJson(event));
        ((ObjectNode) written.path("data"))
                .properties()
                .removeIf(field -> field.getValue().isNull());
        assertThat((JsonNode) written).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void recordThatIsSent_keepsTheSchemasOfHeadersAndBody(String file) {
        Envelope<?> event = codec.fromJson(ProjectFiles.text(EventSchemas.EXAMPLES + "/" + file));

        ProducerRecord<byte[], byte[]> record = codec.encode(event);

        ObjectNode headers = JsonMapper.shared().createObjectNode();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        assertThat(EventSchemas.violations(ProjectFiles.json("docs/schemas/kafka-headers.v1.json"), headers))
                .isEmpty();
        assertThat(EventSchemas.violations(
                        EventSchemas.schema(MessageType.of(event.message())),
                        JsonMapper.shared().readTree(record.value())))
                .isEmpty();
        assertThat(new String(record.key(), UTF_8)).matches("(ds|cn|te)_[a-z0-9]{16}");
        assertThat(headers.propertyNames())
                .as("headers that the contract names")
                .isSubsetOf(ProjectFiles.json("docs/schemas/kafka-headers.v1.json")
                        .path("properties")
                        .propertyNames());
    }
}

package io.plumbline.systemtests.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.plumbline.events.MessageType;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.systemtests.deployment.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

class EventSchemasTest {

    static List<MessageType> facts() {
        return EventSchemas.facts();
    }

    @Test
    void everyFact_hasASchemaAndAnExample_andNothingElseIsThere() {
        List<String> expected =
                facts().stream().map(EventSchemas::fileName).sorted().toList();

        assertThat(expected).hasSizeGreaterThanOrEqualTo(13);
        assertThat(ProjectFiles.names(EventSchemas.DIRECTORY, ".json")).isEqualTo(expected);
        assertThat(ProjectFiles.names(EventSchemas.EXAMPLES, ".json")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void schema_namesEveryComponentOfTheRecord_andRequiresThoseThatAreNeverAbsent(MessageType type) {
        JsonNode schema = EventSchemas.schema(type);

        assertThat(schema.path("$id").asString()).isEqualTo(type.dataSchema());
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("additionalProperties").asBoolean(false)).isTrue();
        assertThat(schema.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(components(type, true));
        assertThat(texts(schema.path("required"))).isEqualTo(components(type, false));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void example_isAStructuredCloudEvent_whoseDataKeepsItsSchema(MessageType type) {
        JsonNode example = EventSchemas.example(type);

        assertThat(example.path("specversion").asString()).isEqualTo("1.0");
        assertThat(example.path("type").asString()).isEqualTo(type.wireName());
        assertThat(example.path("dataschema").asString()).isEqualTo(type.dataSchema());
        assertThat(EventSchemas.violations(EventSchemas.schema(type), example.path("data")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void headersOfTheExample_keepTheSchemaOfTheHeaders(MessageType type) {
        ObjectNode headers = JsonMapper.shared().createObjectNode();
        EventSchemas.example(type).properties().forEach(attribute -> {
            if (!attribute.getKey().startsWith("data")) {
                headers.set("ce_" + attribute.getKey(), attribute.getValue());
            }
        });
        headers.put("ce_dataschema", type.dataSchema());
        headers.put("content-type", "application/json");

        assertThat(EventSchemas.violations(ProjectFiles.json("docs/schemas/kafka-headers.v1.json"), headers))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aWrongOrMissingValue_isNotTakenForAnEvent(MessageType type) {
        JsonNode schema = EventSchemas.schema(type);
        ObjectNode without = ((ObjectNode) EventSchemas.example(type).path("data")).deepCopy();
        String key = keyOf(type);
        without.remove(key);
        ObjectNode wrong = ((ObjectNode) EventSchemas.example(type).path("data")).deepCopy();
        wrong.put(key, "op_k3v9q2m7x1c8b5n4");
        ObjectNode newer = ((ObjectNode) EventSchemas.example(type).path("data")).deepCopy();
        newer.put("addedInALaterRelease", true);

        assertThat(EventSchemas.violations(schema, without)).isNotEmpty();
        assertThat(EventSchemas.violations(schema, wrong)).isNotEmpty();
        assertThat(EventSchemas.violations(schema, newer)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void enumsOfTheSchema_areThoseOfTheCode(MessageType type) {
        JsonNode properties = EventSchemas.schema(type).path("properties");
        if (properties.has("operation")) {
            assertThat(texts(properties.path("operation").path("enum"))).isEqualTo(names(OperationType.values()));
        }
        if (properties.has("status")) {
            Set<String> terminal = Arrays.stream(OperationStatus.values())
                    .filter(OperationStatus::terminal)
                    .map(Enum::name)
                    .collect(Collectors.toSet());
            assertThat(texts(properties.path("status").path("enum"))).isEqualTo(terminal);
        }
    }

    /** The field whose value is the partition key. */
    private static String keyOf(MessageType type) {
        String key = EventSchemas.example(type).path("partitionkey").asString();
        return EventSchemas.example(type).path("data").properties().stream()
                .filter(field -> key.equals(field.getValue().asString("")))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> components(MessageType type, boolean nullableToo) {
        return Arrays.stream(type.record().getRecordComponents())
                .filter(component -> nullableToo || !nullable(component))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static boolean nullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }
}

package io.plumbline.systemtests.contracts;

import java.util.Arrays;
import java.util.List;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;

import io.plumbline.events.MessageType;
import io.plumbline.events.Topic;
import io.plumbline.systemtests.deployment.ProjectFiles;

/** The published schemas and examples of the public facts. */
final class EventSchemas {

    static final String DIRECTORY = "docs/schemas/events";
    static final String EXAMPLES = DIRECTORY + "/examples";
    static final String RELEASED = DIRECTORY + "/released/v1";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventSchemas() {}

    static List<MessageType> facts() {
        return Arrays.stream(MessageType.values())
                .filter(type -> type.topic() == Topic.EVENTS)
                .toList();
    }

    static String fileName(MessageType type) {
        return type.wireName() + ".v" + type.version() + ".json";
    }

    static JsonNode schema(MessageType type) {
        return ProjectFiles.json(DIRECTORY + "/" + fileName(type));
    }

    static JsonNode example(MessageType type) {
        return ProjectFiles.json(EXAMPLES + "/" + fileName(type));
    }

    /** What is wrong with the value, formats included; empty if it keeps the schema. */
    static List<String> violations(JsonNode schema, JsonNode value) {
        return REGISTRY
                .getSchema(schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}

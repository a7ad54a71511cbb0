package io.plumbline.systemtests.contracts;

import java.util.List;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.plumbline.events.MessageType;
import io.plumbline.events.Topic;
import io.plumbline.systemtests.deployment.ProjectFiles;
import io.plumbline.systemtests.deployment.YamlFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/asyncapi.yaml is an AsyncAPI 3.0.0 document and says what the code publishes. */
class AsyncApiTest {

    private final JsonNode document = YamlFiles.document("docs/asyncapi.yaml");

    @Test
    void document_keepsTheSchemaOfAsyncApi3() throws Exception {
        try (var schema = getClass().getResourceAsStream("/deployment/asyncapi-3.0.0.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(document.toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void documentWithoutItsInfo_isNoticedByTheSchema() throws Exception {
        ObjectNode broken = ((ObjectNode) document).deepCopy();
        broken.remove("info");
        try (var schema = getClass().getResourceAsStream("/deployment/asyncapi-3.0.0.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(broken.toString(), InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void channel_isTheTopicOfTheFacts_andNamesExactlyThem() {
        List<String> facts =
                EventSchemas.facts().stream().map(MessageType::wireName).toList();
        JsonNode channel = document.path("channels").path("events");

        assertThat(document.path("channels").propertyNames()).containsExactly("events");
        assertThat(channel.path("address").asString()).isEqualTo(Topic.EVENTS.topicName());
        assertThat(channel.path("messages").propertyNames()).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(document.path("components").path("messages").propertyNames())
                .containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void everyMessage_refersToItsSchema_andEveryReferenceLeadsSomewhere() {
        for (MessageType type : EventSchemas.facts()) {
            JsonNode message = document.path("components").path("messages").path(type.wireName());

            assertThat(message.path("payload").path("schema").path("$ref").asString())
                    .isEqualTo("./schemas/events/" + EventSchemas.fileName(type));
            assertThat(message.path("title").asString()).isEqualTo(type.record().getSimpleName());
        }
        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(ProjectFiles.path("docs").resolve(reference)).exists();
            }
        });
    }
}

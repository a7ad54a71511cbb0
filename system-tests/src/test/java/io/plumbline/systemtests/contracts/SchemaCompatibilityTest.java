package io.plumbline.systemtests.contracts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.plumbline.events.MessageType;
import io.plumbline.systemtests.deployment.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The schemas of docs/schemas/events/released are never edited; today's may only add to them. */
class SchemaCompatibilityTest {

    static List<String> releasedFiles() {
        return ProjectFiles.names(EventSchemas.RELEASED, ".json");
    }

    @ParameterizedTest
    @MethodSource("releasedFiles")
    void everyReleasedSchema_isOnlyAddedTo(String file) {
        assertThat(SchemaCompatibility.breaches(
                        ProjectFiles.json(EventSchemas.RELEASED + "/" + file),
                        ProjectFiles.json(EventSchemas.DIRECTORY + "/" + file)))
                .isEmpty();
    }

    @Test
    void everyFactOfVersionOne_isFrozen() {
        assertThat(releasedFiles())
                .containsExactlyInAnyOrderElementsOf(EventSchemas.facts().stream()
                        .filter(type -> type.version() == 1)
                        .map(EventSchemas::fileName)
                        .toList());
    }

    @Test
    void addingAnOptionalField_isAllowed() {
        ObjectNode changed = copy();
        properties(changed).putObject("note").put("type", "string");
        ((ArrayNode) properties(changed).path("status").path("enum")).add("LATER");

        assertThat(SchemaCompatibility.breaches(released(), changed)).isEmpty();
    }

    @Test
    void removingAField_isABreach() {
        ObjectNode changed = copy();
        properties(changed).remove("warnings");

        assertThat(SchemaCompatibility.breaches(released(), changed))
                .containsExactly("/warnings: removed (expected: kept)");
    }

    @Test
    void changingAType_alsoDeepInside_isABreach() {
        ObjectNode changed = copy();
        ((ObjectNode) properties(changed).path("operationId")).put("type", "integer");
        ((ObjectNode) changed.path("$defs").path("failure").path("properties").path("code")).put("pattern", "^x$");

        assertThat(SchemaCompatibility.breaches(released(), changed))
                .hasSize(2)
                .anyMatch(breach -> breach.startsWith("/operationId type: \"integer\""))
                .anyMatch(breach -> breach.startsWith("/failure/code pattern"));
    }

    @Test
    void requiringMoreOrLess_isABreach() {
        ObjectNode more = copy();
        ((ArrayNode) more.path("required")).add("failure");
        ObjectNode less = copy();
        ((ArrayNode) less.path("required")).remove(0);

        assertThat(SchemaCompatibility.breaches(released(), more)).hasSize(1);
        assertThat(SchemaCompatibility.breaches(released(), less)).hasSize(1);
    }

    @Test
    void takingAValueOutOfAnEnum_isABreach() {
        ObjectNode changed = copy();
        ((ArrayNode) properties(changed).path("status").path("enum")).remove(0);

        assertThat(SchemaCompatibility.breaches(released(), changed)).hasSize(1);
    }

    private static JsonNode released() {
        return ProjectFiles.json(EventSchemas.RELEASED + "/" + EventSchemas.fileName(MessageType.OPERATION_FINISHED));
    }

    private static ObjectNode copy() {
        return (ObjectNode) released();
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }
}

package io.plumbline.gateway.inbound.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;

/** The connector types of this build. They never change while it runs, so their JSON is made once. */
@RestController
@Tag(name = "Connectors")
class ConnectorReads {
    /** How a field's grammar looks in JSON, for the API's document: an object, not the name of an enum's constant. */
    @Schema(name = "Grammar")
    record GrammarShape(String pattern, String explanation) {}

    private final byte[] all;
    private final Map<String, byte[]> byType = new LinkedHashMap<>();

    ConnectorReads(JsonMapper mapper) {
        List<ConnectorSpec> specs = ConnectorCatalog.all();
        this.all = mapper.writeValueAsBytes(new Page<>(specs, 0, Page.MAX_SIZE, specs.size()));
        specs.forEach(spec -> byType.put(spec.type(), mapper.writeValueAsBytes(spec)));
    }

    @GetMapping("/api/v1/connectors")
    @Operation(summary = "Lists the connector types with their fields")
    Relayed<Page<ConnectorSpec>> listConnectors() {
        return new Relayed<>(all);
    }

    @GetMapping("/api/v1/connectors/{type}")
    @Operation(summary = "One connector type with its fields")
    Relayed<ConnectorSpec> getConnector(@PathVariable String type) {
        byte[] json = Optional.ofNullable(byType.get(type))
                .orElseThrow(() -> new NotFoundException(
                        "type: unknown (expected: one of " + String.join(", ", byType.keySet()) + ")"));
        return new Relayed<>(json);
    }
}

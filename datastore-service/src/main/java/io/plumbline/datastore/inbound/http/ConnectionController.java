package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.datastore.lookup.ConnectionLookup;
import io.plumbline.events.ConnectionId;

import static java.util.Objects.requireNonNull;

/** Reads of shared connections. */
@RestController
@RequestMapping("/internal/v1/connections")
final class ConnectionController {

    private final ConnectionLookup connections;

    ConnectionController(ConnectionLookup connections) {
        this.connections = requireNonNull(connections, "connections");
    }

    @GetMapping
    Page<ConnectionView> list(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String connector,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "" + Page.DEFAULT_SIZE) int size) {
        return connections.list(search, connector, Parameters.paging(page, size));
    }

    @GetMapping("/{id}")
    ConnectionView get(@PathVariable String id) {
        return connections.get(Parameters.checked(() -> new ConnectionId(id)));
    }
}

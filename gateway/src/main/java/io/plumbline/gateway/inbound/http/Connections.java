package io.plumbline.gateway.inbound.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.Page;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.events.ConnectionId;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.registration.ManageConnections;
import io.plumbline.gateway.registration.RequestedConnection;
import io.plumbline.gateway.request.Asked;

/** Shared connections. */
@RestController
@Tag(name = "Connections")
class Connections {
    private static final String PATH = "/api/v1/connections/";

    private final ManageConnections connections;
    private final Lookups lookups;
    private final Requests requests;
    private final Writes writes;

    Connections(ManageConnections connections, Lookups lookups, Requests requests, Writes writes) {
        this.connections = connections;
        this.lookups = lookups;
        this.requests = requests;
        this.writes = writes;
    }

    @GetMapping("/api/v1/connections")
    @Operation(summary = "Lists shared connections")
    Relayed<Page<ConnectionView>> listConnections(HttpServletRequest request) {
        return new Relayed<>(lookups.read("/connections" + QueryShape.CONNECTIONS.check(request)));
    }

    @GetMapping("/api/v1/connections/{connectionId}")
    @Operation(summary = "One shared connection; secrets only as set or not")
    Relayed<ConnectionView> getConnection(@PathVariable String connectionId, HttpServletRequest request) {
        QueryShape.NONE.check(request);
        return new Relayed<>(lookups.read("/connections/" + PathIds.connection(connectionId)));
    }

    @PostMapping(value = "/api/v1/connections", consumes = "application/json")
    @Operation(
            summary = "Registers a connection that datastores share",
            description = "What each datastore may bring itself, such as the database or schema, may be missing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Connection.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Connection.class)))
    CompletableFuture<ResponseEntity<Object>> registerConnection(
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return writes.audited(request, "connection.register", null, () -> {
            Asked asked = requests.asked(request);
            RequestedConnection requested =
                    connections.register(asked, Requests.caller(request).role(), requests.body(body));
            URI location = URI.create(PATH + requested.connectionId());
            Object accepted = new Accepted.Connection(requested.connectionId());
            return writes.answer(
                    asked,
                    requested.outcome(),
                    location,
                    accepted,
                    fact -> Writes.json(
                            ResponseEntity.created(location),
                            writes.readable("/connections/" + requested.connectionId(), accepted)));
        });
    }

    @PatchMapping(
            value = "/api/v1/connections/{connectionId}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Changes a shared connection, and so every datastore on it, from the revision that was read",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Change.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Changed (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = ConnectionView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Connection.class)))
    CompletableFuture<ResponseEntity<Object>> changeConnection(
            @PathVariable String connectionId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ConnectionId id = PathIds.connection(connectionId);
        return writes.audited(request, "connection.change", id.value(), () -> {
            Asked asked = requests.asked(request);
            Object accepted = new Accepted.Connection(id);
            return writes.answer(
                    asked,
                    connections.update(
                            asked,
                            Requests.caller(request).role(),
                            id,
                            requests.revision(request),
                            requests.body(body)),
                    URI.create(PATH + id),
                    accepted,
                    fact -> Writes.json(ResponseEntity.ok(), writes.readable("/connections/" + id, accepted)));
        });
    }

    @DeleteMapping("/api/v1/connections/{connectionId}")
    @Operation(
            summary = "Removes a shared connection that no datastore is on",
            description = "With Prefer: wait an unknown connection is a 404, and one in use a 409 that names the"
                    + " datastores. Without it the request is accepted, and refused by the event connection.rejected.")
    @ApiResponse(responseCode = "204", description = "Removed (with Prefer: wait)", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Connection.class)))
    CompletableFuture<ResponseEntity<Object>> removeConnection(
            @PathVariable String connectionId, HttpServletRequest request) {
        ConnectionId id = PathIds.connection(connectionId);
        return writes.audited(request, "connection.remove", id.value(), () -> {
            Asked asked = requests.asked(request);
            return writes.answer(
                    asked,
                    connections.remove(asked, id),
                    URI.create(PATH + id),
                    new Accepted.Connection(id),
                    fact -> ResponseEntity.status(HttpStatus.NO_CONTENT).build());
        });
    }
}

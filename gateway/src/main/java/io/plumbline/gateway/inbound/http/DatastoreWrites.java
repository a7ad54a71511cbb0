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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.DatastoreView;
import io.plumbline.events.DatastoreId;
import io.plumbline.gateway.registration.ChangeDatastores;
import io.plumbline.gateway.registration.RegisterDatastores;
import io.plumbline.gateway.registration.Registration;
import io.plumbline.gateway.request.Asked;

/** Registers, changes and removes datastores. */
@RestController
@Tag(name = "Datastores")
class DatastoreWrites {
    private final RegisterDatastores registrations;
    private final ChangeDatastores changes;
    private final Requests requests;
    private final Writes writes;

    DatastoreWrites(RegisterDatastores registrations, ChangeDatastores changes, Requests requests, Writes writes) {
        this.registrations = registrations;
        this.changes = changes;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/datastores", consumes = "application/json")
    @Operation(
            summary = "Registers a datastore",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Registration.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Recorded (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = DatastoreView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Registration.class)))
    CompletableFuture<ResponseEntity<Object>> registerDatastore(
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return writes.audited(request, "datastore.register", null, () -> {
            Asked asked = requests.asked(request);
            Registration registration =
                    registrations.register(asked, Requests.caller(request).role(), requests.body(body));
            URI location = URI.create("/api/v1/datastores/" + registration.datastoreId());
            Object accepted = new Accepted.Registration(registration.datastoreId(), registration.operationId());
            return writes.answer(
                    asked,
                    registration.outcome(),
                    location,
                    accepted,
                    fact -> Writes.json(
                            ResponseEntity.created(location),
                            writes.readable("/datastores/" + registration.datastoreId(), accepted)));
        });
    }

    @PatchMapping(
            value = "/api/v1/datastores/{datastoreId}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Changes a datastore, from the revision that was read",
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
            content = @Content(schema = @Schema(implementation = DatastoreView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Change.class)))
    CompletableFuture<ResponseEntity<Object>> changeDatastore(
            @PathVariable String datastoreId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return writes.audited(request, "datastore.change", id.value(), () -> {
            Asked asked = requests.asked(request);
            Object accepted = new Accepted.Change(id);
            return writes.answer(
                    asked,
                    changes.update(
                            asked,
                            Requests.caller(request).role(),
                            id,
                            requests.revision(request),
                            requests.body(body)),
                    URI.create("/api/v1/datastores/" + id),
                    accepted,
                    fact -> Writes.json(ResponseEntity.ok(), writes.readable("/datastores/" + id, accepted)));
        });
    }

    @DeleteMapping("/api/v1/datastores/{datastoreId}")
    @Operation(
            summary = "Removes a datastore with all that was found in it",
            description =
                    "With Prefer: wait an unknown datastore is a 404. Without it the request is accepted and has no"
                            + " effect: a registration that is still on its way may be removed, too.")
    @ApiResponse(responseCode = "204", description = "Removed (with Prefer: wait)", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Change.class)))
    CompletableFuture<ResponseEntity<Object>> removeDatastore(
            @PathVariable String datastoreId, HttpServletRequest request) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return writes.audited(request, "datastore.remove", id.value(), () -> {
            Asked asked = requests.asked(request);
            return writes.answer(
                    asked,
                    changes.remove(asked, id),
                    URI.create("/api/v1/datastores/" + id),
                    new Accepted.Change(id),
                    fact -> ResponseEntity.status(HttpStatus.NO_CONTENT).build());
        });
    }
}

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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.OperationView;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.gateway.operation.RequestedOperation;
import io.plumbline.gateway.operation.RunOperations;
import io.plumbline.gateway.request.Asked;

/** Runs and cancels operations. */
@RestController
@Tag(name = "Operations")
class OperationWrites {
    private final RunOperations operations;
    private final Requests requests;
    private final Writes writes;

    OperationWrites(RunOperations operations, Requests requests, Writes writes) {
        this.operations = operations;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/datastores/{datastoreId}/operations", consumes = "application/json")
    @Operation(
            summary = "Runs a catalog or a profile",
            description = "With Prefer: wait an unknown datastore is a 404. Without it the operation is accepted, and"
                    + " fails with DATASTORE_UNKNOWN for everybody to see.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Operation.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Queued (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Operation.class)))
    CompletableFuture<ResponseEntity<Object>> runOperation(
            @PathVariable String datastoreId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return writes.audited(request, "operation.run", id.value(), () -> {
            Asked asked = requests.asked(request);
            RequestedOperation requested = operations.run(asked, id, requests.body(body));
            URI location = URI.create("/api/v1/operations/" + requested.operationId());
            Object accepted = new Accepted.Operation(requested.operationId());
            return writes.answer(
                    asked,
                    requested.outcome(),
                    location,
                    accepted,
                    fact -> Writes.json(
                            ResponseEntity.created(location),
                            writes.readable("/operations/" + requested.operationId(), accepted)));
        });
    }

    @PostMapping("/api/v1/operations/{operationId}/cancel")
    @Operation(
            summary = "Asks for the end of an operation; nothing of it becomes visible",
            description =
                    "One that is cancelled already is answered like the first time; one that ended otherwise is a 409; an unknown one a 404. One that"
                            + " was accepted but isn't recorded yet counts as unknown.")
    @ApiResponse(
            responseCode = "200",
            description = "Over (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Operation.class)))
    CompletableFuture<ResponseEntity<Object>> cancelOperation(
            @PathVariable String operationId, HttpServletRequest request) {
        OperationId id = PathIds.operation(operationId);
        return writes.audited(request, "operation.cancel", id.value(), () -> {
            Asked asked = requests.asked(request);
            Object accepted = new Accepted.Operation(id);
            return writes.answer(
                    asked,
                    operations.cancel(asked, id),
                    URI.create("/api/v1/operations/" + id),
                    accepted,
                    fact -> Writes.json(ResponseEntity.ok(), writes.readable("/operations/" + id, accepted)));
        });
    }
}

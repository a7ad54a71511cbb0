package io.plumbline.gateway.inbound.http;

import java.net.URI;
import java.util.List;
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

import io.plumbline.events.ConnectionId;
import io.plumbline.events.model.Failure;
import io.plumbline.gateway.registration.RegisterSchemas;
import io.plumbline.gateway.registration.Registration;
import io.plumbline.gateway.registration.SchemaRegistration;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Outcome;

/** Registers many schemas of one connection at once. */
@RestController
@Tag(name = "Connections")
class SchemaWrites {
    private final RegisterSchemas schemas;
    private final Requests requests;
    private final Writes writes;

    SchemaWrites(RegisterSchemas schemas, Requests requests, Writes writes) {
        this.schemas = schemas;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/connections/{connectionId}/datastores", consumes = "application/json")
    @Operation(
            summary = "Registers a datastore for each of these schemas of a connection",
            description = "Each is a registration of its own: one that is refused doesn't stop the others. With Prefer:"
                    + " wait the answer says what became of each; without, which were accepted.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Schemas.class))))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = Accepted.Schemas.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably, save those that are refused",
            content = @Content(schema = @Schema(implementation = Accepted.Schemas.class)))
    CompletableFuture<ResponseEntity<Object>> registerSchemas(
            @PathVariable String connectionId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ConnectionId id = PathIds.connection(connectionId);
        return writes.audited(request, "connection.register-schemas", id.value(), () -> {
            Asked asked = requests.asked(request);
            List<SchemaRegistration> all =
                    schemas.register(asked, Requests.caller(request).role(), id, requests.body(body));
            CompletableFuture<?>[] outcomes =
                    all.stream().map(SchemaRegistration::outcome).toArray(CompletableFuture[]::new);
            return CompletableFuture.allOf(outcomes).thenApply(done -> answer(asked, id, all));
        });
    }

    private static ResponseEntity<Object> answer(Asked asked, ConnectionId id, List<SchemaRegistration> all) {
        Accepted.Schemas told =
                new Accepted.Schemas(all.stream().map(SchemaWrites::told).toList());
        ResponseEntity.BodyBuilder answer = asked.waits()
                ? ResponseEntity.ok()
                        .header("Preference-Applied", "wait=" + asked.patience().toSeconds())
                : ResponseEntity.accepted();
        return answer.location(URI.create("/api/v1/datastores?connection=" + id))
                .body(told);
    }

    private static Accepted.OfSchema told(SchemaRegistration one) {
        Outcome outcome = one.outcome().join();
        Failure failure = outcome instanceof Outcome.Refused refused ? refused.failure() : null;
        Registration registration = failure == null ? one.registration() : null;
        return new Accepted.OfSchema(
                one.schema(),
                one.name(),
                failure != null
                        ? Accepted.Progress.REFUSED
                        : outcome instanceof Outcome.Confirmed
                                ? Accepted.Progress.REGISTERED
                                : Accepted.Progress.ACCEPTED,
                registration == null ? null : registration.datastoreId(),
                registration == null ? null : registration.operationId(),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message());
    }
}

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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.ContainerView;
import io.plumbline.events.ContainerId;
import io.plumbline.gateway.container.OverrideContainers;
import io.plumbline.gateway.request.Asked;
import io.plumbline.gateway.request.Outcome;

/** What users decide about containers; it outlives catalogs. */
@RestController
@Tag(name = "Containers, profiles and checks")
class ContainerWrites {
    private final OverrideContainers overrides;
    private final Requests requests;
    private final Writes writes;

    ContainerWrites(OverrideContainers overrides, Requests requests, Writes writes) {
        this.overrides = overrides;
        this.requests = requests;
        this.writes = writes;
    }

    @PatchMapping(
            value = "/api/v1/containers/{containerId}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Decides about a container; what is absent stays, null leaves it to what catalogs find",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.ContainerChange.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Decided (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = ContainerView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Container.class)))
    CompletableFuture<ResponseEntity<Object>> changeContainer(
            @PathVariable String containerId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ContainerId id = PathIds.container(containerId);
        return writes.audited(request, "container.override", id.value(), () -> {
            Asked asked = requests.asked(request);
            return answer(asked, id, overrides.container(asked, id, requests.revision(request), requests.body(body)));
        });
    }

    @PatchMapping(
            value = "/api/v1/containers/{containerId}/fields/{path}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary =
                    "Decides as which type a field is read, and whether it is masked or excluded; what is absent stays",
            description =
                    "A field whose name has a / is addressed by fieldTypes and fieldStatuses in the change of its container.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.FieldChange.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Decided (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = ContainerView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = Accepted.Container.class)))
    CompletableFuture<ResponseEntity<Object>> changeField(
            @PathVariable String containerId,
            @PathVariable String path,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ContainerId id = PathIds.container(containerId);
        return writes.audited(request, "field.override", id.value(), () -> {
            Asked asked = requests.asked(request);
            return answer(asked, id, overrides.field(asked, id, path, requests.revision(request), requests.body(body)));
        });
    }

    private CompletableFuture<ResponseEntity<Object>> answer(
            Asked asked, ContainerId id, CompletableFuture<Outcome> outcome) {
        Object accepted = new Accepted.Container(id);
        return writes.answer(
                asked,
                outcome,
                URI.create("/api/v1/containers/" + id),
                accepted,
                fact -> Writes.json(ResponseEntity.ok(), writes.readable("/containers/" + id, accepted)));
    }
}

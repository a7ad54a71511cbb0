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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.CheckView;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.gateway.check.RequestedCheck;
import io.plumbline.gateway.check.WriteChecks;
import io.plumbline.gateway.request.Asked;

/** Checks written and changed by people. */
@RestController
@Tag(name = "Containers, profiles and checks")
class CheckWrites {
    private final WriteChecks checks;
    private final Requests requests;
    private final Writes writes;

    CheckWrites(WriteChecks checks, Requests requests, Writes writes) {
        this.checks = checks;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/containers/{containerId}/checks", consumes = "application/json")
    @Operation(
            summary = "Writes a check by hand",
            description = "A check that counts and is about the same is a 409 whose related names it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CheckShapes.Draft.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Written (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> authorCheck(
            @PathVariable String containerId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ContainerId container = PathIds.container(containerId);
        return writes.audited(request, "check.author", container.value(), () -> {
            Asked asked = requests.asked(request);
            RequestedCheck requested = checks.author(asked, container, requests.body(body));
            URI location = URI.create("/api/v1/checks/" + requested.checkId());
            Object accepted = new CheckShapes.Accepted(requested.checkId());
            return writes.answer(
                    asked,
                    requested.outcome(),
                    location,
                    accepted,
                    fact -> Writes.json(
                            ResponseEntity.created(location),
                            writes.readable("/checks/" + requested.checkId(), accepted)));
        });
    }

    @PatchMapping(
            value = "/api/v1/checks/{checkId}",
            consumes = {"application/json", "application/merge-patch+json"})
    @Operation(
            summary = "Changes what a check demands, or what is noted about it; what is absent stays",
            description =
                    "Rule and fields can't be changed. What an inferred check demands is no longer changed by runs"
                            + " afterwards.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CheckShapes.Edit.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Changed (with Prefer: wait)",
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Accepted durably",
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> changeCheck(
            @PathVariable String checkId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        CheckId id = PathIds.check(checkId);
        return writes.audited(request, "check.change", id.value(), () -> {
            Asked asked = requests.asked(request);
            Object accepted = new CheckShapes.Accepted(id);
            return writes.answer(
                    asked,
                    checks.edit(asked, id, requests.revision(request), requests.body(body)),
                    URI.create("/api/v1/checks/" + id),
                    accepted,
                    fact -> Writes.json(ResponseEntity.ok(), writes.readable("/checks/" + id, accepted)));
        });
    }
}

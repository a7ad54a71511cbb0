package io.plumbline.gateway.inbound.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.CheckView;
import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Message;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.gateway.check.DecideOnChecks;
import io.plumbline.gateway.request.Asked;

/** What people decide about checks as a whole. */
@RestController
@Tag(name = "Containers, profiles and checks")
class CheckDecisions {
    private static final String DONE = "Decided (with Prefer: wait)";
    private static final String ACCEPTED = "Accepted durably";

    private final DecideOnChecks decisions;
    private final Requests requests;
    private final Writes writes;

    CheckDecisions(DecideOnChecks decisions, Requests requests, Writes writes) {
        this.decisions = decisions;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping("/api/v1/checks/{checkId}/accept")
    @Operation(
            summary = "Says that a check is right: a draft becomes active, and stays even if runs propose it no more")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> acceptCheck(@PathVariable String checkId, HttpServletRequest request) {
        return decide(checkId, CheckDecision.ACCEPT, request, null);
    }

    @PostMapping("/api/v1/checks/{checkId}/reject")
    @Operation(summary = "Says that a check is wrong: it is archived and never proposed again")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> rejectCheck(@PathVariable String checkId, HttpServletRequest request) {
        return decide(checkId, CheckDecision.REJECT, request, null);
    }

    @PostMapping("/api/v1/checks/{checkId}/archive")
    @Operation(
            summary = "Puts a check away; with a reason, DISCARDED or INVALID, if a body is sent",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CheckShapes.Archival.class))))
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> archiveCheck(
            @PathVariable String checkId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return decide(checkId, CheckDecision.ARCHIVE, request, body);
    }

    @PostMapping("/api/v1/checks/{checkId}/restore")
    @Operation(summary = "Brings an archived check back as what it was before")
    @ApiResponse(
            responseCode = "200",
            description = DONE,
            content = @Content(schema = @Schema(implementation = CheckView.class)))
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> restoreCheck(@PathVariable String checkId, HttpServletRequest request) {
        return decide(checkId, CheckDecision.RESTORE, request, null);
    }

    @DeleteMapping("/api/v1/checks/{checkId}")
    @Operation(summary = "Deletes a check with its history; a run may propose it anew")
    @ApiResponse(responseCode = "204", description = "Deleted (with Prefer: wait)", content = @Content)
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.Accepted.class)))
    CompletableFuture<ResponseEntity<Object>> deleteCheck(@PathVariable String checkId, HttpServletRequest request) {
        return decide(checkId, CheckDecision.DELETE, request, null);
    }

    @PostMapping(value = "/api/v1/datastores/{datastoreId}/check-decisions", consumes = "application/json")
    @Operation(
            summary = "Decides about up to 1,000 checks of a datastore, each on its own",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = CheckShapes.Decisions.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Decided (with Prefer: wait); an entry with a failure wasn't changed",
            content = @Content(schema = @Schema(implementation = CheckShapes.Outcomes.class)))
    @ApiResponse(
            responseCode = "202",
            description = ACCEPTED,
            content = @Content(schema = @Schema(implementation = CheckShapes.AcceptedDecisions.class)))
    CompletableFuture<ResponseEntity<Object>> decideChecks(
            @PathVariable String datastoreId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return writes.audited(request, "check.decide", id.value(), () -> {
            Asked asked = requests.asked(request);
            return writes.answer(
                    asked,
                    decisions.many(asked, id, requests.body(body)),
                    URI.create("/api/v1/checks?datastore=" + id + "&status=ALL"),
                    new CheckShapes.AcceptedDecisions(id),
                    CheckDecisions::outcomes);
        });
    }

    private static ResponseEntity<Object> outcomes(Message fact) {
        ChecksDecided decided = (ChecksDecided) fact;
        return Writes.json(ResponseEntity.ok(), new CheckShapes.Outcomes(decided.decision(), decided.outcomes()));
    }

    private CompletableFuture<ResponseEntity<Object>> decide(
            String checkId, CheckDecision decision, HttpServletRequest request, byte @Nullable [] body) {
        CheckId id = PathIds.check(checkId);
        String action = "check." + decision.name().toLowerCase(java.util.Locale.ROOT);
        return writes.audited(request, action, id.value(), () -> {
            Asked asked = requests.asked(request);
            Object accepted = new CheckShapes.Accepted(id);
            Function<Message, ResponseEntity<Object>> confirmed = decision == CheckDecision.DELETE
                    ? fact -> ResponseEntity.status(HttpStatus.NO_CONTENT).build()
                    : fact -> Writes.json(ResponseEntity.ok(), writes.readable("/checks/" + id, accepted));
            return writes.answer(
                    asked,
                    decisions.one(
                            asked,
                            id,
                            decision,
                            requests.revision(request),
                            body == null || body.length == 0 ? null : requests.body(body)),
                    URI.create("/api/v1/checks/" + id),
                    accepted,
                    confirmed);
        });
    }
}

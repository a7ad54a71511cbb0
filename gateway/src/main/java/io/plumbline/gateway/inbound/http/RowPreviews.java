package io.plumbline.gateway.inbound.http;

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
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.view.RowsPreviewView;
import io.plumbline.events.ContainerId;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.SealedRows;
import io.plumbline.gateway.operation.AskSources;
import io.plumbline.gateway.operation.AskedRows;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.RefusedException;

/** First rows of containers: asked and answered in one request, kept nowhere. */
@RestController
@Tag(name = "Containers, profiles and checks")
class RowPreviews {
    private final AskSources sources;
    private final Requests requests;
    private final Writes writes;
    private final JsonMapper mapper;

    RowPreviews(AskSources sources, Requests requests, Writes writes, JsonMapper mapper) {
        this.sources = sources;
        this.requests = requests;
        this.writes = writes;
        this.mapper = mapper;
    }

    @PostMapping(value = "/api/v1/containers/{containerId}/previews", consumes = "application/json")
    @Operation(
            summary = "Reads the first rows of a container",
            description = "At most 100, as they are at the source now. Values of masked fields are not read, excluded"
                    + " fields are not listed, of bytes their number is told, and long texts are cut and said to be."
                    + " For editors: rows are data in clear. Stores nothing; takes at most 30 seconds. A source that"
                    + " can't be reached is an answer, too.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.RowsPreview.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The rows, or why they can't be told",
            content = @Content(schema = @Schema(implementation = RowsPreviewView.class)))
    CompletableFuture<ResponseEntity<Object>> previewRows(
            @PathVariable String containerId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        ContainerId id = PathIds.container(containerId);
        return writes.audited(request, "container.preview", id.value(), () -> {
            AskedRows asked = sources.rows(requests.asked(request), id, requests.body(body));
            return asked.outcome().thenApply(outcome -> answer(asked, id, outcome));
        });
    }

    private ResponseEntity<Object> answer(AskedRows asked, ContainerId id, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new RefusedException(refused.failure());
        }
        if (!(outcome instanceof Outcome.Confirmed confirmed) || !(confirmed.fact() instanceof SourceAnswered told)) {
            throw new UnansweredException("The question " + asked.testId()
                    + " is queued in Kafka, and datastore-service told of no answer in time"
                    + " (expected: datastore-service running and reading plumbline.commands).");
        }
        Failure failure = told.answer().failure();
        if (failure != null && failure.code() == FailureCode.WORKER_LOST) {
            throw new UnansweredException(failure.message());
        }
        SealedRows rows = told.answer().rows();
        Failure why = failure == null && rows == null
                ? new Failure(FailureCode.INTERNAL, "The answer has no rows (expected: services of one release).")
                : failure;
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new RowsPreviewView(
                        asked.datastoreId(), id, why, rows == null ? null : asked.opened(rows, mapper)));
    }
}

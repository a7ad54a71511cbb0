package io.plumbline.gateway.inbound.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

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

import io.plumbline.api.view.SourceAnswerView;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.gateway.operation.AskSources;
import io.plumbline.gateway.operation.AskedSource;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.RefusedException;

/** Questions about a datastore's source: asked and answered in one request, kept nowhere. */
@RestController
@Tag(name = "Datastores")
class SourceQuestions {
    private final AskSources sources;
    private final Requests requests;
    private final Writes writes;

    SourceQuestions(AskSources sources, Requests requests, Writes writes) {
        this.sources = sources;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/datastores/{datastoreId}/preflights", consumes = "application/json")
    @Operation(
            summary = "Says what a profile would read, without reading it",
            description = "Of each container its rows, bytes and parts; the totals; the connections that the run may"
                    + " use, when it may begin, and how long it takes at the pace of the last ones. At most 1,000"
                    + " containers are asked, and 200 listed. What isn't known when the time is up is named. Stores"
                    + " nothing; takes at most 30 seconds. A source that can't be reached is an answer, too.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.Preflight.class))))
    @ApiResponse(
            responseCode = "200",
            description = "What the run would read",
            content = @Content(schema = @Schema(implementation = SourceAnswerView.class)))
    CompletableFuture<ResponseEntity<Object>> askPreflight(
            @PathVariable String datastoreId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return answered(
                request,
                "datastore.preflight",
                id,
                () -> sources.preflight(requests.asked(request), id, requests.body(body)));
    }

    @PostMapping(value = "/api/v1/datastores/{datastoreId}/file-previews", consumes = "application/json")
    @Operation(
            summary = "Says which files a pattern matches, before a container is made of them",
            description =
                    "Names at most 100, counts all. For datastores of files only. Stores nothing; takes at most 30"
                            + " seconds. A source that can't be reached is an answer, too.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.FilePreview.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The files",
            content = @Content(schema = @Schema(implementation = SourceAnswerView.class)))
    CompletableFuture<ResponseEntity<Object>> previewFiles(
            @PathVariable String datastoreId,
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        DatastoreId id = PathIds.datastore(datastoreId);
        return answered(
                request,
                "datastore.file-preview",
                id,
                () -> sources.files(requests.asked(request), id, requests.body(body)));
    }

    private CompletableFuture<ResponseEntity<Object>> answered(
            HttpServletRequest request, String action, DatastoreId id, Supplier<AskedSource> ask) {
        return writes.audited(request, action, id.value(), () -> {
            AskedSource asked = ask.get();
            return asked.outcome().thenApply(outcome -> answer(asked, outcome));
        });
    }

    private static ResponseEntity<Object> answer(AskedSource asked, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new RefusedException(refused.failure());
        }
        if (outcome instanceof Outcome.Confirmed confirmed && confirmed.fact() instanceof SourceAnswered answered) {
            Failure failure = answered.answer().failure();
            if (failure != null && failure.code() == FailureCode.WORKER_LOST) {
                throw new UnansweredException(failure.message());
            }
            return ResponseEntity.ok()
                    .header("Cache-Control", "no-store")
                    .body(new SourceAnswerView(answered.testId(), answered.datastoreId(), answered.answer()));
        }
        throw new UnansweredException("The question " + asked.testId()
                + " is queued in Kafka, and datastore-service told of no answer in time"
                + " (expected: datastore-service running and reading plumbline.commands).");
    }
}

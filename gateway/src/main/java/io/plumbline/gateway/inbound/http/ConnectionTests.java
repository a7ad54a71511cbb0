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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.plumbline.api.view.ConnectionTestView;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.gateway.registration.RequestedTest;
import io.plumbline.gateway.registration.TestConnections;
import io.plumbline.gateway.request.Outcome;
import io.plumbline.gateway.request.RefusedException;

/** Connection tests: asked and answered in one request, kept nowhere. */
@RestController
@Tag(name = "Connections")
class ConnectionTests {
    private final TestConnections tests;
    private final Requests requests;
    private final Writes writes;

    ConnectionTests(TestConnections tests, Requests requests, Writes writes) {
        this.tests = tests;
        this.requests = requests;
        this.writes = writes;
    }

    @PostMapping(value = "/api/v1/connection-tests", consumes = "application/json")
    @Operation(
            summary = "Tests whether a source can be reached, and stores nothing",
            description = "Of settings that are stored nowhere; of a stored datastore or connection; or of such with"
                    + " changes that aren't made yet. A source that can't be reached is an answer, too: ok is false, and"
                    + " the failure says what can be done. Takes at most 30 seconds.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = RequestShapes.ConnectionTest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "What came of it",
            content = @Content(schema = @Schema(implementation = ConnectionTestView.class)))
    CompletableFuture<ResponseEntity<Object>> testConnection(
            HttpServletRequest request,
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return writes.audited(request, "connection.test", null, () -> {
            RequestedTest requested =
                    tests.test(requests.asked(request), Requests.caller(request).role(), requests.body(body));
            return requested.outcome().thenApply(outcome -> answer(requested, outcome));
        });
    }

    private static ResponseEntity<Object> answer(RequestedTest requested, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw new RefusedException(refused.failure());
        }
        if (outcome instanceof Outcome.Confirmed confirmed && confirmed.fact() instanceof ConnectionTested tested) {
            ConnectionTestFailure failure = tested.outcome().failure();
            if (failure != null && failure.code() == FailureCode.WORKER_LOST) {
                throw new UnansweredException(failure.message());
            }
            return ResponseEntity.ok()
                    .header("Cache-Control", "no-store")
                    .body(new ConnectionTestView(
                            tested.testId(),
                            tested.datastoreId(),
                            tested.connectionId(),
                            tested.connector(),
                            tested.outcome()));
        }
        throw new UnansweredException(
                "The test " + requested.testId() + " is queued in Kafka, and datastore-service told"
                        + " of no outcome in time (expected: datastore-service running and reading plumbline.commands).");
    }
}

package io.plumbline.datastore.inbound.http;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import io.plumbline.api.Problem;
import io.plumbline.datastore.ledger.StoreUnavailableException;
import io.plumbline.datastore.lookup.UnknownException;
import io.plumbline.datastore.operation.StaleClaimException;
import io.plumbline.datastore.operation.WorkUnknownException;

/** Turns every failure into a problem. What isn't foreseen says nothing of its cause; the log does. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<Problem> badRequest(BadRequestException e) {
        return answer(Problems.of(HttpStatus.BAD_REQUEST, "parameter-invalid", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknown(UnknownException e) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, e.code(), message(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unknown(WorkUnknownException e) {
        return answer(Problems.of(HttpStatus.NOT_FOUND, "work-unknown", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> stale(StaleClaimException e) {
        return answer(Problems.of(HttpStatus.CONFLICT, "stale-claim", message(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> away(StoreUnavailableException e) {
        log.warn("Answered 503: {}", e.getMessage());
        Problem problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-unavailable",
                "The metadata store doesn't answer. Try again later.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unforeseen(Exception e) {
        log.error("Answered 500", e);
        return answer(Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong here; the service's log tells more."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        Problem problem = Problems.of(status, Problems.kebab(status.name()), detail(status));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request can't be read: a parameter or the body isn't what is expected here.";
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED -> "This path doesn't know this method.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
            default -> status.getReasonPhrase();
        };
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}

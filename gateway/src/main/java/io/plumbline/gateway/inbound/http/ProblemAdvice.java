package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import io.plumbline.api.Problem;
import io.plumbline.gateway.access.TokenKnownException;
import io.plumbline.gateway.feed.FeedUnavailableException;
import io.plumbline.gateway.lookup.LookupRefusedException;
import io.plumbline.gateway.lookup.LookupUnavailableException;
import io.plumbline.gateway.operation.OperationOverException;
import io.plumbline.gateway.request.InvalidRequestException;
import io.plumbline.gateway.request.NotPublishedException;
import io.plumbline.gateway.request.RefusedException;
import io.plumbline.gateway.request.RoleTooLowException;

/** Every exception becomes a problem here and nowhere else. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Throwable.class)
    void handle(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable cause = causeOf(thrown);
        if (cause instanceof AsyncRequestNotUsableException) {
            return; // the client is gone
        }
        if (response.isCommitted() && cause instanceof LookupUnavailableException) {
            // Thrown on, so that the connection is cut: what was sent must not look whole.
            log.warn("An answer broke off: {}", cause.toString());
            throw new IOException("the answer broke off", cause);
        }
        Problem problem = problemOf(cause, request);
        if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        }
        if (cause instanceof SignInRefusedException && problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, TokenFilter.CHALLENGE);
        }
        if (cause instanceof SignInRefusedException && problem.status() == TOO_MANY_REQUESTS) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
        }
        if (cause instanceof HttpRequestMethodNotSupportedException e && e.getSupportedHttpMethods() != null) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", List.of(e.getSupportedMethods())));
        }
        problems.write(response, problem);
    }

    private static Problem problemOf(Throwable cause, HttpServletRequest request) {
        if (cause instanceof InvalidRequestException e) {
            String detail = e.errors().size() + (e.errors().size() == 1 ? " field is wrong." : " fields are wrong.");
            return Problems.of(request, UNPROCESSABLE, "SETTINGS_INVALID", detail, e.errors());
        } else if (cause instanceof BadRequestException e) {
            return Problems.of(request, 400, e.code(), e.getMessage(), e.errors());
        } else if (cause instanceof NotFoundException e) {
            return Problems.of(request, 404, "NOT_FOUND", e.getMessage());
        } else if (cause instanceof SignInRefusedException e) {
            return Problems.of(request, e.status(), e.code(), String.valueOf(e.getMessage()));
        } else if (cause instanceof RoleTooLowException e) {
            return Problems.of(request, HttpServletResponse.SC_FORBIDDEN, "FORBIDDEN", String.valueOf(e.getMessage()));
        } else if (cause instanceof RefusedException e) {
            return Problems.of(request, e.failure(), e.related());
        } else if (cause instanceof LookupRefusedException e) {
            return Problems.traced(request, e.problem());
        } else if (cause instanceof TokenKnownException e) {
            return Problems.of(request, 409, "TOKEN_ISSUED_BEFORE", String.valueOf(e.getMessage()));
        } else if (cause instanceof OperationOverException e) {
            return Problems.of(request, 409, "OPERATION_OVER", String.valueOf(e.getMessage()));
        } else if (cause instanceof UnansweredException) {
            return Problems.of(request, 504, "UNANSWERED", String.valueOf(cause.getMessage()));
        } else if (cause instanceof BodyLimitFilter.BodyTooLargeException) {
            return Problems.ofStatus(request, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        return outage(cause, request);
    }

    private static Problem outage(Throwable cause, HttpServletRequest request) {
        if (cause instanceof NotPublishedException) {
            log.warn("A command could not be published: {}", String.valueOf(cause.getCause()));
            return Problems.of(
                    request,
                    503,
                    "QUEUE_UNAVAILABLE",
                    "The request could not be queued durably. It is safe to repeat it with the same Idempotency-Key.");
        } else if (cause instanceof LookupUnavailableException) {
            log.warn("A lookup failed: {}", cause.getMessage());
            return Problems.of(request, 503, "METADATA_UNAVAILABLE", "The metadata can't be read now; try again.");
        } else if (cause instanceof FeedUnavailableException) {
            log.warn("An event stream failed: {}", cause.getMessage());
            return Problems.of(request, 503, "EVENTS_UNAVAILABLE", "The events can't be streamed now; try again.");
        } else if (cause instanceof ErrorResponse e) {
            return Problems.ofStatus(request, e.getStatusCode().value());
        }
        Problem problem = Problems.ofStatus(request, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        log.error("Unexpected failure, trace {}", problem.traceId(), cause);
        return problem;
    }

    private static Throwable causeOf(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException ? orSelf(thrown.getCause(), thrown) : thrown;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof BodyLimitFilter.BodyTooLargeException) {
                return t;
            }
        }
        return cause;
    }

    private static Throwable orSelf(@Nullable Throwable cause, Throwable self) {
        return cause == null ? self : cause;
    }
}

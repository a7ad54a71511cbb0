package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Problem;
import io.plumbline.api.ProblemDetail;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

/** Makes and writes RFC 9457 problems. They hold what the caller needs, never a class name, a stack trace or a secret. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER_SECONDS = "5";

    private static final Map<FailureCode, Integer> STATUS = Map.ofEntries(
            Map.entry(FailureCode.CONNECTION_IN_USE, 409),
            Map.entry(FailureCode.CONNECTION_UNKNOWN, 404),
            Map.entry(FailureCode.CONTAINER_UNKNOWN, 404),
            Map.entry(FailureCode.CHECK_UNKNOWN, 404),
            Map.entry(FailureCode.CHECK_EXISTS, 409),
            Map.entry(FailureCode.CHECK_STATUS, 409),
            Map.entry(FailureCode.NAME_TAKEN, 409),
            Map.entry(FailureCode.IDEMPOTENCY_KEY_REUSED, 409),
            Map.entry(FailureCode.NOTHING_TO_PROFILE, 409),
            Map.entry(FailureCode.STALE_REVISION, 409),
            Map.entry(FailureCode.DATASTORE_UNKNOWN, 404),
            Map.entry(FailureCode.OPERATION_UNKNOWN, 404),
            Map.entry(FailureCode.QUEUE_FULL, 429));

    private static final Pattern PLACE =
            Pattern.compile("^([A-Za-z][A-Za-z0-9_/~.-]*): .*\\(expected: ", Pattern.DOTALL);

    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param code in upper snake case; the type's URI is made from it */
    static Problem of(HttpServletRequest request, int status, String code, String detail, List<ProblemDetail> errors) {
        String kebab = code.toLowerCase(Locale.ROOT).replace('_', '-');
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace("json", "JSON");
        String title = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return new Problem("urn:plumbline:problem:" + kebab, title, status, detail, code, Trace.idOf(request), errors);
    }

    static Problem of(HttpServletRequest request, int status, String code, String detail) {
        return of(request, status, code, detail, List.of());
    }

    /** @param related the path of what is in the way; null if nothing is */
    static Problem of(HttpServletRequest request, Failure failure, @Nullable String related) {
        boolean byHeader = failure.code() == FailureCode.STALE_REVISION && request.getHeader("If-Match") != null;
        int status = byHeader ? HttpServletResponse.SC_PRECONDITION_FAILED : statusOf(failure.code());
        Problem problem = of(request, status, failure.code().name(), failure.message(), errors(failure));
        return related == null
                ? problem
                : new Problem(
                        problem.type(),
                        problem.title(),
                        problem.status(),
                        problem.detail(),
                        problem.code(),
                        problem.traceId(),
                        problem.errors(),
                        related);
    }

    /** A setting that is refused names its place before the colon, as every fault does. */
    private static List<ProblemDetail> errors(Failure failure) {
        Matcher place = PLACE.matcher(failure.message());
        return failure.code() == FailureCode.SETTINGS_INVALID && place.find()
                ? List.of(new ProblemDetail("/" + place.group(1), failure.message()))
                : List.of();
    }

    /** The problem with this request's trace id. */
    static Problem traced(HttpServletRequest request, Problem given) {
        return new Problem(
                given.type(),
                given.title(),
                given.status(),
                given.detail(),
                given.code(),
                Trace.idOf(request),
                given.errors());
    }

    /** The problem of a bare HTTP status. */
    static Problem ofStatus(HttpServletRequest request, int status) {
        @Nullable
        String[] known = switch (status) {
            case 400 -> new String[] {"REQUEST_MALFORMED", "The request can't be read."};
            case 401 -> new String[] {"UNAUTHENTICATED", "A valid token is needed: a bearer's, or a session's cookie."};
            case 403 -> new String[] {"FORBIDDEN", "The token may not do this."};
            case 404 -> new String[] {"NOT_FOUND", "There is nothing at this address."};
            case 405 -> new String[] {"METHOD_NOT_ALLOWED", "This address doesn't know the method."};
            case 406 -> new String[] {"NOT_ACCEPTABLE", "The answer is JSON, which the request doesn't accept."};
            case 413 -> new String[] {"BODY_TOO_LARGE", "The body is too large."};
            case 415 -> new String[] {"MEDIA_TYPE_UNSUPPORTED", "The body must be application/json."};
            case 503 -> new String[] {"UNAVAILABLE", "Not available now; try again."};
            default ->
                status < 500
                        ? new String[] {"REQUEST_REFUSED", "The request was refused."}
                        : new String[] {"INTERNAL", "Something went wrong here; the trace id finds it in the log."};
        };
        return of(request, status, String.valueOf(known[0]), String.valueOf(known[1]));
    }

    void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        byte[] body = mapper.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static int statusOf(FailureCode code) {
        Integer known = STATUS.get(code);
        if (known != null) {
            return known;
        }
        return switch (code.kind()) {
            case CALLER, ACCESS_DENIED, DATA_UNREADABLE -> 422;
            case SOURCE_UNREACHABLE -> 502;
            case CAPACITY -> 503;
            case BUG -> 500;
        };
    }
}

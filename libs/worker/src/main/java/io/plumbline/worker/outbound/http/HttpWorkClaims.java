package io.plumbline.worker.outbound.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.WorkId;
import io.plumbline.worker.work.LeaseLostException;
import io.plumbline.worker.work.QueueUnreachableException;
import io.plumbline.worker.work.WorkClaims;

import static java.util.Objects.requireNonNull;

/** The internal HTTP API of datastore-service. Claims and heartbeats have clients, and so connections, of their own. */
public final class HttpWorkClaims implements WorkClaims {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final String WORK = "internal/v1/work/";

    private final HttpClient claims;
    private final HttpClient heartbeats;
    private final URI service;
    private final Duration answerTimeout;
    private final Supplier<String> token;
    private final JsonMapper mapper;

    /**
     * @param service the root of the service's address
     * @param connectTimeout how long a connection may take
     * @param answerTimeout how long a whole exchange may take after that
     * @param token the service token; asked for each time, so that it may change
     */
    public HttpWorkClaims(
            URI service, Duration connectTimeout, Duration answerTimeout, Supplier<String> token, JsonMapper mapper) {
        this.service = URI.create(service.toString().endsWith("/") ? service.toString() : service + "/");
        this.answerTimeout = requireNonNull(answerTimeout, "answerTimeout");
        this.token = requireNonNull(token, "token");
        this.mapper = requireNonNull(mapper, "mapper");
        this.claims = client(connectTimeout);
        this.heartbeats = client(connectTimeout);
    }

    @Override
    public List<WorkAssignment> claim(ClaimRequest request) {
        HttpResponse<byte[]> answer = post(claims, "claims", request);
        if (answer.statusCode() != OK) {
            throw unexpected("claims", answer);
        }
        return read(answer, ClaimResponse.class).assignments();
    }

    @Override
    public HeartbeatAnswer heartbeat(WorkId workId, HeartbeatRequest request) {
        HttpResponse<byte[]> answer = post(heartbeats, workId + "/heartbeats", request);
        if (answer.statusCode() == CONFLICT || answer.statusCode() == NOT_FOUND) {
            throw new LeaseLostException("datastore-service answered " + answer.statusCode());
        }
        if (answer.statusCode() != OK) {
            throw unexpected("heartbeats", answer);
        }
        return read(answer, HeartbeatAnswer.class);
    }

    @Override
    public void release(WorkId workId, ReleaseRequest request) {
        HttpResponse<byte[]> answer = post(claims, workId + "/releases", request);
        int status = answer.statusCode();
        if (status != NO_CONTENT && status != OK && status != CONFLICT && status != NOT_FOUND) {
            throw unexpected("releases", answer);
        }
    }

    private HttpResponse<byte[]> post(HttpClient client, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(WORK + path))
                .timeout(answerTimeout)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            // The request's own time-out ends with the headers; this one covers the body too.
            return exchange.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof IOException io ? io : e;
            throw new QueueUnreachableException(service + ": " + cause, cause);
        } catch (TimeoutException e) {
            throw new QueueUnreachableException(service + ": no answer in " + answerTimeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QueueUnreachableException(service + ": interrupted while it was asked", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        try {
            return mapper.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw new QueueUnreachableException(service + ": an answer that is no " + type.getSimpleName(), e);
        }
    }

    private QueueUnreachableException unexpected(String what, HttpResponse<byte[]> answer) {
        return new QueueUnreachableException(service + ": " + what + " answered " + answer.statusCode(), null);
    }

    private static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }
}

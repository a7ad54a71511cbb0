package io.plumbline.worker.outbound.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.worker.work.QueueUnreachableException;

import static java.util.Objects.requireNonNull;

/** Calls of datastore-service's internal HTTP API for work. Each has a time for the whole exchange. */
final class ServiceCalls {

    private static final String WORK = "internal/v1/work/";

    private final URI service;
    private final Duration answerTimeout;
    private final Supplier<String> token;
    private final JsonMapper mapper;

    /**
     * @param service the root of the service's address
     * @param answerTimeout how long a whole exchange may take once there is a connection
     * @param token the service token; asked for each time, so that it may change
     */
    ServiceCalls(URI service, Duration answerTimeout, Supplier<String> token, JsonMapper mapper) {
        this.service = URI.create(service.toString().endsWith("/") ? service.toString() : service + "/");
        this.answerTimeout = requireNonNull(answerTimeout, "answerTimeout");
        this.token = requireNonNull(token, "token");
        this.mapper = requireNonNull(mapper, "mapper");
    }

    HttpResponse<byte[]> post(HttpClient client, String path, Object body) {
        return sent(
                client,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)))
                        .build());
    }

    HttpResponse<byte[]> get(HttpClient client, String path) {
        return sent(client, request(path).GET().build());
    }

    <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        return read(answer, mapper.constructType(type));
    }

    <T> T read(HttpResponse<byte[]> answer, JavaType type) {
        try {
            return mapper.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw new QueueUnreachableException(
                    service + ": an answer that is no " + type.getRawClass().getSimpleName(), e);
        }
    }

    QueueUnreachableException unexpected(String what, HttpResponse<byte[]> answer) {
        return new QueueUnreachableException(service + ": " + what + " answered " + answer.statusCode(), null);
    }

    static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(WORK + path))
                .timeout(answerTimeout)
                .header("Authorization", "Bearer " + token.get())
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpResponse<byte[]> sent(HttpClient client, HttpRequest request) {
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
}

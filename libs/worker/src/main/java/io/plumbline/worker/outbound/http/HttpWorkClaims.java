package io.plumbline.worker.outbound.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.WorkId;
import io.plumbline.worker.work.LeaseLostException;
import io.plumbline.worker.work.WorkClaims;

/** The internal HTTP API of datastore-service. Claims and heartbeats have clients, and so connections, of their own. */
public final class HttpWorkClaims implements WorkClaims {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final HttpClient claims;
    private final HttpClient heartbeats;
    private final ServiceCalls calls;

    /**
     * @param service the root of the service's address
     * @param connectTimeout how long a connection may take
     * @param answerTimeout how long a whole exchange may take after that
     * @param token the service token; asked for each time, so that it may change
     */
    public HttpWorkClaims(
            URI service, Duration connectTimeout, Duration answerTimeout, Supplier<String> token, JsonMapper mapper) {
        this.calls = new ServiceCalls(service, answerTimeout, token, mapper);
        this.claims = ServiceCalls.client(connectTimeout);
        this.heartbeats = ServiceCalls.client(connectTimeout);
    }

    @Override
    public List<WorkAssignment> claim(ClaimRequest request) {
        HttpResponse<byte[]> answer = calls.post(claims, "claims", request);
        if (answer.statusCode() != OK) {
            throw calls.unexpected("claims", answer);
        }
        return calls.read(answer, ClaimResponse.class).assignments();
    }

    @Override
    public HeartbeatAnswer heartbeat(WorkId workId, HeartbeatRequest request) {
        HttpResponse<byte[]> answer = calls.post(heartbeats, workId + "/heartbeats", request);
        if (answer.statusCode() == CONFLICT || answer.statusCode() == NOT_FOUND) {
            throw new LeaseLostException("datastore-service answered " + answer.statusCode());
        }
        if (answer.statusCode() != OK) {
            throw calls.unexpected("heartbeats", answer);
        }
        return calls.read(answer, HeartbeatAnswer.class);
    }

    @Override
    public void release(WorkId workId, ReleaseRequest request) {
        HttpResponse<byte[]> answer = calls.post(claims, workId + "/releases", request);
        int status = answer.statusCode();
        if (status != NO_CONTENT && status != OK && status != CONFLICT && status != NOT_FOUND) {
            throw calls.unexpected("releases", answer);
        }
    }
}

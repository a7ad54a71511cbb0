package io.plumbline.gateway.outbound.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Problem;
import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.OperationView;
import io.plumbline.events.CheckId;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.gateway.lookup.LookupRefusedException;
import io.plumbline.gateway.lookup.LookupUnavailableException;
import io.plumbline.gateway.lookup.Lookups;

/** Lookups over datastore-service's internal HTTP API. Answers are passed on as bytes; only problems are parsed. */
public final class DatastoreService implements Lookups {
    private static final Logger log = LoggerFactory.getLogger(DatastoreService.class);
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final RestClient client;
    private final String base;
    private final JsonMapper mapper;

    /** @param base URL of the service, without a path */
    public DatastoreService(RestClient client, URI base, JsonMapper mapper) {
        this.client = client;
        this.base = base.toString().replaceAll("/+$", "") + "/internal/v1";
        this.mapper = mapper;
    }

    /** A client that sends this service token with every request. */
    public static RestClient authorized(RestClient.Builder builder, String serviceToken) {
        return builder.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + serviceToken)
                .defaultHeader(HttpHeaders.ACCEPT, "application/json, application/problem+json")
                .build();
    }

    @Override
    public byte[] read(String path) {
        try {
            byte[] body = client.get().uri(URI.create(base + path)).exchange((request, response) -> body(response));
            return body == null ? new byte[0] : body;
        } catch (ResourceAccessException e) {
            throw new LookupUnavailableException("datastore-service does not answer", e);
        }
    }

    @Override
    public void stream(String path, Receiver receiver) throws IOException {
        IOException[] refused = new IOException[1];
        try {
            client.get().uri(URI.create(base + path)).exchange((request, response) -> {
                if (response.getStatusCode().value() >= FIRST_ERROR) {
                    body(response);
                }
                HttpHeaders headers = response.getHeaders();
                try {
                    receiver.receive(
                            headers.getFirst(HttpHeaders.CONTENT_TYPE),
                            headers.getFirst(HttpHeaders.CONTENT_DISPOSITION),
                            new BreakingOff(response.getBody()));
                } catch (IOException e) {
                    refused[0] = e;
                }
                return "";
            });
        } catch (ResourceAccessException e) {
            throw new LookupUnavailableException("datastore-service does not answer", e);
        }
        if (refused[0] != null) {
            throw refused[0];
        }
    }

    /** Tells a failing source from a failing receiver. */
    private static final class BreakingOff extends FilterInputStream {
        private BreakingOff(InputStream body) {
            super(body);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw new LookupUnavailableException("datastore-service broke off", e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new LookupUnavailableException("datastore-service broke off", e);
            }
        }
    }

    @Override
    public Optional<DatastoreView> datastore(DatastoreId id) {
        return find("/datastores/" + id, DatastoreView.class);
    }

    @Override
    public Optional<ConnectionView> connection(ConnectionId id) {
        return find("/connections/" + id, ConnectionView.class);
    }

    @Override
    public Optional<ContainerView> container(ContainerId id) {
        return find("/containers/" + id, ContainerView.class);
    }

    @Override
    public Optional<CheckView> check(CheckId id) {
        return find("/checks/" + id, CheckView.class);
    }

    @Override
    public Optional<OperationView> operation(OperationId id) {
        return find("/operations/" + id, OperationView.class);
    }

    private <T> Optional<T> find(String path, Class<T> type) {
        try {
            return Optional.of(mapper.readValue(read(path), type));
        } catch (LookupRefusedException e) {
            if (e.problem().status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        } catch (JacksonException e) {
            throw new LookupUnavailableException("datastore-service gave an unreadable answer", e);
        }
    }

    private byte[] body(ClientHttpResponse response) throws IOException {
        byte[] bytes = response.getBody().readAllBytes();
        int status = response.getStatusCode().value();
        if (status < FIRST_ERROR) {
            return bytes;
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            log.error("datastore-service refuses this gateway's service token");
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN || status >= FIRST_SERVER_ERROR) {
            throw new LookupUnavailableException("datastore-service answered " + status, null);
        }
        throw new LookupRefusedException(problem(status, bytes));
    }

    private Problem problem(int status, byte[] bytes) {
        try {
            Problem given = mapper.readValue(bytes, Problem.class);
            return new Problem(given.type(), given.title(), status, given.detail(), given.code(), null, given.errors());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            return new Problem(
                    "urn:plumbline:problem:request-refused",
                    "Request refused",
                    status,
                    "The request was refused.",
                    null,
                    null,
                    List.of());
        }
    }
}

package io.plumbline.systemtests.walk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** A user of the shared platform who clears up behind himself. */
final class Walker implements AutoCloseable {

    static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");

    private final EmbeddedDefault platform = EmbeddedDefault.shared();
    private final Api api = platform.api();
    private final List<String> datastores = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    EmbeddedDefault platform() {
        return platform;
    }

    Api api() {
        return api;
    }

    /** The body of a registration that needs no server, as nothing is catalogued. */
    static Map<String, Object> shop(String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("connector", "postgresql");
        body.put("initiateCatalog", false);
        body.put(
                "properties",
                Map.of("host", "127.0.0.1", "port", 5432, "database", "d", "user", "u", "password", "geheim"));
        return body;
    }

    /** Registers and waits; gives the datastore as it was answered. */
    JsonNode register(Map<String, Object> body) {
        Api.Answer answer = noted(api.send("POST", "/api/v1/datastores", body, WAIT));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    /** Remembers what this answer registered. */
    Api.Answer noted(Api.Answer answer) {
        List<String> location = answer.headers().get("location");
        if (location != null && location.get(0).startsWith("/api/v1/datastores/")) {
            datastores.add(location.get(0).replaceFirst(".*/", ""));
        }
        return answer;
    }

    Api.Answer patch(String datastore, Map<String, Object> body) {
        return api.send("PATCH", "/api/v1/datastores/" + datastore, body, WAIT);
    }

    Api.Answer delete(String path) {
        return api.send("DELETE", path, null, WAIT);
    }

    /** A token of this role; revoked at the end. @param expiresAt absent for never */
    Token token(String name, String role, @Nullable String expiresAt) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "role", role));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt);
        }
        Api.Answer answer = api.send("POST", "/api/v1/tokens", body, WAIT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        Token token = new Token(
                answer.body().path("tokenId").asString(),
                answer.body().path("token").asString());
        tokens.add(token.id());
        return token;
    }

    record Token(String id, String secret) {}

    @Override
    public void close() {
        datastores.forEach(id -> api.send("DELETE", "/api/v1/datastores/" + id, null, Map.of()));
        tokens.forEach(id -> api.send("DELETE", "/api/v1/tokens/" + id, null, Map.of()));
    }
}

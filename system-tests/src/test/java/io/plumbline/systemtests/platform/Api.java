package io.plumbline.systemtests.platform;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The public API, seen with a token. Answers are JSON as it arrived. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;

    public Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** An answer as it arrived. */
    public record Answer(int status, JsonNode body, String text, Map<String, List<String>> headers) {}

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    /** Sends a request with these headers besides the token's. */
    public Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(70))
                .header("Authorization", "Bearer " + token);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(
                                body instanceof String text ? text : JSON.writeValueAsString(body)));
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = response.body().startsWith("{") || response.body().startsWith("[")
                    ? JSON.readTree(response.body())
                    : JSON.createObjectNode();
            return new Answer(
                    response.statusCode(),
                    json,
                    response.body(),
                    response.headers().map());
        } catch (IOException e) {
            throw new UnreachableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Nobody answered: the platform is down or was killed while it worked. */
    public static final class UnreachableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreachableException(IOException cause) {
            super(cause);
        }
    }

    /** What a registration promised. */
    public record Registered(String datastoreId, String operationId) {}

    /** Registers a datastore with its catalog, and a profile after it if asked; waits until it is recorded. */
    public Registered register(String name, String connector, Map<String, Object> properties, boolean profile) {
        Answer answer = send(
                "POST",
                "/api/v1/datastores",
                registration(name, connector, properties, profile),
                Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String datastore = answer.headers().get("location").get(0).replaceFirst(".*/", "");
        List<JsonNode> operations = all("/api/v1/operations?datastore=" + datastore);
        String catalog = operations.stream()
                .filter(operation -> operation.path("type").asString().equals("CATALOG"))
                .map(operation -> operation.path("id").asString())
                .findFirst()
                .orElseThrow();
        return new Registered(datastore, catalog);
    }

    /** A whole database, under a name of its own that begins with this. */
    public Registered registerDatabase(String name, PostgresServer.Database database) {
        return register(
                name + " " + database.name(),
                "postgresql",
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "user", database.user(),
                        "password", database.password(),
                        "sslMode", "disable"),
                false);
    }

    public Registered registerFiles(String name, String root, String path, boolean profile) {
        return register(name, "local-files", Map.of("root", root, "path", path), profile);
    }

    /** Registers files and profiles them, and waits for nothing: who has the promise may find the platform dead. */
    public Registered acceptFiles(String name, String root, String path) {
        Answer answer =
                post("/api/v1/datastores", registration(name, "local-files", Map.of("root", root, "path", path), true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return new Registered(
                answer.body().path("datastoreId").asString(),
                answer.body().path("operationId").asString());
    }

    private static Map<String, Object> registration(
            String name, String connector, Map<String, Object> properties, boolean profile) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", name);
        request.put("connector", connector);
        request.put("properties", properties);
        request.put("profileAfterCatalog", profile);
        return request;
    }

    /** Queues an operation and tells its id. */
    public String run(String datastoreId, Object request) {
        Answer answer =
                send("POST", "/api/v1/datastores/" + datastoreId + "/operations", request, Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201, 202);
        return answer.headers().get("location").get(0).replaceFirst(".*/", "");
    }

    /** Waits until the operation has ended. */
    public JsonNode awaitEnd(String operationId, Duration atMost) {
        return await().atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/api/v1/operations/" + operationId).body(), Api::ended);
    }

    /** Waits for the newest profile of the datastore to be there and to have ended. */
    public JsonNode awaitProfile(String datastoreId, Duration atMost) {
        return await().atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> all("/api/v1/operations?datastore=" + datastoreId).stream()
                                .filter(operation ->
                                        operation.path("type").asString().equals("PROFILE"))
                                .findFirst()
                                .orElse(JSON.createObjectNode()),
                        Api::ended);
    }

    /** Every item of every page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        long total;
        int page = 0;
        do {
            Answer answer = readable(path + (path.contains("?") ? "&" : "?") + "size=" + PAGE + "&page=" + page++);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.body().path("items").forEach(items::add);
            total = answer.body().path("total").asLong();
        } while (items.size() < total && page < 1_000);
        return items;
    }

    /** The answer, asked for again as long as the metadata can't be read: a promise of "try again", which is kept. */
    private Answer readable(String path) {
        return await().atMost(Duration.ofMinutes(2))
                // Without it the first question, too, is asked after an interval.
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> get(path), answer -> answer.status() != UNAVAILABLE);
    }

    public JsonNode container(String datastoreId, String name) {
        return all("/api/v1/datastores/" + datastoreId + "/containers?search="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .stream()
                .filter(container -> container.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container " + name));
    }

    /** Field profiles of the visible profile, by path. */
    public Map<String, JsonNode> profile(String containerId) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (JsonNode field : all("/api/v1/containers/" + containerId + "/profile")) {
            fields.put(field.path("profile").path("path").asString(), field.path("profile"));
        }
        return fields;
    }

    /** The metric of this name in a field profile; a missing node if it wasn't measured. */
    public static JsonNode metric(JsonNode fieldProfile, String name) {
        for (JsonNode metric : fieldProfile.path("metrics")) {
            if (metric.path("name").asString().equals(name)) {
                return metric;
            }
        }
        return JSON.missingNode();
    }

    private static boolean ended(JsonNode operation) {
        return List.of("SUCCEEDED", "SUCCEEDED_WITH_WARNINGS", "FAILED", "CANCELLED")
                .contains(operation.path("status").asString(""));
    }
}

package io.plumbline.standalone.console;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.TokenView;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.TokenId;
import io.plumbline.events.model.Role;
import io.plumbline.standalone.StartException;

/** The public API as the console uses it. Every refusal becomes a {@link StartException} with the problem's own words. */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final URI base;
    private final String token;

    public ApiClient(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The datastore, once it is recorded. */
    public DatastoreView register(Map<String, Object> request) {
        JsonNode answer = send("POST", "/api/v1/datastores", request);
        if (answer.has("datastoreId")) {
            throw new StartException("the registration was accepted, but not recorded within 30 s");
        }
        return json.treeToValue(answer, DatastoreView.class);
    }

    public OperationView operation(OperationId id) {
        return json.treeToValue(get("/api/v1/operations/" + id), OperationView.class);
    }

    /** The newest operations of the datastore, newest first. */
    public List<OperationView> operations(DatastoreId id) {
        return this.<OperationView>page("/api/v1/operations?datastore=" + id, OperationView.class)
                .items();
    }

    public List<DatastoreView> datastores(String search) {
        return all(
                "/api/v1/datastores?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8), DatastoreView.class);
    }

    public List<ContainerView> containers(DatastoreId id) {
        return all("/api/v1/datastores/" + id + "/containers?sort=name", ContainerView.class);
    }

    public List<FieldProfileView> profile(ContainerId id) {
        return all("/api/v1/containers/" + id + "/profile?", FieldProfileView.class);
    }

    public List<CheckView> checks(ContainerId id) {
        return all("/api/v1/checks?container=" + id, CheckView.class);
    }

    public List<TokenView> tokens() {
        return all("/api/v1/tokens", TokenView.class);
    }

    /** An administrator's token, valid when this returns. */
    public String issueToken(String name, Instant expiresAt) {
        JsonNode answer = send(
                "POST",
                "/api/v1/tokens",
                Map.of("name", name, "role", Role.ADMIN.name(), "expiresAt", expiresAt.toString()));
        return answer.path("token").asString();
    }

    public void revoke(TokenId id) {
        send("DELETE", "/api/v1/tokens/" + id, null);
    }

    private <T> List<T> all(String path, Class<T> type) {
        List<T> items = new ArrayList<>();
        Page<T> page;
        int number = 0;
        do {
            page = page(
                    path + (path.endsWith("?") ? "" : path.contains("?") ? "&" : "?") + "size=" + Page.MAX_SIZE
                            + "&page=" + number++,
                    type);
            items.addAll(page.items());
        } while (!page.items().isEmpty() && items.size() < page.total());
        return items;
    }

    private <T> Page<T> page(String path, Class<T> type) {
        JavaType pageType = json.getTypeFactory().constructParametricType(Page.class, type);
        return json.treeToValue(get(path), pageType);
    }

    private JsonNode get(String path) {
        return send("GET", path, null);
    }

    private JsonNode send(String method, String path, @Nullable Object body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .method(method, publisher)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = response.body().length == 0 ? json.nullNode() : json.readTree(response.body());
            if (response.statusCode() >= 400) {
                throw new StartException(wordsOf(answer, response.statusCode()));
            }
            return answer;
        } catch (IOException e) {
            throw new StartException("the platform at " + base + " doesn't answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted", e);
        }
    }

    private static String wordsOf(JsonNode problem, int status) {
        StringBuilder words = new StringBuilder(problem.path("detail").asString("HTTP status " + status));
        for (JsonNode error : problem.path("errors")) {
            words.append("\n  ").append(error.path("detail").asString(""));
        }
        return words.toString();
    }
}

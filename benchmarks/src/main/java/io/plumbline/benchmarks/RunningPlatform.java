package io.plumbline.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Plumbline that runs on this machine, by its API, with a directory of files that it was given under a name. */
final class RunningPlatform {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;
    private final String root;

    private RunningPlatform(URI base, String token, String root) {
        this.base = base;
        this.token = token;
        this.root = root;
    }

    /** Ends the program where the address isn't one of this machine: no load is ever put on another. */
    static RunningPlatform at(String address, String token, String root) throws IOException {
        URI base = URI.create(address);
        if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
            System.err.println("base: " + base + " (expected: a loopback address)");
            System.exit(2);
        }
        return new RunningPlatform(base, token, root);
    }

    URI base() {
        return base;
    }

    String token() {
        return token;
    }

    /** Registers a folder of the directory and answers the datastore's id. */
    String register(String name, Path folder, Map<String, Object> more) throws IOException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "connector", "local-files"));
        body.put("properties", Map.of("root", root, "path", folder.getFileName().toString()));
        body.putAll(more);
        JsonNode answer = read(http.send(
                request("/api/v1/datastores")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
        return answer.path("datastoreId").asString();
    }

    /** Until the profile of the datastore's one container can be read. */
    void awaitRows(String datastore, long rows) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode profile =
                    find("/api/v1/datastores/" + datastore + "/containers").at("/items/0/profile");
            if (profile.path("rows").asLong(0) == rows) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IOException(datastore + ": no profile within " + PATIENCE);
    }

    /** The datastore's operation of this type, once it has ended. */
    JsonNode awaitEnd(String datastore, String type) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode operation :
                    find("/api/v1/operations?datastore=" + datastore).path("items")) {
                if (operation.path("type").asString().equals(type) && operation.has("finishedAt")) {
                    return operation;
                }
            }
            Thread.sleep(200);
        }
        throw new IOException(datastore + ": no end of its " + type + " within " + PATIENCE);
    }

    /** An answer, or nothing while the thing isn't there yet. */
    JsonNode find(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 404 ? JSON.createObjectNode() : read(response);
    }

    private static JsonNode read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }
}

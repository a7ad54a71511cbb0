package io.plumbline.systemtests.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows the server-sent events and keeps them. */
final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile String position = "";

    private EventStream(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "walk-events");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param position where an earlier stream ended; absent for from now on */
    static EventStream open(URI platform, String token, String query, @Nullable String position)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.resolve("/api/v1/events" + query))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (position != null) {
            request.header("Last-Event-ID", position);
        }
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IOException("events answered " + response.statusCode());
        }
        return new EventStream(response.body());
    }

    record Event(String id, String type, JsonNode data) {}

    List<Event> events() {
        return events;
    }

    List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /** Where it is now; empty before the platform has said so. */
    String position() {
        return position;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String type = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    position = line.substring("id: ".length());
                } else if (line.startsWith("event: ")) {
                    type = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(position, type, JSON.readTree(line.substring("data: ".length()))));
                }
            }
        } catch (IOException closed) {
            // The test has heard enough.
        }
    }
}

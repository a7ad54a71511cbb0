package io.plumbline.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.ClaimResponse;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.DatastoreId;

import static org.awaitility.Awaitility.await;

/** Claims work as a worker does. */
record Claims(URI base, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Waits until that datastore has an item of this kind. */
    WorkAssignment claim(String kind, DatastoreId ds) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> asked(kind),
                        found -> found.stream().anyMatch(a -> a.datastoreId().equals(ds)))
                .get(0);
    }

    private List<WorkAssignment> asked(String kind) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/work/claims"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"worker\":\"w1\",\"kind\":\"" + kind + "\",\"slots\":1}"))
                .build();
        try {
            return JSON.readValue(
                            HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                                    .body(),
                            ClaimResponse.class)
                    .assignments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

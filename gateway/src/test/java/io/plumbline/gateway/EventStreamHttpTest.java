package io.plumbline.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.model.OperationType;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
final class EventStreamHttpTest {
    private final TestGateway gateway = TestGateway.shared();
    private final DatastoreId datastore = Ids.secure().datastore();

    @Test
    void facts_arriveAsTheyHappen_filtered_asStructuredCloudEvents() throws Exception {
        OperationId operation = Ids.secure().operation();
        try (Stream stream = open("?operation=" + operation, null)) {
            gateway.fact(new DatastoreUpdated(datastore, "other", 1));
            gateway.fact(new OperationQueued(datastore, operation, OperationType.CATALOG));

            Event event = stream.next();
            assertThat(event.name()).isEqualTo("operation.queued");
            assertThat(event.data()).contains("\"specversion\":\"1.0\"").contains(operation.value());
            assertThat(event.id()).matches("(\\d+:\\d+)(,\\d+:\\d+)*");
        }
    }

    @Test
    void silence_isBrokenByHeartbeats() throws Exception {
        try (Stream stream = open("?datastore=" + datastore, null)) {
            assertThat(stream.line(":")).startsWith(": still here");
        }
    }

    @Test
    void resumedStream_missesNothing_fromMemory() throws Exception {
        resume(10);
    }

    @Test
    void resumedStream_missesNothing_fromKafka() throws Exception {
        resume(500);
    }

    @Test
    void badPosition_andUnknownType_are400() {
        assertThat(gateway.get("/api/v1/events", "Last-Event-ID", "x").statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/api/v1/events?type=work.finished").statusCode())
                .isEqualTo(400);
        assertThat(gateway.get("/api/v1/events?colour=red").statusCode()).isEqualTo(400);
    }

    private void resume(int missed) throws Exception {
        String last;
        try (Stream stream = open("?datastore=" + datastore, null)) {
            gateway.fact(new DatastoreUpdated(datastore, "first", 0));
            last = stream.next().id();
        }
        for (int i = 1; i <= missed; i++) {
            gateway.fact(new DatastoreUpdated(datastore, "missed", i));
            if (i % 10 == 0) {
                gateway.fact(new DatastoreUpdated(Ids.secure().datastore(), "elsewhere", i));
            }
        }
        try (Stream stream = open("?datastore=" + datastore, last)) {
            gateway.fact(new DatastoreUpdated(datastore, "live", missed + 1));
            List<String> revisions = new ArrayList<>();
            for (int i = 1; i <= missed + 1; i++) {
                revisions.add(stream.next().data().replaceAll(".*\"revision\":(\\d+).*", "$1"));
            }
            List<String> expected = new ArrayList<>();
            for (int i = 1; i <= missed + 1; i++) {
                expected.add(String.valueOf(i));
            }
            assertThat(revisions).isEqualTo(expected);
        }
    }

    private Stream open(String query, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/api/v1/events" + query))
                .header("Authorization", "Bearer " + TestGateway.ADMIN)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> answer =
                gateway.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        Stream stream = new Stream(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        assertThat(stream.line("retry:")).isEqualTo("retry: 2000");
        return stream;
    }

    private record Event(String id, String name, String data) {}

    private record Stream(BufferedReader reader) implements AutoCloseable {
        String line(String prefix) throws IOException {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(prefix)) {
                    return line;
                }
            }
            throw new IOException("the stream ended");
        }

        Event next() throws IOException {
            String id = "";
            String name = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    return new Event(id, name, line.substring(6));
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}

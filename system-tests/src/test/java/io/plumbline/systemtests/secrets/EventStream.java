package io.plumbline.systemtests.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Listens to the server-sent events and keeps what it hears. */
final class EventStream implements AutoCloseable {

    private final InputStream body;
    private final StringBuffer text = new StringBuffer();

    private EventStream(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(URI platform, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(platform.resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        return new EventStream(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body());
    }

    String text() {
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void read() {
        byte[] bytes = new byte[8192];
        try {
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                text.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException closed) {
            text.append('\n');
        }
    }
}

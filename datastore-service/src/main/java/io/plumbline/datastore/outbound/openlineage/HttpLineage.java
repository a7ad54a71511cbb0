package io.plumbline.datastore.outbound.openlineage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.lineage.LineageSink;
import io.plumbline.datastore.lineage.RunStory;

import static java.util.Objects.requireNonNull;

/** Posts each event to a receiver such as Marquez, and waits for its answer. */
public final class HttpLineage implements LineageSink, Closeable {

    private final OpenLineageEvents events;
    private final HttpTransport transport;

    /**
     * @param url of the receiver; without a path, {@code /api/v1/lineage} is meant
     * @param token sent as a bearer token; absent for none
     */
    public HttpLineage(OpenLineageEvents events, URI url, Duration timeout, @Nullable String token) {
        this.events = requireNonNull(events, "events");
        HttpConfig config = new HttpConfig();
        boolean bare = url.getPath() == null
                || url.getPath().isEmpty()
                || url.getPath().equals("/");
        config.setUrl(bare ? url : url.resolve("/"));
        config.setEndpoint(bare ? "/api/v1/lineage" : url.getPath());
        config.setTimeoutInMillis(Math.toIntExact(timeout.toMillis()));
        if (token != null) {
            ApiKeyTokenProvider provider = new ApiKeyTokenProvider();
            provider.setApiKey(token);
            config.setAuth(provider);
        }
        this.transport = new HttpTransport(config);
    }

    @Override
    public void tell(RunStory story) {
        try {
            transport.emit(events.event(story));
        } catch (OpenLineageClientException | UncheckedIOException e) {
            throw new UndeliveredException("the receiver of lineage over HTTP didn't take an event", e);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}

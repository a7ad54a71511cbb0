package io.plumbline.events.command;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.DatastoreLabels;

import static java.util.Objects.requireNonNull;

/**
 * Record this datastore.
 *
 * @param properties validated plain settings, by field name
 * @param secrets sealed secrets, by field name: ciphertext that only workers can open
 * @param catalogOperationId the catalog to start by itself; absent if the user asked for none
 * @param fingerprint SHA-256 of the request, so that a repeated idempotency key with another body is noticed
 * @param connectionId the shared connection whose settings and secrets the datastore's own are added to; absent if it has all itself
 * @param labels by what people sort it; absent if by nothing
 */
public record RegisterDatastore(
        DatastoreId datastoreId,
        String name,
        @Nullable String description,
        String connector,
        Map<String, Object> properties,
        Map<String, String> secrets,
        @Nullable OperationId catalogOperationId,
        boolean profileAfterCatalog,
        String fingerprint,
        @Nullable ConnectionId connectionId,
        @Nullable DatastoreLabels labels)
        implements Command {

    /** Without labels. */
    public RegisterDatastore(
            DatastoreId datastoreId,
            String name,
            @Nullable String description,
            String connector,
            Map<String, Object> properties,
            Map<String, String> secrets,
            @Nullable OperationId catalogOperationId,
            boolean profileAfterCatalog,
            String fingerprint,
            @Nullable ConnectionId connectionId) {
        this(
                datastoreId,
                name,
                description,
                connector,
                properties,
                secrets,
                catalogOperationId,
                profileAfterCatalog,
                fingerprint,
                connectionId,
                null);
    }

    public RegisterDatastore {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(name, "name");
        requireNonNull(connector, "connector");
        properties = Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        requireNonNull(fingerprint, "fingerprint");
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}

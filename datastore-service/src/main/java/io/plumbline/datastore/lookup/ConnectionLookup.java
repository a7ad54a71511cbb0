package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.ConnectionView;
import io.plumbline.api.view.SecretView;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.SharedConnection;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Which connections are shared. */
public final class ConnectionLookup {

    private final Connections connections;

    public ConnectionLookup(Connections connections) {
        this.connections = requireNonNull(connections, "connections");
    }

    /** By name. @param search part of the name, without regard to case; absent for all */
    public Page<ConnectionView> list(@Nullable String search, @Nullable String connector, Paging paging) {
        String part = search == null ? "" : search.toLowerCase(Locale.ROOT);
        List<SharedConnection> fitting = connections.all().stream()
                .filter(c -> c.nameKey().contains(part))
                .filter(c -> connector == null || connector.equals(c.connector()))
                .toList();
        return paging.map(fitting, ConnectionLookup::view);
    }

    /** @throws UnknownException if there is none */
    public ConnectionView get(ConnectionId id) {
        return connections
                .find(id.value())
                .filter(c -> !c.removed())
                .map(ConnectionLookup::view)
                .orElseThrow(() -> new UnknownException(FailureCode.CONNECTION_UNKNOWN, "connectionId", id.value()));
    }

    private static ConnectionView view(SharedConnection c) {
        Map<String, SecretView> secrets = c.secrets().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> new SecretView(true, e.getValue().updatedAt())));
        return new ConnectionView(
                c.id(),
                c.name(),
                c.description(),
                c.connector(),
                c.properties(),
                secrets,
                c.revision(),
                c.createdAt(),
                c.createdBy(),
                c.updatedAt(),
                c.users().size());
    }
}

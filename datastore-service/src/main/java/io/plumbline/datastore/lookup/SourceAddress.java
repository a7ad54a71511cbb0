package io.plumbline.datastore.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.EffectiveSource;

import static java.util.Objects.requireNonNull;

/** Where a datastore is, without what opens it: users, roles and addresses in one text are left out. */
final class SourceAddress {

    /** What names a place, of all connectors. */
    private static final List<String> ADDRESS = List.of(
            "host",
            "port",
            "database",
            "catalog",
            "schema",
            "service",
            "sid",
            "project",
            "account",
            "bucket",
            "container",
            "root",
            "path",
            "prefix");

    private final EffectiveSource sources;

    SourceAddress(EffectiveSource sources) {
        this.sources = requireNonNull(sources, "sources");
    }

    /** By the name of the property; empty if its connection is gone. */
    Map<String, String> of(Datastore datastore) {
        Map<String, Object> properties =
                sources.of(datastore).map(SourceConnection::properties).orElse(Map.of());
        Map<String, String> address = new HashMap<>();
        for (String name : ADDRESS) {
            Object value = properties.get(name);
            if (value != null) {
                address.put(name, value.toString());
            }
        }
        return address;
    }
}

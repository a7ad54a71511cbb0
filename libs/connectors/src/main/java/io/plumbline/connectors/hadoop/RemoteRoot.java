package io.plumbline.connectors.hadoop;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.Endpoint;

import static java.util.Objects.requireNonNull;

/**
 * Where the files of one datastore lie, and how Hadoop reaches them.
 *
 * @param name how messages call it: the bucket, container or host
 * @param uri of the root, as Hadoop's own file system takes it
 * @param settings of that file system, secrets among them
 * @param user on whose behalf a cluster is asked; null where the settings say who it is
 * @param dialled what the egress policy has to allow
 */
public record RemoteRoot(
        String name,
        URI uri,
        Map<String, String> settings,
        @Nullable String user,
        List<Endpoint> dialled) {

    public RemoteRoot {
        requireNonNull(name, "name");
        requireNonNull(uri, "uri");
        settings = Map.copyOf(settings);
        dialled = List.copyOf(dialled);
    }

    @Override
    public String toString() {
        return "RemoteRoot[" + uri + "]";
    }
}

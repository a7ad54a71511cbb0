package io.plumbline.events.command;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.Discovery;

import static java.util.Objects.requireNonNull;

/**
 * Try whether a source can be reached, and forget it.
 *
 * @param datastoreId the stored datastore to test, as it is or with the given changes; absent for settings that aren't stored
 * @param connectionId the stored connection to test, or on which the settings rest; absent if there is none
 * @param revision of the stored datastore or connection from which changes were made; absent without changes
 * @param connector the type of the source
 * @param properties validated plain settings, all of them; absent to test what is stored
 * @param secrets sealed for the test's id, by field name; what is missing is taken from what is stored
 * @param discover what to list
 */
public record TestConnection(
        ConnectionTestId testId,
        @Nullable DatastoreId datastoreId,
        @Nullable ConnectionId connectionId,
        @Nullable Long revision,
        String connector,
        @Nullable Map<String, Object> properties,
        Map<String, String> secrets,
        List<Discovery> discover)
        implements Command {

    public TestConnection {
        requireNonNull(testId, "testId");
        requireNonNull(connector, "connector");
        properties = properties == null ? null : Map.copyOf(properties);
        secrets = Map.copyOf(secrets);
        discover = List.copyOf(discover);
    }

    @Override
    public String key() {
        return testId.value();
    }
}

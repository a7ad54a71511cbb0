package io.plumbline.connectors;

import java.util.ServiceLoader;
import java.util.stream.Collectors;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.Problem;
import io.plumbline.connector.spec.Validation;

/** The way in: settings to an open source. */
public final class Sources {

    private Sources() {}

    /**
     * Checks the settings against the connector's specification and the policy, and opens the source. No socket is opened yet.
     *
     * @throws SourceException SETTINGS_INVALID, ROOT_UNKNOWN, PATH_OUTSIDE_ROOT, PATH_NOT_FOUND or DRIVER_MISSING
     */
    public static Source open(ConnectionSettings settings, SourcePolicy policy) {
        ConnectorSpec spec = ConnectorCatalog.find(settings.type()).orElseThrow(() -> unknown(settings.type()));
        Validation checked =
                spec.validate(settings.properties(), settings.secrets().keySet());
        if (!checked.ok()) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    checked.problems().stream().map(Problem::message).collect(Collectors.joining("; ")));
        }
        for (SourceProvider provider : ServiceLoader.load(SourceProvider.class, Sources.class.getClassLoader())) {
            if (provider.types().contains(settings.type())) {
                return provider.open(settings.type(), checked.properties(), settings.secrets(), policy);
            }
        }
        throw unknown(settings.type());
    }

    private static SourceException unknown(String type) {
        String known = ConnectorCatalog.all().stream().map(ConnectorSpec::type).collect(Collectors.joining(", "));
        return new SourceException(
                SourceFailure.SETTINGS_INVALID, "type: " + type + " (expected: one of " + known + ")");
    }
}

package io.plumbline.connector.spec;

import java.util.List;
import java.util.Optional;

/** Every connector type this build knows, in the order in which a form offers them. */
public final class ConnectorCatalog {

    /** Type key of the PostgreSQL connector. */
    public static final String POSTGRESQL = "postgresql";

    /** Type key of the connector for files under configured roots. */
    public static final String LOCAL_FILES = "local-files";

    private static final List<ConnectorSpec> ALL = List.of(PostgresqlSpec.SPEC, LocalFilesSpec.SPEC);

    private ConnectorCatalog() {}

    /** All types. */
    public static List<ConnectorSpec> all() {
        return ALL;
    }

    /** The type with that key. Empty if there is none. */
    public static Optional<ConnectorSpec> find(String type) {
        return ALL.stream().filter(spec -> spec.type().equals(type)).findFirst();
    }
}

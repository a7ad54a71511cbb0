package io.plumbline.connector.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every connector type this build knows, in the order in which a form offers them. */
public final class ConnectorCatalog {

    /** Type key of the PostgreSQL connector. */
    public static final String POSTGRESQL = "postgresql";

    /** Type key of the connector for files under configured roots. */
    public static final String LOCAL_FILES = "local-files";

    private static final List<JdbcConnector> JDBC = List.of(
            PostgresqlConnector.CONNECTOR,
            PostgresqlConnector.TIMESCALE,
            MysqlConnector.CONNECTOR,
            MariadbConnector.CONNECTOR,
            SqlServerConnector.SQL_SERVER,
            SqlServerConnector.SYNAPSE,
            SqlServerConnector.FABRIC,
            OracleConnector.CONNECTOR,
            Db2Connector.CONNECTOR,
            SnowflakeConnector.CONNECTOR,
            RedshiftConnector.CONNECTOR,
            BigQueryConnector.CONNECTOR,
            DatabricksConnector.CONNECTOR,
            AthenaConnector.CONNECTOR,
            TrinoConnector.CONNECTOR,
            PrestoConnector.CONNECTOR,
            HiveConnector.CONNECTOR,
            DremioConnector.CONNECTOR,
            TeradataConnector.CONNECTOR,
            GenericJdbcConnector.CONNECTOR);

    private static final List<ConnectorSpec> FILES =
            List.of(LocalFilesSpec.SPEC, S3Spec.SPEC, AzureSpec.SPEC, GcsSpec.SPEC, HdfsSpec.SPEC);

    private static final List<ConnectorSpec> ALL = Stream.concat(JDBC.stream().map(JdbcConnector::spec), FILES.stream())
            .toList();

    private ConnectorCatalog() {}

    /** All types. */
    public static List<ConnectorSpec> all() {
        return ALL;
    }

    /** The type with that key. Empty if there is none. */
    public static Optional<ConnectorSpec> find(String type) {
        return ALL.stream().filter(spec -> spec.type().equals(type)).findFirst();
    }

    static Optional<JdbcConnector> jdbc(String type) {
        return JDBC.stream()
                .filter(connector -> connector.spec().type().equals(type))
                .findFirst();
    }
}

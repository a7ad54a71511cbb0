package io.plumbline.connectors.jdbc;

import java.util.Map;
import java.util.Set;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** The dialect of each type in the connector catalogue. */
final class Dialects {

    private static final Map<String, Dialect> BY_TYPE = Map.ofEntries(
            Map.entry("postgresql", PostgresqlDialect.postgresql()),
            Map.entry("timescale", PostgresqlDialect.timescale()),
            Map.entry("mysql", MysqlDialect.mysql()),
            Map.entry("mariadb", MysqlDialect.mariadb()),
            Map.entry("sqlserver", new GenericDialect(SqlServerStyle.of("Microsoft SQL Server"))),
            Map.entry("synapse", new GenericDialect(SqlServerStyle.of("Azure Synapse"))),
            Map.entry("fabric", new GenericDialect(SqlServerStyle.of("Microsoft Fabric"))),
            Map.entry("oracle", new GenericDialect(OracleStyle.style())),
            Map.entry("db2", new GenericDialect(EngineStyles.db2())),
            Map.entry("snowflake", new GenericDialect(EngineStyles.snowflake())),
            Map.entry("redshift", new GenericDialect(EngineStyles.redshift())),
            Map.entry("bigquery", new GenericDialect(EngineStyles.bigQuery())),
            Map.entry("databricks", new GenericDialect(EngineStyles.databricks())),
            // Athena's SQL is Trino's.
            Map.entry("athena", new GenericDialect(EngineStyles.trino("Amazon Athena"))),
            Map.entry("trino", new GenericDialect(EngineStyles.trino("Trino"))),
            Map.entry("presto", new GenericDialect(EngineStyles.trino("Presto"))),
            Map.entry("hive", new GenericDialect(EngineStyles.hive())),
            Map.entry("dremio", new GenericDialect(EngineStyles.dremio())),
            Map.entry("teradata", new GenericDialect(EngineStyles.teradata())),
            Map.entry("generic-jdbc", new GenericDialect(EngineStyles.generic())));

    private Dialects() {}

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    static Dialect of(String type) {
        Dialect dialect = BY_TYPE.get(type);
        if (dialect == null) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID, "type: " + type + " (expected: one of " + types() + ")");
        }
        return dialect;
    }
}

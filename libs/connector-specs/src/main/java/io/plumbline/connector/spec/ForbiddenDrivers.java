package io.plumbline.connector.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What generic JDBC must not reach: engines that run inside the process (they open files and run code), drivers that wrap
 * others or read a local file first, and databases whose own connector forces their dangerous properties off.
 */
final class ForbiddenDrivers {

    static final Set<String> SUBPROTOCOLS = Set.of(
            // inside the process, or over files
            "h2",
            "hsqldb",
            "derby",
            "sqlite",
            "duckdb",
            "ucanaccess",
            "calcite",
            "csv",
            "relique",
            "optiq",
            "xls",
            "dbf",
            "mckoi",
            "smallsql",
            "cloudscape",
            "h2gis",
            "excel",
            "json",
            "xml",
            "parquet",
            "file",
            // wrappers, bridges and look-ups
            "odbc",
            "tc",
            "log4jdbc",
            "p6spy",
            "jdbcdslog",
            "otel",
            "opentracing",
            "sqlcommenter",
            "shardingsphere",
            "driverclassname",
            "datasource",
            "jndi",
            "ldap",
            "ldaps",
            "rmi",
            "weblogic",
            "pool",
            "proxy",
            "inetpool",
            "jtds",
            "datadirect",
            "cdata",
            "arrow",
            // with a connector of their own
            "postgresql",
            "pgsql",
            "mysql",
            "mariadb",
            "sqlserver",
            "microsoft",
            "oracle",
            "db2",
            "ibmdb2",
            "snowflake",
            "redshift",
            "bigquery",
            "databricks",
            "spark",
            "athena",
            "awsathena",
            "trino",
            "presto",
            "hive",
            "hive2",
            "dremio",
            "teradata");

    private static final List<String> CLASSES = List.of(
            "org.h2.",
            "org.hsqldb.",
            "org.apache.derby.",
            "org.sqlite.",
            "org.duckdb.",
            "net.ucanaccess.",
            "org.apache.calcite.",
            "org.relique.",
            "org.testcontainers.",
            "net.sf.log4jdbc.",
            "com.p6spy.",
            "org.apache.shardingsphere.",
            "sun.",
            "java.",
            "javax.",
            "jdk.",
            "com.sun.",
            "io.plumbline.",
            "org.apache.spark.",
            "org.apache.hadoop.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.",
            "com.microsoft.sqlserver.",
            "oracle.jdbc.",
            "com.ibm.db2.",
            "net.snowflake.",
            "com.snowflake.",
            "com.amazon.",
            "com.amazonaws.",
            "com.google.cloud.",
            "com.simba.",
            "com.databricks.",
            "io.trino.",
            "com.facebook.presto.",
            "org.apache.hive.",
            "org.apache.arrow.",
            "com.dremio.",
            "com.teradata.");

    private ForbiddenDrivers() {}

    static boolean hasClass(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return CLASSES.stream().anyMatch(lower::startsWith);
    }
}

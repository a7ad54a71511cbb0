package io.plumbline.connectors.jdbc;

import io.plumbline.connectors.SourceFailure;

/** Query engines and warehouses, and what else is asked through its driver alone. */
final class EngineStyles {

    /** Trino's and Presto's own numbers. */
    private static final FailureCodes TRINO_CODES = new FailureCodes()
            .on(SourceFailure.PERMISSION_DENIED, 4)
            .on(SourceFailure.CANCELLED, 3)
            .on(SourceFailure.DATABASE_NOT_FOUND, 44)
            .on(SourceFailure.SCHEMA_NOT_FOUND, 45)
            .on(SourceFailure.CONTAINER_GONE, 46, 47)
            .on(SourceFailure.SERVER_NOT_READY, 65_541)
            .on(SourceFailure.TOO_MANY_CONNECTIONS, 131_074)
            .on(SourceFailure.STATEMENT_TIMEOUT, 131_075);

    private static final FailureCodes SNOWFLAKE_CODES = new FailureCodes()
            .on(SourceFailure.CREDENTIALS_REJECTED, 390100, 390102, 390112, 390144, 390186, 390422)
            .on(SourceFailure.PERMISSION_DENIED, 3001, 390189, 390201)
            .on(SourceFailure.CONTAINER_GONE, 2003, 904)
            .on(SourceFailure.DATABASE_NOT_FOUND, 2043)
            .on(SourceFailure.WAREHOUSE_SUSPENDED, 606, 666)
            .on(SourceFailure.CANCELLED, 604)
            .on(SourceFailure.STATEMENT_TIMEOUT, 630)
            .on(SourceFailure.CONNECTION_LOST, 200015, 390111, 390114);

    private static final FailureCodes DB2_CODES = new FailureCodes()
            .on(SourceFailure.CREDENTIALS_REJECTED, -4214, -30082)
            .on(SourceFailure.PERMISSION_DENIED, -551, -552, -567, -922, -1060)
            .on(SourceFailure.DATABASE_NOT_FOUND, -1013, -30061)
            .on(SourceFailure.CONTAINER_GONE, -204, -206)
            .on(SourceFailure.TOO_MANY_CONNECTIONS, -1040, -1226)
            .on(SourceFailure.STATEMENT_TIMEOUT, -952, -905)
            .on(SourceFailure.SERVER_NOT_READY, -1032, -1035)
            .on(SourceFailure.CONNECTION_LOST, -4499, -30081);

    private static final String DB2_STATISTICS =
            "SELECT tabschema, tabname, card, CASE WHEN npages < 0 THEN -1 ELSE npages * 4096 END, stats_time"
                    + " FROM syscat.tables WHERE type = 'T'";

    private static final String DB2_KEYS = """
            SELECT k.tabschema, k.tabname, k.constname, c.type, k.colname, r.reftabschema, r.reftabname, p.colname
            FROM syscat.keycoluse k
              JOIN syscat.tabconst c ON c.tabschema = k.tabschema AND c.tabname = k.tabname AND c.constname = k.constname
              LEFT JOIN syscat.references r ON r.tabschema = k.tabschema AND r.tabname = k.tabname AND r.constname = k.constname
              LEFT JOIN syscat.keycoluse p ON p.tabschema = r.reftabschema AND p.tabname = r.reftabname
                AND p.constname = r.refkeyname AND p.colseq = k.colseq
            WHERE c.type IN ('P', 'U', 'F') ORDER BY k.tabschema, k.tabname, k.constname, k.colseq
            """;

    private static final String DB2_INDEXES = """
            SELECT i.tabschema, i.tabname, i.indname, CASE i.uniquerule WHEN 'P' THEN 1 ELSE 0 END,
              CASE i.uniquerule WHEN 'D' THEN 0 ELSE 1 END, c.colname
            FROM syscat.indexes i JOIN syscat.indexcoluse c ON c.indschema = i.indschema AND c.indname = i.indname
            WHERE i.indextype IN ('REG', 'CLUS') AND c.colorder <> 'I'
            ORDER BY i.tabschema, i.tabname, i.indname, c.colseq
            """;

    private EngineStyles() {}

    static Style db2() {
        return new Style("Db2")
                .limitedBy(Style.Limit.FETCH_FIRST)
                .leavingOut("SYS\\w*|NULLID|SQLJ|ERRSCHEMA|DB2\\w*|IBM\\w*")
                .reading(
                        TypeRule.text("xml", "XMLSERIALIZE({c} AS CLOB)", "read as XML text"),
                        TypeRule.of("decfloat", "double", "CAST({c} AS double)"),
                        TypeRule.text("time", "VARCHAR({c})", "a time of day, read as text"))
                .failingBy(DB2_CODES)
                .statisticsBy(DB2_STATISTICS)
                .keysBy(DB2_KEYS)
                .indexesBy(DB2_INDEXES);
    }

    static Style snowflake() {
        return new Style("Snowflake")
                .byColumns()
                .moments("CAST('%s +00:00' AS TIMESTAMP_TZ)")
                .timesOutItself()
                .withKeysFromDriver()
                .leavingOutDatabases("SNOWFLAKE|SNOWFLAKE_SAMPLE_DATA")
                .grantedBy(table ->
                        "GRANT SELECT ON " + table + " and USAGE on its schema, its database and the warehouse")
                .settingUp("ALTER SESSION SET TIMEZONE = 'UTC', STATEMENT_TIMEOUT_IN_SECONDS = {timeout}")
                .reading(
                        TypeRule.text("variant|object|array|map", "TO_JSON({c})", "read as JSON text"),
                        TypeRule.text("geography|geometry", "ST_ASWKT({c})", "read as well-known text"),
                        TypeRule.text("vector.*", "TO_JSON(CAST({c} AS ARRAY))", "read as JSON text"),
                        TypeRule.of("timestamp_?(ltz|tz)", "timestamp", "{c}"),
                        TypeRule.text("time", "TO_VARCHAR({c})", "a time of day, read as text"))
                .failingBy(SNOWFLAKE_CODES)
                .statisticsBy("SELECT table_schema, table_name, row_count, bytes, CAST(NULL AS timestamp_ntz)"
                        + " FROM information_schema.tables")
                .meaning(DriverViews::snowflake);
    }

    static Style redshift() {
        return new Style("Amazon Redshift")
                .byColumns()
                .timesOutItself()
                .streamsInTransaction()
                .withKeysFromDriver()
                .leavingOut("information_schema|pg_\\w+|catalog_history")
                .leavingOutDatabases("padb_harvest|template[01]|awsdatacatalog|sys:internal")
                .grantedBy(table -> "GRANT SELECT ON " + table + " and USAGE on its schema")
                .moments("CAST('%s+00' AS timestamptz)")
                .settingUp("SET statement_timeout TO {timeout}000", "SET timezone TO 'UTC'")
                .diallingBy("socketFactory", "socketFactoryArg")
                .reading(
                        TypeRule.of("timestamptz|timestamp with time zone", "timestamp", "{c}"),
                        TypeRule.text("super", "JSON_SERIALIZE({c})", "read as JSON text"),
                        TypeRule.text("geometry|geography", "ST_AsText({c})", "read as well-known text"),
                        TypeRule.text("timetz|time|interval.*", "CAST({c} AS varchar)", "read as text"))
                .statisticsBy("SELECT \"schema\", \"table\", CAST(tbl_rows AS bigint), size * CAST(1048576 AS bigint),"
                        + " CAST(NULL AS timestamp) FROM svv_table_info");
    }

    static Style trino(String product) {
        return new Style(product)
                .byColumns()
                .moments("TIMESTAMP '%s UTC'")
                .leavingOutDatabases("system")
                .failingBy(TRINO_CODES)
                .reading(
                        TypeRule.text("(array|map|row)\\(.*", "json_format(CAST({c} AS json))", "read as JSON text"),
                        TypeRule.text("json", "json_format({c})", "read as JSON text"),
                        TypeRule.of("timestamp(\\(\\d+\\))? with time zone", "timestamp", "{c}"),
                        TypeRule.text(
                                "time(\\(\\d+\\))?( with time zone)?|interval.*|uuid|ipaddress|ipprefix",
                                "CAST({c} AS varchar)",
                                "read as text"),
                        TypeRule.of("varbinary", "binary", "{c}"),
                        TypeRule.text(
                                "(hyperloglog|p4hyperloglog|qdigest|tdigest|setdigest).*",
                                "to_base64(CAST({c} AS varbinary))",
                                "a sketch, read as base64"));
    }

    static Style hive() {
        return new Style("Apache Hive")
                .quotedBy("`", "`")
                .byColumns()
                .leavingOut("information_schema|sys")
                .grantedBy(table -> "GRANT SELECT ON TABLE " + table)
                .reading(
                        TypeRule.of("timestamp with local time zone", "timestamp", "{c}"),
                        TypeRule.text("(array|map|struct|uniontype).*", "{c}", "read as JSON text"))
                .meaning(DriverViews::hive);
    }

    static Style databricks() {
        return new Style("Databricks")
                .quotedBy("`", "`")
                .byColumns()
                .literals("DATE '%s'", "TIMESTAMP_NTZ '%s'")
                .moments("TIMESTAMP '%s UTC'")
                .leavingOutDatabases("system|samples|__databricks_internal")
                .grantedBy(table -> "GRANT SELECT ON TABLE " + table + " and USE SCHEMA, USE CATALOG above it")
                .reading(
                        TypeRule.of("timestamp", "timestamp", "{c}"),
                        TypeRule.of("timestamp_ntz", "timestamp_ntz", "{c}"),
                        TypeRule.text("(array|map|struct|variant).*", "to_json({c})", "read as JSON text"));
    }

    static Style bigQuery() {
        return new Style("Google BigQuery")
                .quotedBy("`", "`")
                .byColumns()
                .literals("DATE '%s'", "DATETIME '%s'")
                .moments("TIMESTAMP '%s+00'")
                .grantedBy(table -> "the role BigQuery Data Viewer on it, and BigQuery Job User on the project")
                .reading(
                        TypeRule.text(
                                "(array|struct|record|repeated|json).*", "TO_JSON_STRING({c})", "read as JSON text"),
                        TypeRule.of("timestamp", "timestamp", "{c}"),
                        TypeRule.of("datetime", "timestamp_ntz", "{c}"),
                        TypeRule.of("bignumeric|bigdecimal", "double", "CAST({c} AS FLOAT64)"),
                        TypeRule.text("geography", "ST_ASTEXT({c})", "read as well-known text"),
                        TypeRule.text("interval|time|range.*", "CAST({c} AS STRING)", "read as text"));
    }

    static Style dremio() {
        return new Style("Dremio")
                .byColumns()
                .withDottedSchemas()
                .leavingOut("information_schema|sys(\\..*)?")
                .grantedBy(table -> "GRANT SELECT ON TABLE " + table)
                .reading(TypeRule.text(
                        "(list|map|struct|array|other).*",
                        "CONVERT_FROM(CONVERT_TO({c}, 'JSON'), 'UTF8')",
                        "read as JSON text"));
    }

    static Style teradata() {
        return new Style("Teradata")
                .limitedBy(Style.Limit.TOP)
                .leavingOut(
                        "DBC|SYS\\w*|TD_?\\w*|TDWM|Crashdumps|dbcmngr|LockLogShredder|SQLJ|External_AP|EXTUSER|PUBLIC|All|Default")
                .leavingOutDatabases("DBC|SYS\\w*|TD_?\\w*|TDWM|Crashdumps|dbcmngr")
                .withKeysFromDriver();
    }

    /** Whatever a vendor's driver says, in standard SQL. */
    static Style generic() {
        return new Style("the database").limitedBy(Style.Limit.NONE).leavingOut("information_schema|sys|pg_catalog");
    }
}

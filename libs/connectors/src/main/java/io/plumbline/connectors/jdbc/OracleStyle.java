package io.plumbline.connectors.jdbc;

import io.plumbline.connectors.SourceFailure;

/** Oracle Database from 12c on. */
final class OracleStyle {

    private static final FailureCodes CODES = new FailureCodes()
            .on(SourceFailure.CREDENTIALS_REJECTED, 1005, 1017, 28000, 28001, 28009)
            .on(SourceFailure.PERMISSION_DENIED, 1031, 1045, 41900)
            .on(SourceFailure.DATABASE_NOT_FOUND, 12505, 12514, 12521)
            .on(SourceFailure.CONTAINER_GONE, 904, 942)
            .on(SourceFailure.CONTAINER_NOT_READY, 4063)
            .on(SourceFailure.TOO_MANY_CONNECTIONS, 18, 20, 2391, 12516, 12519, 12520)
            .on(SourceFailure.CONNECTION_REFUSED, 12541)
            .on(SourceFailure.CONNECT_TIMEOUT, 12170, 12535)
            .on(SourceFailure.STATEMENT_TIMEOUT, 1013, 40, 2393, 2394)
            .on(SourceFailure.WRITE_REFUSED, 1456, 16000)
            .on(SourceFailure.SERVER_NOT_READY, 1033, 1034, 1089, 12528)
            .on(SourceFailure.TLS_FAILED, 28860, 29024)
            .on(SourceFailure.CONNECTION_LOST, 28, 3113, 3114, 17002, 17410, 17800);

    private static final String SYSTEM_SCHEMAS =
            "SYS|SYSTEM|OUTLN|DBSNMP|APPQOSSYS|AUDSYS|CTXSYS|DBSFWUSER|DVSYS|DVF|EXFSYS|"
                    + "GGSYS|GSMADMIN_INTERNAL|GSMCATUSER|GSMUSER|LBACSYS|MDSYS|MDDATA|OJVMSYS|OLAPSYS|ORACLE_OCM|ORDDATA|ORDPLUGINS|"
                    + "ORDSYS|REMOTE_SCHEDULER_AGENT|SI_INFORMTN_SCHEMA|SYS\\$UMF|SYSBACKUP|SYSDG|SYSKM|SYSRAC|SYSMAN|WMSYS|XDB|"
                    + "XS\\$NULL|DIP|ANONYMOUS|APEX_\\w+|FLOWS_\\w+|VECSYS|BAASSYS|PUBLIC|DGPDB_INT";

    private static final String STATISTICS =
            "SELECT owner, table_name, num_rows, CAST(NULL AS number), last_analyzed FROM all_tables";

    private static final String KEYS = """
            SELECT k.owner, k.table_name, k.constraint_name, CASE k.constraint_type WHEN 'R' THEN 'F' ELSE k.constraint_type END,
              c.column_name, r.owner, r.table_name, r.column_name
            FROM all_constraints k
              JOIN all_cons_columns c ON c.owner = k.owner AND c.constraint_name = k.constraint_name
              LEFT JOIN all_cons_columns r ON r.owner = k.r_owner AND r.constraint_name = k.r_constraint_name
                AND r.position = c.position
            WHERE k.constraint_type IN ('P', 'U', 'R')
            ORDER BY k.owner, k.table_name, k.constraint_name, c.position
            """;

    private static final String INDEXES = """
            SELECT i.table_owner, i.table_name, i.index_name,
              CASE WHEN EXISTS (SELECT 1 FROM all_constraints k WHERE k.owner = i.table_owner
                AND k.constraint_type = 'P' AND k.index_name = i.index_name) THEN 1 ELSE 0 END,
              CASE i.uniqueness WHEN 'UNIQUE' THEN 1 ELSE 0 END, c.column_name
            FROM all_indexes i JOIN all_ind_columns c ON c.index_owner = i.owner AND c.index_name = i.index_name
            WHERE i.index_type = 'NORMAL'
            ORDER BY i.table_owner, i.table_name, i.index_name, c.column_position
            """;

    private OracleStyle() {}

    static Style style() {
        return new Style("Oracle")
                .limitedBy(Style.Limit.FETCH_FIRST)
                .leavingOut(SYSTEM_SCHEMAS)
                .settingUp("ALTER SESSION SET TIME_ZONE = '+00:00'")
                // Otherwise comments of columns are missing.
                .with("remarksReporting", "true")
                .reading(
                        TypeRule.of("timestamp(\\(\\d\\))? with( local)? time zone", "timestamp", "{c}"),
                        TypeRule.of("date|timestamp(\\(\\d\\))?", "timestamp_ntz", "{c}"),
                        TypeRule.of("binary_float", "float", "{c}"),
                        TypeRule.of("binary_double", "double", "{c}"),
                        TypeRule.text("interval.*", "TO_CHAR({c})", "an interval, read as text"),
                        TypeRule.text(
                                "xmltype|sys\\.xmltype|public\\.xmltype",
                                "XMLSERIALIZE(CONTENT {c} AS CLOB)",
                                "read as XML text"),
                        TypeRule.text("json", "JSON_SERIALIZE({c})", "read as JSON text"),
                        TypeRule.text("u?rowid", "ROWIDTOCHAR({c})", "a row's address, read as text"))
                .moments("TIMESTAMP '%s +00:00'")
                .numbersWithoutDigits(OracleStyle::number)
                .failingBy(CODES)
                .statisticsBy(STATISTICS)
                .keysBy(KEYS)
                .indexesBy(INDEXES);
    }

    /** A NUMBER that says neither how many digits it has nor where its point is. */
    private static Reading number(String column) {
        String fits = "ABS(" + column + ") < 1e20";
        String cut = "TRUNC(" + column + ", 18)";
        return Reading.as("decimal(38,18)", "CASE WHEN " + fits + " THEN CAST(" + cut + " AS NUMBER(38,18)) END")
                .losing(Loss.TOO_LARGE, "NOT " + fits)
                .losing(Loss.ROUNDED, fits + " AND " + column + " <> " + cut)
                .noting(
                        "a NUMBER that may have more digits than the 38 of a decimal: 20 before the point and 18 behind it"
                                + " are read");
    }
}

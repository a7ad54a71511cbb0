package io.plumbline.connectors.jdbc;

import io.plumbline.connectors.SourceFailure;

/** Microsoft SQL Server and what speaks its protocol: Azure Synapse and Microsoft Fabric. */
final class SqlServerStyle {

    private static final FailureCodes CODES = new FailureCodes()
            .on(SourceFailure.CREDENTIALS_REJECTED, 18452, 18456, 18486, 18487, 18488)
            .on(SourceFailure.DATABASE_NOT_FOUND, 4060, 911)
            .on(SourceFailure.PERMISSION_DENIED, 229, 230, 262, 297, 300, 916, 40615)
            .on(SourceFailure.CONTAINER_GONE, 207, 208)
            .on(SourceFailure.CONTAINER_NOT_READY, 4413)
            .on(SourceFailure.TOO_MANY_CONNECTIONS, 10928, 10929, 17809, 40501, 40544)
            .on(SourceFailure.STATEMENT_TIMEOUT, 1222)
            .on(SourceFailure.CANCELLED, 3980)
            .on(SourceFailure.WRITE_REFUSED, 3906)
            .on(SourceFailure.SERVER_NOT_READY, 40197, 40613, 6005)
            .on(SourceFailure.WAREHOUSE_SUSPENDED, 42108, 42109, 24801);

    private static final String STATISTICS = """
            SELECT s.name, t.name, (SELECT SUM(p.rows) FROM sys.partitions p WHERE p.object_id = t.object_id AND p.index_id < 2),
              (SELECT SUM(a.total_pages) * CAST(8192 AS bigint) FROM sys.partitions p
                JOIN sys.allocation_units a ON a.container_id = p.partition_id WHERE p.object_id = t.object_id),
              (SELECT MAX(STATS_DATE(x.object_id, x.stats_id)) FROM sys.stats x WHERE x.object_id = t.object_id)
            FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id
            """;

    private static final String KEYS = """
            SELECT s.name, t.name, k.name, CASE k.type WHEN 'PK' THEN 'P' ELSE 'U' END, c.name, NULL, NULL, NULL,
              t.object_id, k.object_id, i.key_ordinal
            FROM sys.key_constraints k JOIN sys.tables t ON t.object_id = k.parent_object_id
              JOIN sys.schemas s ON s.schema_id = t.schema_id
              JOIN sys.index_columns i ON i.object_id = t.object_id AND i.index_id = k.unique_index_id AND i.key_ordinal > 0
              JOIN sys.columns c ON c.object_id = t.object_id AND c.column_id = i.column_id
            UNION ALL
            SELECT s.name, t.name, f.name, 'F', c.name, rs.name, rt.name, rc.name, t.object_id, f.object_id,
              x.constraint_column_id
            FROM sys.foreign_keys f JOIN sys.tables t ON t.object_id = f.parent_object_id
              JOIN sys.schemas s ON s.schema_id = t.schema_id
              JOIN sys.foreign_key_columns x ON x.constraint_object_id = f.object_id
              JOIN sys.columns c ON c.object_id = t.object_id AND c.column_id = x.parent_column_id
              JOIN sys.tables rt ON rt.object_id = f.referenced_object_id JOIN sys.schemas rs ON rs.schema_id = rt.schema_id
              JOIN sys.columns rc ON rc.object_id = rt.object_id AND rc.column_id = x.referenced_column_id
            ORDER BY 9, 10, 11
            """;

    private static final String INDEXES = """
            SELECT s.name, t.name, i.name, CAST(i.is_primary_key AS int), CAST(i.is_unique AS int), c.name
            FROM sys.indexes i JOIN sys.tables t ON t.object_id = i.object_id JOIN sys.schemas s ON s.schema_id = t.schema_id
              JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
              JOIN sys.columns c ON c.object_id = i.object_id AND c.column_id = x.column_id
            WHERE i.type IN (1, 2) AND i.has_filter = 0 AND i.is_disabled = 0
            ORDER BY t.object_id, i.index_id, x.key_ordinal
            """;

    private SqlServerStyle() {}

    static Style of(String product) {
        return new Style(product)
                .quotedBy("[", "]")
                .limitedBy(Style.Limit.TOP)
                .grantedBy(table -> "GRANT SELECT ON " + table + ", or the role db_datareader")
                .leavingOut("sys|INFORMATION_SCHEMA|guest|db_\\w+")
                .leavingOutDatabases("master|tempdb|model|msdb")
                .literals("CONVERT(date, '%s', 23)", "CONVERT(datetime2(6), '%s', 121)")
                .moments("CONVERT(datetimeoffset(6), '%s +00:00', 121)")
                .reading(
                        TypeRule.of("datetimeoffset(\\(\\d\\))?", "timestamp", "{c}"),
                        TypeRule.of("uniqueidentifier", "string", "CAST({c} AS char(36))"),
                        TypeRule.of("(small)?money", "decimal(19,4)", "{c}"),
                        TypeRule.text("xml", "CAST({c} AS nvarchar(max))", "read as XML text"),
                        TypeRule.text("sql_variant", "CAST({c} AS nvarchar(4000))", "of any type, read as text"),
                        TypeRule.text("geometry|geography", "{c}.STAsText()", "read as well-known text"),
                        TypeRule.text("hierarchyid", "{c}.ToString()", "read as a path"),
                        TypeRule.text("time(\\(\\d\\))?", "CONVERT(varchar(16), {c})", "a time of day, read as text"))
                .diallingBy("socketFactoryClass", "socketFactoryConstructorArg")
                .failingBy(CODES)
                .statisticsBy(STATISTICS)
                .keysBy(KEYS)
                .indexesBy(INDEXES)
                .meaning(DriverViews::sqlServer);
    }
}

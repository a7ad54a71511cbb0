package io.plumbline.datastore.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;

/**
 * A dataset's name as other producers of OpenLineage give it, so that lineage from several tools meets: the namespace is the
 * place, the name what is in it. Where the standard names no scheme, both are ours.
 */
public record DatasetName(String namespace, String name) {

    public static DatasetName of(ExportedContainer container) {
        Map<String, String> address = container.address();
        List<String> table = new ArrayList<>(container.tableName());
        return switch (container.connector()) {
            case "postgresql", "timescale" ->
                new DatasetName(authority("postgres", address, "5432"), joined(address.get("database"), table));
            case "mysql", "mariadb" -> new DatasetName(authority("mysql", address, "3306"), joined(null, table));
            case "sqlserver" ->
                new DatasetName(authority("mssql", address, "1433"), joined(address.get("database"), table));
            case "redshift" ->
                new DatasetName(authority("redshift", address, "5439"), joined(address.get("database"), table));
            case "oracle" ->
                new DatasetName(
                        authority("oracle", address, "1521"),
                        joined(address.getOrDefault("service", address.get("sid")), table));
            case "db2" -> new DatasetName(authority("db2", address, "50000"), joined(address.get("database"), table));
            case "teradata" -> new DatasetName(authority("teradata", address, "1025"), joined(null, table));
            case "trino", "presto" ->
                new DatasetName(authority("trino", address, "8080"), joined(address.get("catalog"), table));
            case "hive" -> new DatasetName(authority("hive", address, "10000"), joined(null, table));
            case "snowflake" ->
                new DatasetName(
                        "snowflake://" + address.getOrDefault("account", "").toLowerCase(Locale.ROOT),
                        joined(address.get("database"), table));
            case "bigquery" -> new DatasetName("bigquery", joined(address.get("project"), table));
            case "s3" -> new DatasetName("s3://" + address.getOrDefault("bucket", ""), path(address, container));
            case "gcs" -> new DatasetName("gs://" + address.getOrDefault("bucket", ""), path(address, container));
            case "azure" ->
                new DatasetName(
                        "abfss://" + address.getOrDefault("container", "") + "@" + address.getOrDefault("account", "")
                                + ".dfs.core.windows.net",
                        path(address, container));
            case "hdfs" -> new DatasetName(authority("hdfs", address, "8020"), path(address, container));
            case "local-files" ->
                new DatasetName("file", address.getOrDefault("root", "") + "/" + path(address, container));
            default ->
                new DatasetName("plumbline://" + container.connector() + "/" + container.datastore(), container.name());
        };
    }

    private static String authority(String scheme, Map<String, String> address, String port) {
        return scheme + "://" + address.getOrDefault("host", "") + ":" + address.getOrDefault("port", port);
    }

    private static String joined(@Nullable String first, List<String> table) {
        List<String> parts = new ArrayList<>();
        if (first != null && !first.isBlank()) {
            parts.add(first);
        }
        parts.addAll(table);
        return String.join(".", parts);
    }

    /** Below the datastore's own path or prefix, without a slash before or behind. */
    private static String path(Map<String, String> address, ExportedContainer container) {
        String prefix = address.getOrDefault("prefix", address.getOrDefault("path", ""));
        String path = prefix.isBlank() ? container.name() : prefix + "/" + container.name();
        return path.replaceAll("/{2,}", "/").replaceAll("^/|/$", "");
    }
}

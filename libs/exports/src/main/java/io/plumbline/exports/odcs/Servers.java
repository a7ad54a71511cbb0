package io.plumbline.exports.odcs;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.exports.ExportedContainer;
import io.plumbline.exports.rule.RuleValues;
import io.plumbline.exports.text.Tree;

/**
 * Where a container is, as one of the standard's kinds of server. Each kind demands entries of its own and allows few others; where
 * one that it demands isn't known, or the standard has no kind for the source, the contract names no server.
 */
final class Servers {

    private final ExportedContainer container;

    private Servers(ExportedContainer container) {
        this.container = container;
    }

    /** One server, or none. */
    static List<Object> of(ExportedContainer container) {
        return new Servers(container).server().map(s -> Tree.list(List.of(s))).orElse(List.of());
    }

    private Optional<Tree> server() {
        return switch (container.connector()) {
            case "postgresql", "timescale" ->
                server("postgresql", List.of("host", "port", "database", "schema"), List.of());
            case "mysql", "mariadb" -> server("mysql", List.of("host", "port", "database"), List.of());
            case "redshift" -> server("redshift", List.of("database", "schema"), List.of("host"));
            case "sqlserver", "fabric" -> server("sqlserver", List.of("host", "database", "schema"), List.of("port"));
            case "synapse" -> server("synapse", List.of("host", "port", "database"), List.of());
            case "oracle" -> server("oracle", List.of("host", "port", "serviceName"), List.of());
            case "db2" -> server("db2", List.of("host", "port", "database"), List.of("schema"));
            case "snowflake" -> server("snowflake", List.of("account", "database", "schema"), List.of("host"));
            case "bigquery" -> server("bigquery", List.of("project", "dataset"), List.of());
            case "trino" -> server("trino", List.of("host", "port", "catalog", "schema"), List.of());
            case "presto" -> server("presto", List.of("host"), List.of("catalog", "schema"));
            case "databricks" -> server("databricks", List.of("catalog", "schema"), List.of("host"));
            case "dremio" -> server("dremio", List.of("host", "port"), List.of("schema"));
            case "s3" -> server("s3", List.of("location"), List.of());
            default -> Optional.empty();
        };
    }

    private Optional<Tree> server(String type, List<String> demanded, List<String> allowed) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (String name : demanded) {
            Object value = value(name);
            if (value == null) {
                return Optional.empty();
            }
            entries.put(name, value);
        }
        for (String name : allowed) {
            Object value = value(name);
            if (value != null) {
                entries.put(name, value);
            }
        }
        Tree server = Tree.of("server", container.datastore()).put("type", type);
        entries.forEach(server::put);
        return Optional.of(server);
    }

    private @Nullable Object value(String name) {
        Map<String, String> address = container.address();
        return switch (name) {
            case "port" -> port(address.get("port"));
            case "serviceName" -> address.get("service");
            case "schema" -> address.getOrDefault("schema", tableSchema());
            case "dataset" -> tableSchema();
            case "location" -> location(address);
            default -> address.get(name);
        };
    }

    private static @Nullable Integer port(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return RuleValues.numberIn(text)
                .map(BigDecimal::stripTrailingZeros)
                .filter(n -> n.scale() <= 0)
                .map(BigDecimal::intValue)
                .orElse(null);
    }

    /** The schema in the table's own name; null for what isn't in one. */
    private @Nullable String tableSchema() {
        List<String> name = container.tableName();
        return name.size() > 1 ? name.get(name.size() - 2) : null;
    }

    private static @Nullable String location(Map<String, String> address) {
        String bucket = address.get("bucket");
        if (bucket == null) {
            return null;
        }
        String prefix = address.getOrDefault("prefix", "");
        try {
            return new URI("s3", bucket, prefix.isEmpty() || prefix.startsWith("/") ? prefix : "/" + prefix, null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            // The bucket is no name that an address can have: the contract then names no server.
            return null;
        }
    }
}

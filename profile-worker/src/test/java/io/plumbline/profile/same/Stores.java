package io.plumbline.profile.same;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.MariadbServer;
import io.plumbline.testkit.PostgresServer;

import static java.util.Map.entry;

/** Every way to store the rows, and the source that finds them again as its only container. */
final class Stores {

    /** Writes rows somewhere; a folder is at hand for it. */
    interface Store {
        Source write(Dataset<Row> rows, Path folder);
    }

    private static final Path DRIVERS = Path.of(System.getProperty("plumbline.drivers.dir"));

    private Stores() {}

    /** By the name of the format or server. A further one is one line. */
    static Map<String, Store> all() {
        Map<String, String> json = Map.of(
                "ignoreNullFields", "false",
                "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
                "timestampNTZFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
        return Map.ofEntries(
                entry("csv", text("rows.csv", Texts::csv)),
                entry("json lines", bySpark("json", json)),
                entry("json array", text("rows.json", rows -> array(rows, json))),
                entry("xlsx", (rows, folder) -> local(Workbooks.write(rows, folder.resolve("rows.xlsx")))),
                entry("avro", bySpark("avro", Map.of())),
                entry("parquet", bySpark("parquet", Map.of())),
                entry("orc", bySpark("orc", Map.of())),
                entry("delta", (rows, folder) -> local(Lakes.delta(rows, folder))),
                entry("iceberg", (rows, folder) -> local(Lakes.iceberg(rows, folder))),
                entry("postgresql", (rows, folder) -> postgresql(rows)),
                entry("mariadb", (rows, folder) -> mariadb(rows)));
    }

    private interface Words {
        String of(Dataset<Row> rows);
    }

    private static Store text(String name, Words words) {
        return (rows, folder) -> {
            try {
                Files.writeString(folder.resolve(name), words.of(rows), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return local(folder);
        };
    }

    private static Store bySpark(String format, Map<String, String> options) {
        return (rows, folder) -> {
            rows.write()
                    .format(format)
                    .options(options)
                    .save(folder.resolve("rows").toString());
            return local(folder);
        };
    }

    private static String array(Dataset<Row> rows, Map<String, String> options) {
        List<String> objects = rows.select(
                        org.apache.spark.sql.functions.to_json(org.apache.spark.sql.functions.struct("*"), options))
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();
        return objects.stream().collect(Collectors.joining(",\n", "[", "]"));
    }

    private static Source local(Path folder) {
        return open("local-files", Map.of("root", "same"), null, Map.of("same", folder));
    }

    private static Source postgresql(Dataset<Row> rows) {
        try {
            PostgresServer.Database database = PostgresServer.shared().freshDatabase();
            fill(
                    database.connect(),
                    rows,
                    "create table same (" + Tables.columns(rows.schema(), Tables::postgresql) + ")");
            return open(
                    "postgresql",
                    Map.of(
                            "host", database.host(),
                            "port", database.port(),
                            "database", database.name(),
                            "user", database.user()),
                    database.password(),
                    Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Source mariadb(Dataset<Row> rows) {
        try {
            MariadbServer.Database database = MariadbServer.shared().freshDatabase();
            fill(
                    database.connect(),
                    rows,
                    "create table same (" + Tables.columns(rows.schema(), Tables::mariadb) + ")");
            return open(
                    "mariadb",
                    Map.of(
                            "host", database.host(),
                            "port", database.port(),
                            "database", database.name(),
                            "user", database.user()),
                    database.password(),
                    Map.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Connection opened, Dataset<Row> rows, String definition) throws SQLException {
        int width = rows.schema().size();
        String marks = Stream.generate(() -> "?").limit(width).collect(Collectors.joining(", "));
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            statement.execute(definition);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert into same values (" + marks + ")")) {
                for (Row row : rows.collectAsList()) {
                    for (int i = 0; i < width; i++) {
                        insert.setObject(i + 1, Tables.value(row.get(i)));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private static Source open(
            String type, Map<String, Object> properties, @Nullable String password, Map<String, Path> roots) {
        Map<String, Secret> secrets = password == null ? Map.of() : Map.of("password", Secret.of(password));
        return Sources.open(
                new ConnectionSettings(type, properties, secrets),
                new SourcePolicy(roots, EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, DRIVERS));
    }
}

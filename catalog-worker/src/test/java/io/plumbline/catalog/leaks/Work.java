package io.plumbline.catalog.leaks;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.Discovery;
import io.plumbline.testkit.MariadbServer;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.testkit.S3Server;

/** Connection tests and catalogs of every kind of source, half of which fail. */
final class Work {

    private static final Ids IDS = Ids.secure();
    private static final int SECONDS = 25;

    private final Path keys;
    private final PostgresServer.Database postgres;
    private final MariadbServer.Database mariadb;
    private final S3Server s3;
    private final String bucket;

    Work(Path keys, PostgresServer.Database postgres, MariadbServer.Database mariadb, S3Server s3, String bucket) {
        this.keys = keys;
        this.postgres = postgres;
        this.mariadb = mariadb;
        this.s3 = s3;
        this.bucket = bucket;
    }

    private record Asked(String connector, Map<String, Object> properties, Map<String, String> secrets) {}

    /** Ten tests, five of which succeed. */
    List<WorkAssignment> tests() {
        return List.of(
                        ofPostgres(postgres.password(), Map.of()),
                        ofPostgres("wrong", Map.of()),
                        ofPostgres(postgres.password(), Map.of("port", Ports.free())),
                        ofMariadb("mariadb", mariadb.password(), Map.of()),
                        ofMariadb("mysql", mariadb.password(), Map.of()),
                        ofMariadb("mariadb", mariadb.password(), Map.of("database", "nowhere")),
                        ofS3(s3.secretKey(), Map.of()),
                        ofS3("wrong", Map.of()),
                        ofFiles(Map.of("root", "samples")),
                        ofFiles(Map.of("root", "samples", "path", "nowhere")))
                .stream()
                .map(asked -> test(asked, SECONDS))
                .toList();
    }

    /** A test of a port that accepts and never answers. */
    WorkAssignment testOfSilence(int port) {
        return test(ofPostgres(postgres.password(), Map.of("port", port)), 6);
    }

    /** Five catalogs, three of which succeed. */
    List<WorkAssignment> catalogs() {
        return List.of(
                        ofPostgres(postgres.password(), Map.of()),
                        ofMariadb("mariadb", mariadb.password(), Map.of()),
                        ofMariadb("mysql", "wrong", Map.of()),
                        ofS3(s3.secretKey(), Map.of()),
                        ofFiles(Map.of("root", "samples", "path", "nowhere")))
                .stream()
                .map(this::catalog)
                .toList();
    }

    private Asked ofPostgres(String password, Map<String, Object> other) {
        return new Asked(
                "postgresql",
                with(
                        Map.of(
                                "host", postgres.host(),
                                "port", postgres.port(),
                                "database", postgres.name(),
                                "user", postgres.user(),
                                "sslMode", "disable"),
                        other),
                Map.of("password", password));
    }

    private Asked ofMariadb(String connector, String password, Map<String, Object> other) {
        return new Asked(
                connector,
                with(
                        Map.of(
                                "host", mariadb.host(),
                                "port", mariadb.port(),
                                "database", mariadb.name(),
                                "user", mariadb.user()),
                        other),
                Map.of("password", password));
    }

    private Asked ofS3(String secretKey, Map<String, Object> other) {
        return new Asked(
                "s3",
                with(
                        Map.of(
                                "bucket",
                                bucket,
                                "endpoint",
                                s3.endpoint(),
                                "pathStyle",
                                true,
                                "authentication",
                                "access-key",
                                "accessKey",
                                s3.accessKey()),
                        other),
                Map.of("secretKey", secretKey));
    }

    private static Asked ofFiles(Map<String, Object> properties) {
        return new Asked("local-files", properties, Map.of());
    }

    private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> other) {
        Map<String, Object> properties = new HashMap<>(usual);
        properties.putAll(other);
        return properties;
    }

    private WorkAssignment test(Asked asked, int seconds) {
        ConnectionTestId id = IDS.connectionTest();
        Map<String, String> owners = new HashMap<>();
        asked.secrets().keySet().forEach(name -> owners.put(name, id.value()));
        SourceConnection connection = new SourceConnection(
                asked.connector(), asked.properties(), sealed(id.value(), asked.secrets()), owners);
        return new WorkAssignment(
                IDS.work(),
                null,
                null,
                WorkKind.CONNECTION_TEST,
                1,
                1,
                seconds,
                connection,
                null,
                null,
                new ConnectionTestTarget(id, List.of(Discovery.DATABASES, Discovery.SCHEMAS)),
                null,
                "correlation-1",
                "ada");
    }

    private WorkAssignment catalog(Asked asked) {
        DatastoreId datastore = IDS.datastore();
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                datastore,
                WorkKind.CATALOG,
                1,
                1,
                SECONDS,
                new SourceConnection(asked.connector(), asked.properties(), sealed(datastore.value(), asked.secrets())),
                null,
                null,
                null,
                null,
                "correlation-1",
                "ada");
    }

    private Map<String, String> sealed(String owner, Map<String, String> secrets) {
        Sealer sealer = new Sealer(PublicKeyring.fromDirectory(keys));
        Map<String, String> sealed = new HashMap<>();
        secrets.forEach((name, value) -> sealed.put(
                name, sealer.seal(value, new SecretContext(owner, name)).text()));
        return sealed;
    }
}

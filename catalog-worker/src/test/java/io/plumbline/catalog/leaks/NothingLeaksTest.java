package io.plumbline.catalog.leaks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.catalog.CatalogWorkerApplication;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.events.WorkId;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.MariadbServer;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.testkit.S3Server;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A catalog worker, as a process of its own, does 500 connection tests and 50 catalogs of real servers, half of which fail. Then it
 * holds no more than after the first of them.
 */
class NothingLeaksTest {

    private static final int TESTS = 500;
    private static final int CATALOGS = 50;
    private static final int SILENT = 4;
    private static final String BUCKET = "bucket-of-leaks";

    /** What a JVM's own threads and connections vary by; a leak is at least one for every tenth piece of work. */
    private static final int BREATH = 5;

    private static final long HEAP_BREATH = 8L << 20;

    /** None of these may be reachable while nothing is done. */
    private static final List<String> OPEN_SOURCES = List.of(
            "org.postgresql.jdbc.PgConnection",
            "org.mariadb.jdbc.Connection",
            "com.mysql.cj.jdbc.ConnectionImpl",
            "org.apache.hadoop.fs.s3a.S3AFileSystem",
            "io.plumbline.connectors.hadoop.Mount",
            "io.plumbline.connectors.jdbc.JdbcSource",
            "io.plumbline.connectors.files.FilesSource",
            "io.plumbline.connectors.Secret");

    @TempDir
    private static Path keys;

    @TempDir
    private static Path temporary;

    @Test
    void fiveHundredTestsAndFiftyCatalogs_leaveNothingBehind() throws Exception {
        SealingKeys.ensure(keys);
        PostgresServer.Database postgres = PostgresServer.shared().freshDatabase();
        postgres.execute("create table orders (id bigint primary key, note text)");
        MariadbServer.Database mariadb = MariadbServer.shared().freshDatabase();
        mariadb.execute("create table orders (id bigint primary key, note text)");
        try (S3Server s3 = S3Server.start();
                FakeDatastoreService service = FakeDatastoreService.start();
                PublishedResults results = PublishedResults.from(Brokers.bootstrapServers());
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ChildJvm worker = worker(service)) {
            put(s3, "orders.csv", "id,note\n1,a\n");
            Work work = new Work(keys, postgres, mariadb, s3, BUCKET);
            List<WorkAssignment> first = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                first.addAll(work.tests());
                first.addAll(work.catalogs());
            }
            first.add(work.testOfSilence(silent.getLocalPort()));
            done(first, service, results);
            Holdings before = Holdings.of(worker.pid(), temporary);

            List<WorkAssignment> all = new ArrayList<>();
            for (int i = 0; i < SILENT; i++) {
                all.add(work.testOfSilence(silent.getLocalPort()));
            }
            while (all.size() < TESTS + SILENT) {
                all.addAll(work.tests());
            }
            while (all.size() < TESTS + SILENT + CATALOGS) {
                all.addAll(work.catalogs());
            }
            done(all, service, results);

            assertThat(all.stream().filter(w -> succeeded(results, w.workId())).count())
                    .isEqualTo(TESTS / 2 + CATALOGS * 3 / 5);
            List<Integer> sources = List.of(
                    postgres.port(), mariadb.port(), URI.create(s3.endpoint()).getPort(), silent.getLocalPort());
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> compare(before, Holdings.of(worker.pid(), temporary), sources));
            assertThat(sessions(postgres)).as("sessions at PostgreSQL").isZero();
            assertThat(sessions(mariadb)).as("sessions at MariaDB").isZero();
        }
    }

    private static void compare(Holdings before, Holdings after, List<Integer> sources) {
        assertThat(after.remotePorts()).as("connections to sources").doesNotContainAnyElementsOf(sources);
        assertThat(after.sockets()).as("sockets").isLessThanOrEqualTo(before.sockets() + BREATH);
        assertThat(after.threads())
                .as("threads before: " + before.threads())
                .hasSizeLessThanOrEqualTo(before.threads().size() + BREATH);
        assertThat(after.files())
                .as("files before: " + before.files())
                .hasSizeLessThanOrEqualTo(before.files().size() + BREATH);
        assertThat(after.temporary()).as("temporary files").isSubsetOf(before.temporary());
        assertThat(OPEN_SOURCES)
                .allSatisfy(name -> assertThat(after.instancesOf(name)).as(name).isZero());
        String loader = "io.plumbline.connectors.jdbc.DriverLoader";
        assertThat(after.instancesOf(loader)).as("loaders of drivers").isEqualTo(before.instancesOf(loader));
        assertThat(after.heapBytes())
                .as("heap; more of: " + after.grownSince(before))
                .isLessThanOrEqualTo(before.heapBytes() + HEAP_BREATH);
    }

    private static ChildJvm worker(FakeDatastoreService service) {
        Path samples = Path.of("../samples/data").toAbsolutePath().normalize();
        ChildJvm worker = ChildJvm.ofMain(CatalogWorkerApplication.class)
                .jvmArguments(
                        "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary)
                .sameOpens()
                .arguments(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.sealing.private-keys-dir=" + keys,
                        "--plumbline.files.roots=samples=" + samples,
                        "--plumbline.drivers.dir=" + System.getProperty("plumbline.drivers.dir"),
                        "--plumbline.egress.allow-loopback=true",
                        "--plumbline.worker.name=leaks",
                        "--plumbline.worker.heartbeat-interval=500ms",
                        "--plumbline.worker.claim-interval=200ms")
                .start();
        worker.waitForLine("Started CatalogWorkerApplication", Duration.ofSeconds(90));
        return worker;
    }

    /** Waits until all of it is answered, and takes the answers: a worker with too many that nobody took claims nothing more. */
    private static void done(List<WorkAssignment> all, FakeDatastoreService service, PublishedResults results) {
        all.forEach(service::offer);
        Set<WorkAssignment> open = new LinkedHashSet<>(all);
        await().atMost(170, SECONDS).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            open.removeIf(work -> {
                boolean answered = !results.endsOf(work.workId()).isEmpty();
                if (answered) {
                    service.settle(work.workId(), WorkStatus.SUCCEEDED);
                }
                return answered;
            });
            assertThat(open).hasSize(0);
        });
    }

    private static boolean succeeded(PublishedResults results, WorkId work) {
        return results.of(work, ConnectionProbed.class).stream()
                        .anyMatch(p -> p.outcome().ok())
                || !results.of(work, WorkFinished.class).isEmpty();
    }

    private static long sessions(PostgresServer.Database database) throws SQLException {
        try (Connection admin = new PostgresServer.Database(
                                database.host(), database.port(), "postgres", PostgresServer.SUPERUSER, "")
                        .connect();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = '" + database.name() + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long sessions(MariadbServer.Database database) throws SQLException {
        try (Connection admin = MariadbServer.shared().admin("").connect();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from information_schema.processlist where user = '" + database.user() + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void put(S3Server server, String key, String content) throws IOException {
        server.createBucket(BUCKET);
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(server.endpoint()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .build()) {
            client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
        }
    }
}

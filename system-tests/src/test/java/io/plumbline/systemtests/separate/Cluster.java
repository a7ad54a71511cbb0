package io.plumbline.systemtests.separate;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.plumbline.credentials.SealingKeys;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.testkit.ChildJvm;
import io.plumbline.testkit.ChildJvmBuilder;
import io.plumbline.testkit.FreshNames;
import io.plumbline.testkit.Ports;
import io.plumbline.testkit.TemporaryDirectories;

import static org.awaitility.Awaitility.await;

/** Gateway, datastore-service, a catalog worker and any number of profile workers, each in a process that can be killed alone. */
final class Cluster implements AutoCloseable {

    static final Duration START = Duration.ofSeconds(180);
    static final String GATEWAY = "gateway";
    static final String DATASTORE_SERVICE = "datastore-service";
    static final String CATALOG_WORKER = "catalog-worker";
    static final String PROFILE_WORKER = "profile-worker";

    private static final String ADMIN_TOKEN = "plt_abcdefgh01234567_" + "A".repeat(43);
    private static final Map<String, String> MAIN_CLASSES = Map.of(
            GATEWAY, "io.plumbline.gateway.GatewayApplication",
            DATASTORE_SERVICE, "io.plumbline.datastore.DatastoreServiceApplication",
            CATALOG_WORKER, "io.plumbline.catalog.CatalogWorkerApplication",
            PROFILE_WORKER, "io.plumbline.profile.ProfileWorkerApplication");

    private static final String FOREIGN_SECURITY = Stream.of(
                    "SecurityAutoConfiguration",
                    "UserDetailsServiceAutoConfiguration",
                    "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                    "web.servlet.SecurityFilterAutoConfiguration",
                    "web.servlet.ServletWebSecurityAutoConfiguration")
            .map(name -> "org.springframework.boot.security.autoconfigure." + name)
            .collect(Collectors.joining(","));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final String database = FreshNames.of("plumbline");
    private final Server broker;
    private final Server store;
    private final Map<String, Path> roots = new LinkedHashMap<>();
    private final Map<String, String> spark = new LinkedHashMap<>(Map.of("PLUMBLINE_SPARK_MASTER", "local[2]"));
    private final Map<String, ChildJvm> processes = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Integer> managementPorts = new LinkedHashMap<>();

    Cluster(Server broker, Server store) {
        this.broker = broker;
        this.store = store;
        directory = TemporaryDirectories.create("cluster");
        SealingKeys.ensure(directory.resolve("keys"));
    }

    Cluster withRoot(String name, Path root) {
        roots.put(name, root);
        return this;
    }

    /**
     * For the profile workers that are launched from now on.
     *
     * @param settings as in {@code spark-defaults.conf}
     * @param more of the worker's environment
     */
    void spark(String master, String settings, Map<String, String> more) {
        spark.put("PLUMBLINE_SPARK_MASTER", master);
        spark.put("PLUMBLINE_SPARK_DRIVER_HOST", SparkInstallation.HOST);
        spark.put("PLUMBLINE_SPARK_CONF_FILE", secretFile("spark.conf", settings));
        spark.putAll(more);
    }

    /** Starts one of each and this many profile workers; returns once all are ready. */
    Cluster start(int profileWorkers) {
        launch(DATASTORE_SERVICE, DATASTORE_SERVICE);
        launch(GATEWAY, GATEWAY);
        launch(CATALOG_WORKER, CATALOG_WORKER);
        for (int i = 1; i <= profileWorkers; i++) {
            launch(PROFILE_WORKER, PROFILE_WORKER + "-" + i);
        }
        processes.keySet().forEach(this::awaitReady);
        return this;
    }

    /** Starts a process of this service, under the name and ports that it had before, if it had. */
    void launch(String service, String name) {
        int port = ports.computeIfAbsent(name, n -> Ports.free());
        int management = managementPorts.computeIfAbsent(name, n -> Ports.free());
        ChildJvmBuilder builder = jar(service).map(ChildJvm::ofJar).orElseGet(() -> ofMain(service));
        processes.put(
                name,
                builder.jvmArguments("-Xmx600m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC")
                        .environment(environment(service, name, management))
                        .arguments(
                                "--server.port=" + (isWorker(service) ? management : port),
                                // A lease of 30 s would do the same and take longer.
                                "--plumbline.work.lease-seconds=8",
                                "--plumbline.work.backoff=1s",
                                "--plumbline.worker.heartbeat-interval=2s")
                        .log(directory.resolve(name + ".log"))
                        .start());
    }

    /** Waits until the process's readiness probe says yes. */
    void awaitReady(String name) {
        await().atMost(START).pollInterval(Duration.ofMillis(250)).until(() -> {
            ChildJvm process = process(name);
            if (!process.isAlive()) {
                throw new AssertionError(name + " has ended:\n" + String.join("\n", process.lines()));
            }
            return probe(name, "/actuator/health/readiness").contains("\"UP\"");
        });
    }

    /** What a management endpoint answers; empty if nobody does. */
    String probe(String name, String path) {
        URI address = URI.create("http://127.0.0.1:" + managementPorts.get(name) + path);
        try {
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The sum of a counter over its labels, as the process's Prometheus endpoint shows it. */
    double counter(String name, String metric) {
        return probe(name, "/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    ChildJvm process(String name) {
        return processes.get(name);
    }

    Server broker() {
        return broker;
    }

    Api api() {
        return api(ADMIN_TOKEN);
    }

    Api api(String token) {
        return new Api(URI.create("http://127.0.0.1:" + ports.get(GATEWAY)), token);
    }

    @Override
    public void close() {
        processes.values().forEach(ChildJvm::close);
        store.close();
        broker.close();
    }

    private Map<String, String> environment(String service, String name, int management) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PLUMBLINE_KAFKA_BOOTSTRAP", broker.address());
        environment.put("PLUMBLINE_DATASTORE_SERVICE_URL", "http://127.0.0.1:" + ports.get(DATASTORE_SERVICE));
        environment.put("PLUMBLINE_SERVICE_TOKEN_FILE", secretFile("service-token", "S".repeat(43)));
        if (service.equals(DATASTORE_SERVICE)) {
            environment.put("PLUMBLINE_MONGO_URI", store.address());
            environment.put("PLUMBLINE_MONGO_DATABASE", database);
            environment.put("PLUMBLINE_DATASTORE_SERVICE_MANAGEMENT_PORT", Integer.toString(management));
        } else if (service.equals(GATEWAY)) {
            environment.put("PLUMBLINE_GATEWAY_MANAGEMENT_PORT", Integer.toString(management));
            environment.put("PLUMBLINE_ADMIN_TOKEN_SHA256_FILE", secretFile("admin-token.sha256", sha256(ADMIN_TOKEN)));
            environment.put("PLUMBLINE_SEALING_PUBLIC_KEY_FILE", activeKey().toString());
        } else {
            environment.put(
                    "PLUMBLINE_SEALING_PRIVATE_KEYS_DIR",
                    directory.resolve("keys").toString());
            environment.put("PLUMBLINE_WORKER_NAME", name);
            environment.put("PLUMBLINE_WORKER_SLOTS", "2");
            environment.putAll(spark);
            environment.put("PLUMBLINE_EGRESS_ALLOW_LOOPBACK", "true");
            environment.put("PLUMBLINE_FILE_ROOTS", rootsSetting());
        }
        return environment;
    }

    private String rootsSetting() {
        return String.join(
                ",",
                roots.entrySet().stream()
                        .map(root -> root.getKey() + "=" + root.getValue())
                        .toList());
    }

    private String secretFile(String name, String content) {
        try {
            Path file = directory.resolve(name);
            Files.writeString(file, content, StandardCharsets.UTF_8);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path activeKey() {
        try {
            Path keys = directory.resolve("keys");
            return keys.resolve(Files.readString(keys.resolve("active")).strip() + ".pub");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the class path of the tests, where a worker meets the security of others and must be told that it isn't its own. */
    private static ChildJvmBuilder ofMain(String service) {
        ChildJvmBuilder builder = ChildJvm.ofMain(MAIN_CLASSES.get(service)).sameOpens();
        return isWorker(service) ? builder.arguments("--spring.autoconfigure.exclude=" + FOREIGN_SECURITY) : builder;
    }

    private static boolean isWorker(String service) {
        return List.of(CATALOG_WORKER, PROFILE_WORKER).contains(service);
    }

    /** The service's own jar if this build has made it, which the tests' class path tells; else the main class is run. */
    private static Optional<Path> jar(String service) {
        String plain = Path.of(service, "target", service).toString() + "-";
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains(plain) && entry.endsWith(".jar"))
                .map(entry -> Path.of(entry.replaceFirst("\\.jar$", "-exec.jar")))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

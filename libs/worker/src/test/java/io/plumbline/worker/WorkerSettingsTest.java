package io.plumbline.worker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import io.plumbline.worker.outbound.spark.SparkSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkerSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void worker_defaults() {
        assertThat(bind("plumbline.worker", WorkerProperties.class, Map.of()))
                .isEqualTo(new WorkerProperties(
                        null,
                        2,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        100,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(8),
                        DataSize.ofKilobytes(512)));
    }

    @Test
    void worker_everySettingIsMapped() {
        Map<String, String> given = new HashMap<>();
        given.put("plumbline.worker.name", "w7");
        given.put("plumbline.worker.slots", "3");
        given.put("plumbline.worker.claim-interval", "1s");
        given.put("plumbline.worker.heartbeat-interval", "4s");
        given.put("plumbline.worker.connect-timeout", "3s");
        given.put("plumbline.worker.answer-timeout", "11s");
        given.put("plumbline.worker.publish-patience", "12m");
        given.put("plumbline.worker.confirmation-patience", "13m");
        given.put("plumbline.worker.max-unconfirmed", "14");
        given.put("plumbline.worker.stop-grace", "15s");
        given.put("plumbline.worker.shutdown-patience", "16s");
        given.put("plumbline.worker.chunk-size", "17KB");
        assertThat(bind("plumbline.worker", WorkerProperties.class, given))
                .isEqualTo(new WorkerProperties(
                        "w7",
                        3,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(11),
                        Duration.ofMinutes(12),
                        Duration.ofMinutes(13),
                        14,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(16),
                        DataSize.ofKilobytes(17)));
    }

    @Test
    void worker_refusesNonsense() {
        assertThatThrownBy(
                        () -> bind("plumbline.worker", WorkerProperties.class, Map.of("plumbline.worker.slots", "0")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("plumbline.worker.slots: 0 (expected: 1 to 64)");
        assertThatThrownBy(() ->
                        bind("plumbline.worker", WorkerProperties.class, Map.of("plumbline.worker.chunk-size", "1MB")))
                .rootCause()
                .hasMessageStartingWith("plumbline.worker.chunk-size: 1048576");
    }

    @Test
    void spark_defaultsAndMapping() {
        assertThat(bind("plumbline.spark", SparkProperties.class, Map.of()))
                .isEqualTo(new SparkProperties("local[*]", true, 4, null, null, null, Map.of()));
        assertThat(bind(
                        "plumbline.spark",
                        SparkProperties.class,
                        Map.of(
                                "plumbline.spark.master",
                                "spark://host:7077",
                                "plumbline.spark.warm-up",
                                "false",
                                "plumbline.spark.shuffle-partitions",
                                "9",
                                "plumbline.spark.conf.[spark.executor.memory]",
                                "3g")))
                .isEqualTo(new SparkProperties(
                        "spark://host:7077", false, 9, null, null, null, Map.of("spark.executor.memory", "3g")));
    }

    @Test
    void spark_takesItsSettingsFromAFile_thenFromProperties() throws Exception {
        Path file = Files.writeString(folder.resolve("spark.conf"), """
                # as spark-defaults.conf
                spark.executor.memory   2g
                spark.executor.cores=2
                """);
        SparkSettings settings = bind(
                        "plumbline.spark",
                        SparkProperties.class,
                        Map.of(
                                "plumbline.spark.master", "k8s://https://kubernetes.default.svc",
                                "plumbline.spark.driver-host", "10.0.0.7",
                                "plumbline.spark.driver-pod", "profile-worker-0",
                                "plumbline.spark.conf-file", file.toString(),
                                "plumbline.spark.conf.[spark.executor.cores]", "4"))
                .settings();

        assertThat(settings.conf())
                .isEqualTo(Map.of(
                        "spark.driver.host", "10.0.0.7",
                        "spark.driver.bindAddress", "0.0.0.0",
                        "spark.kubernetes.driver.pod.name", "profile-worker-0",
                        "spark.executor.memory", "2g",
                        "spark.executor.cores", "4"));
    }

    @Test
    void sparkSettings_thatAreNone_areRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("other.conf"), "executor.memory 2g\n");
        SparkProperties other =
                bind("plumbline.spark", SparkProperties.class, Map.of("plumbline.spark.conf-file", file.toString()));
        SparkProperties missing = bind(
                "plumbline.spark",
                SparkProperties.class,
                Map.of("plumbline.spark.conf-file", folder.resolve("gone").toString()));

        assertThatThrownBy(other::settings)
                .hasMessage("plumbline.spark.conf-file: " + file
                        + " has executor.memory (expected: names that begin with spark.)");
        assertThatThrownBy(missing::settings).hasMessageContaining("expected: lines as in spark-defaults.conf");
    }

    @Test
    void sources_defaultsAndMapping() {
        SourceProperties defaults = bind("plumbline", SourceProperties.class, Map.of());
        assertThat(defaults.settings().policy().roots()).isEmpty();
        assertThat(defaults.settings().policy().egress().allowLoopback()).isFalse();
        assertThat(defaults.settings().policy().drivers()).isNull();
        assertThat(defaults.settings().privateKeys()).isNull();
        assertThat(defaults.settings().environmentPrefix()).isEqualTo("PLUMBLINE_SECRET_");
        assertThat(defaults.settings().fileRoots()).containsExactly(Path.of("/run/secrets"));

        SourceProperties given = bind(
                "plumbline",
                SourceProperties.class,
                Map.of(
                        "plumbline.files.roots",
                        "a=/x, b=/y/z",
                        "plumbline.drivers.dir",
                        "/drivers",
                        "plumbline.egress.allow-loopback",
                        "true",
                        "plumbline.egress.allow",
                        "db:5432,db2:5432",
                        "plumbline.sealing.private-keys-dir",
                        "/keys",
                        "plumbline.secrets.environment-prefix",
                        "MY_",
                        "plumbline.secrets.file-roots",
                        "/s1,/s2"));
        assertThat(given.settings().policy().roots()).isEqualTo(Map.of("a", Path.of("/x"), "b", Path.of("/y/z")));
        assertThat(given.settings().policy().drivers()).isEqualTo(Path.of("/drivers"));
        assertThat(given.settings().policy().egress().allowLoopback()).isTrue();
        assertThat(given.settings().policy().egress().allow()).isEqualTo(Set.of("db:5432", "db2:5432"));
        assertThat(given.settings().privateKeys()).isEqualTo(Path.of("/keys"));
        assertThat(given.settings().environmentPrefix()).isEqualTo("MY_");
        assertThat(given.settings().fileRoots()).isEqualTo(List.of(Path.of("/s1"), Path.of("/s2")));
    }

    @Test
    void sources_refuseRootsThatAreNoPairs() {
        assertThatThrownBy(() -> bind("plumbline", SourceProperties.class, Map.of("plumbline.files.roots", "/data")))
                .rootCause()
                .hasMessage("plumbline.files.roots: /data (expected: name=/path,name2=/path2)");
    }

    @Test
    void service_defaultsAndMapping(@TempDir Path directory) throws Exception {
        ServiceProperties byValue =
                bind("plumbline", ServiceProperties.class, Map.of("plumbline.service-token", "secret-token"));
        assertThat(byValue.datastoreServiceUrl()).isEqualTo(URI.create("http://127.0.0.1:8082"));
        assertThat(byValue.currentToken()).isEqualTo("secret-token");
        assertThat(byValue.toString()).doesNotContain("secret-token");

        Path file = Files.writeString(directory.resolve("token"), "from-file\n");
        ServiceProperties byFile = bind(
                "plumbline",
                ServiceProperties.class,
                Map.of(
                        "plumbline.service-token",
                        "",
                        "plumbline.service-token-file",
                        file.toString(),
                        "plumbline.datastore-service-url",
                        "https://service:1"));
        assertThat(byFile.currentToken()).isEqualTo("from-file");
        assertThat(byFile.datastoreServiceUrl()).isEqualTo(URI.create("https://service:1"));
    }

    @Test
    void service_needsExactlyOneToken() {
        assertThatThrownBy(() -> bind("plumbline", ServiceProperties.class, Map.of()))
                .rootCause()
                .hasMessage(
                        "plumbline.service-token, plumbline.service-token-file: none (expected: exactly one of them)");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> given) {
        return new Binder(new MapConfigurationPropertySource(given)).bindOrCreate(prefix, type);
    }
}

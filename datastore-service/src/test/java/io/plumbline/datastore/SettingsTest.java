package io.plumbline.datastore;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.plumbline.datastore.measurement.Retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    @Test
    void work_hasTheseDefaults() {
        assertThat(bind("plumbline.work", WorkProperties.class, Map.of()))
                .isEqualTo(new WorkProperties(
                        30,
                        3,
                        Duration.ofSeconds(5),
                        4,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1),
                        Duration.ofSeconds(25)));
    }

    @Test
    void work_takesOtherValues() {
        assertThat(bind(
                        "plumbline.work",
                        WorkProperties.class,
                        Map.of(
                                "plumbline.work.lease-seconds", "7",
                                "plumbline.work.max-attempts", "5",
                                "plumbline.work.backoff", "1s",
                                "plumbline.work.per-datastore-limit", "2",
                                "plumbline.work.watchdog-interval", "300ms",
                                "plumbline.work.cancel-grace", "4s",
                                "plumbline.work.sweep-interval", "9m",
                                "plumbline.work.sweep-age", "2h",
                                "plumbline.work.connection-test-patience", "8s")))
                .isEqualTo(new WorkProperties(
                        7,
                        5,
                        Duration.ofSeconds(1),
                        2,
                        Duration.ofMillis(300),
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(9),
                        Duration.ofHours(2),
                        Duration.ofSeconds(8)));
    }

    @Test
    void work_refusesNonsense() {
        assertThatThrownBy(
                        () -> bind("plumbline.work", WorkProperties.class, Map.of("plumbline.work.lease-seconds", "0")))
                .rootCause()
                .hasMessage("plumbline.work.lease-seconds: 0 (expected: >= 1)");
    }

    @Test
    void profileHistory_hasTheseDefaults_andTakesOtherValues() {
        assertThat(bind("plumbline.profile-history", ProfileHistoryProperties.class, Map.of())
                        .retention())
                .isEqualTo(Retention.DEFAULT);
        assertThat(bind(
                                "plumbline.profile-history",
                                ProfileHistoryProperties.class,
                                Map.of(
                                        "plumbline.profile-history.all", "2d",
                                        "plumbline.profile-history.daily", "2d",
                                        "plumbline.profile-history.weekly", "30d",
                                        "plumbline.profile-history.monthly", "60d",
                                        "plumbline.profile-history.most", "20"))
                        .retention())
                .isEqualTo(new Retention(
                        Duration.ofDays(2), Duration.ofDays(2), Duration.ofDays(30), Duration.ofDays(60), 20));
        assertThatThrownBy(() -> bind(
                        "plumbline.profile-history",
                        ProfileHistoryProperties.class,
                        Map.of("plumbline.profile-history.daily", "1d")))
                .rootCause()
                .hasMessageContaining("daily: PT24H (expected: at least all, which is PT720H)");
    }

    @Test
    void mongo_hasTheseDefaults_andTakesOtherValues() {
        assertThat(bind("plumbline.mongo", MongoProperties.class, Map.of()))
                .isEqualTo(new MongoProperties("mongodb://127.0.0.1:27017", "plumbline"));
        assertThat(bind(
                        "plumbline.mongo",
                        MongoProperties.class,
                        Map.of("plumbline.mongo.uri", "mongodb://u:p@h", "plumbline.mongo.database", "d")))
                .isEqualTo(new MongoProperties("mongodb://u:p@h", "d"));
        assertThat(new MongoProperties("mongodb://u:p@h", "d").toString()).doesNotContain("u:p");
        assertThatThrownBy(() -> new MongoProperties("http://x", "d")).hasMessageContaining("expected: mongodb://");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }
}

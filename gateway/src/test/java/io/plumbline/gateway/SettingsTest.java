package io.plumbline.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SettingsTest {

    @Test
    void gatewayDefaults() {
        assertThat(bind("plumbline.gateway", GatewayProperties.class, Map.of()))
                .isEqualTo(new GatewayProperties(
                        false,
                        List.of(),
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(29),
                        10_000,
                        null,
                        new GatewayProperties.RateLimit(5_000, 10_000, 20, 100, 5),
                        new GatewayProperties.Events(4_096, 100, Duration.ofSeconds(15)),
                        new GatewayProperties.Lookup(Duration.ofSeconds(2), Duration.ofSeconds(10), 64)));
    }

    @Test
    void everyGatewaySetting_isMapped() {
        Map<String, String> all = new HashMap<>();
        all.put("open-docs", "true");
        all.put("allowed-hosts", "a.example,b.example");
        all.put("body-limit", "2KB");
        all.put("max-wait", "5s");
        all.put("connection-test-wait", "4s");
        all.put("remembered-answers", "6");
        all.put("logs-url", "https://logs.example/?q={traceId}");
        all.put("rate-limit.per-token-per-second", "7");
        all.put("rate-limit.per-token-burst", "8");
        all.put("rate-limit.anonymous-per-second", "9");
        all.put("rate-limit.anonymous-burst", "10");
        all.put("rate-limit.wrong-sign-ins-per-minute", "17");
        all.put("events.kept", "11");
        all.put("events.streams", "12");
        all.put("events.heartbeat", "13s");
        all.put("lookups.connect-timeout", "14s");
        all.put("lookups.read-timeout", "15s");
        all.put("lookups.connections", "16");

        assertThat(bind("plumbline.gateway", GatewayProperties.class, all))
                .isEqualTo(new GatewayProperties(
                        true,
                        List.of("a.example", "b.example"),
                        DataSize.ofKilobytes(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(4),
                        6,
                        "https://logs.example/?q={traceId}",
                        new GatewayProperties.RateLimit(7, 8, 9, 10, 17),
                        new GatewayProperties.Events(11, 12, Duration.ofSeconds(13)),
                        new GatewayProperties.Lookup(Duration.ofSeconds(14), Duration.ofSeconds(15), 16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://logs.example/",
                "javascript:alert('{traceId}')",
                "/logs/{traceId}",
                "ftp://logs.example/{traceId}",
                "a b"
            })
    void aPlaceOfLogs_thatLeadsNowhere_isRefused(String address) {
        assertThatThrownBy(() -> bind("plumbline.gateway", GatewayProperties.class, Map.of("logs-url", address)))
                .rootCause()
                .hasMessageContaining("plumbline.gateway.logs-url: " + address + " (expected: ");
    }

    @Test
    void platformDefaults_haveNoSecrets() {
        assertThat(bind("plumbline", PlatformProperties.class, Map.of()))
                .isEqualTo(new PlatformProperties(
                        URI.create("http://127.0.0.1:8082"),
                        null,
                        null,
                        null,
                        null,
                        new PlatformProperties.Sealing(null)));
    }

    @Test
    void everyPlatformSetting_isMapped_andNoSecretIsPrinted() {
        PlatformProperties bound = bind(
                "plumbline",
                PlatformProperties.class,
                Map.of(
                        "datastore-service-url", "https://d.example:1",
                        "service-token", "s3cret",
                        "service-token-file", "/f1",
                        "admin-token-sha256", "h4sh",
                        "admin-token-sha256-file", "/f2",
                        "sealing.public-key-file", "/f3"));

        assertThat(bound)
                .isEqualTo(new PlatformProperties(
                        URI.create("https://d.example:1"),
                        "s3cret",
                        "/f1",
                        "h4sh",
                        "/f2",
                        new PlatformProperties.Sealing("/f3")));
        assertThat(bound.toString()).doesNotContain("s3cret", "h4sh");
    }

    @Test
    void nonsense_isRefusedAtStart_inTheHousesWords() {
        assertThatThrownBy(() -> bind("plumbline.gateway", GatewayProperties.class, Map.of("events.kept", "0")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessage("plumbline.gateway.events.kept: 0 (expected: > 0)");
        assertThatThrownBy(
                        () -> bind("plumbline", PlatformProperties.class, Map.of("datastore-service-url", "ftp://x")))
                .rootCause()
                .hasMessageContaining("plumbline.datastore-service-url: ftp://x");
    }

    private static <T> T bind(String prefix, Class<T> type, Map<String, String> values) {
        Map<String, String> prefixed = new HashMap<>();
        values.forEach((name, value) -> prefixed.put(prefix + "." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate(prefix, type);
    }
}

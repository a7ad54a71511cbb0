package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.jdbc.dial.DialPolicy;
import io.plumbline.connectors.jdbc.dial.PolicySocketFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Log-ins and addresses that fail: each by its class and in our own words, none with the password. */
class PostgresqlRefusalTest {

    private static void expect(ThrowingCallable call, SourceFailure failure, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.failure()).isEqualTo(failure);
            assertThat(e.reason()).isEqualTo(message);
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain("c4n4ry");
        });
    }

    private static void probe(Map<String, Object> properties, String password, EgressPolicy egress) {
        try (Source source = Postgres.open(properties, password, egress)) {
            source.probe();
        }
    }

    private static void probe(Map<String, Object> properties) {
        probe(properties, Postgres.CANARY, EgressPolicy.OWN_MACHINE);
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> properties = Postgres.properties("reader");
        properties.put(name, value);
        return properties;
    }

    @Test
    void wrongDatabaseSchemaOrHost_isNamed() {
        expect(
                () -> probe(with("database", "nowhere")),
                SourceFailure.DATABASE_NOT_FOUND,
                "database: nowhere (expected: one that exists there)");
        expect(
                () -> probe(with("schema", "nowhere")),
                SourceFailure.SCHEMA_NOT_FOUND,
                "schema: nowhere (expected: one that exists in database postgres)");
        expect(
                () -> probe(with("host", "no-such-host.invalid")),
                SourceFailure.HOST_UNKNOWN,
                "host: no-such-host.invalid (expected: a name that resolves)");
    }

    @Test
    void wrongRole_isRejected() {
        assertThatThrownBy(() -> probe(with("user", "nobody-here")))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        e -> assertThat(e.failure()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED));
    }

    @Test
    void closedPort_isRefused() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        expect(
                () -> probe(with("port", port)),
                SourceFailure.CONNECTION_REFUSED,
                "127.0.0.1:" + port + " refused the connection (expected: a server that listens there)");
    }

    @Test
    void serverWithoutTls_isToldWhenTlsIsDemanded() {
        assertThatThrownBy(() -> probe(with("sslMode", "require")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.TLS_FAILED));
    }

    @Test
    void loopback_isDeniedByDefault_andAllowedWhenListed() {
        expect(
                () -> probe(Postgres.properties("reader"), Postgres.CANARY, EgressPolicy.SELF_HOSTED),
                SourceFailure.POLICY_DENIED,
                "host: 127.0.0.1 (expected: an address that the egress policy allows; the operator can allow 127.0.0.1:"
                        + Postgres.port() + ")");
        probe(
                Postgres.properties("reader"),
                Postgres.CANARY,
                new EgressPolicy(Set.of("127.0.0.1:" + Postgres.port()), false));
    }

    @Test
    void dial_checksThePolicyAgain() {
        PolicySocketFactory factory = new PolicySocketFactory(DialPolicy.written(EgressPolicy.SELF_HOSTED));
        assertThatThrownBy(() -> factory.createSocket("127.0.0.1", Postgres.port()))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "fe80::1",
                "0.0.0.0",
                "::",
                "224.0.0.1",
                "ff02::1",
                "100.100.100.200",
                "192.0.0.192",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "2002:a9fe:a9fe::",
                "metadata.google.internal",
                "255.255.255.255",
                "0.1.2.3"
            })
    void addressesOfOtherWorlds_areDenied_evenOnOnesOwnMachine(String host) {
        assertThatThrownBy(() -> EgressPolicy.OWN_MACHINE.check(host, 5432))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "localhost",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1"
            })
    void loopbackInAnySpelling_isDeniedByDefault(String host) {
        assertThatThrownBy(() -> EgressPolicy.SELF_HOSTED.check(host, 5432))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "192.168.1.1", "172.16.0.1", "93.184.216.34", "fd12::1", "::ffff:10.0.0.5"})
    void privateAndPublicNetworks_areAllowed(String host) {
        assertThat(EgressPolicy.SELF_HOSTED.check(host, 5432)).isNotEmpty();
    }
}

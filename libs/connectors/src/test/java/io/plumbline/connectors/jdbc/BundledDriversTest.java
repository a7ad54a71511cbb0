package io.plumbline.connectors.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.ConnectorKind;
import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.FieldSpec;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FailureKind;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.connectors.jdbc.dial.DialPolicy;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** The real drivers of servers that can't be had here: loaded from the shelf, given our address, dialling nobody or a stub. */
class BundledDriversTest {

    private static final String CANARY = "c4n4ry-S3cret";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Fields of every type whose driver is bundled, aimed at this machine. */
    static Map<String, Map<String, Object>> forms(int port) {
        Map<String, Map<String, Object>> forms = new LinkedHashMap<>();
        forms.put("mysql", form(port, "database", "sales", "user", "me", "sslMode", "disable"));
        forms.put("mariadb", form(port, "database", "sales", "user", "me", "sslMode", "disable"));
        forms.put("sqlserver", form(port, "database", "sales", "user", "me", "sslMode", "disable"));
        forms.put("oracle", form(port, "service", "sales", "user", "me"));
        forms.put("redshift", form(port, "database", "sales", "user", "me", "sslMode", "disable"));
        forms.put(
                "trino", form(port, "catalog", "sales", "user", "me", "sslMode", "disable", "authentication", "none"));
        forms.put(
                "presto", form(port, "catalog", "sales", "user", "me", "sslMode", "disable", "authentication", "none"));
        forms.put("hive", form(port, "database", "sales", "user", "me"));
        forms.put("dremio", form(port, "user", "me", "sslMode", "disable", "authentication", "password"));
        forms.put("timescale", form(port, "database", "sales", "user", "me"));
        return forms;
    }

    private static Map<String, Object> form(int port, Object... fields) {
        Map<String, Object> form = new HashMap<>(Map.of("host", "127.0.0.1", "port", port));
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        return form;
    }

    static Stream<String> types() {
        return forms(1).keySet().stream();
    }

    private static Source open(String type, Map<String, Object> form, EgressPolicy egress) {
        ConnectorSpec spec = ConnectorCatalog.find(type).orElseThrow();
        Map<String, Secret> secrets = new HashMap<>();
        for (FieldSpec field : spec.fields()) {
            if (field.secret() && field.name().equals("password") && !"none".equals(form.get("authentication"))) {
                secrets.put(field.name(), Secret.of(CANARY));
            }
        }
        return Sources.open(
                new ConnectionSettings(type, form, secrets),
                new SourcePolicy(Map.of(), egress, SourceLimits.DEFAULT, Mariadb.DRIVERS));
    }

    private static Driver driver(String type, JdbcAddress address) {
        return new Dial(type, address, Map.of(), EgressPolicy.OWN_MACHINE, Mariadb.DRIVERS, 60).driver();
    }

    private static JdbcAddress address(String type, Map<String, Object> form) {
        return JdbcAddress.of(
                type,
                ConnectorCatalog.find(type)
                        .orElseThrow()
                        .validate(form, Set.of())
                        .properties());
    }

    private static SourceException failureOf(Source source) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            try (source) {
                source.probe();
            } catch (SourceException e) {
                return e;
            }
            return fail("the probe went well");
        });
    }

    @Test
    void everyJdbcConnectorOfTheCatalogue_hasADialect() {
        assertThat(Dialects.types())
                .containsExactlyInAnyOrderElementsOf(ConnectorCatalog.all().stream()
                        .filter(spec -> spec.kind() == ConnectorKind.JDBC)
                        .map(ConnectorSpec::type)
                        .toList());
    }

    @Test
    void everyBundledDriver_isOnTheShelf_underTheClassOfItsSpecification() {
        for (ConnectorSpec spec : ConnectorCatalog.all()) {
            if (spec.driver() != null && spec.driver().bundled()) {
                String driverClass = String.valueOf(spec.driver().className());
                assertThat(new DriverShelf(Mariadb.DRIVERS).driver(driverClass, spec.displayName(), ""))
                        .as(spec.type())
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @Proves(
            connectors = {
                "mysql",
                "mariadb",
                "sqlserver",
                "oracle",
                "redshift",
                "trino",
                "presto",
                "hive",
                "dremio",
                "timescale"
            },
            stages = Stage.DRIVER,
            by = Proof.DRIVER_ONLY)
    void driver_acceptsOurUrl(String type) throws Exception {
        JdbcAddress address = address(type, forms(1234).get(type));
        Driver driver = driver(type, address);
        assertThat(driver.acceptsURL(address.url())).isTrue();
        assertThat(Dialects.of(type).sameMeaning(driver, address)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    void closedPort_isUnreachable_andNeverAHang(String type) throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        SourceException e = failureOf(open(type, forms(port).get(type), EgressPolicy.OWN_MACHINE));
        assertThat(e.failure())
                .as(e.reason() + " " + e.getCause())
                .isIn(SourceFailure.CONNECTION_REFUSED, SourceFailure.CONNECTION_LOST, SourceFailure.CONNECT_TIMEOUT);
        assertThat(e.reason()).doesNotContain("c4n4ry");
    }

    @ParameterizedTest
    @MethodSource("types")
    void serverThatHangsUp_isLost_andNeverAHang(String type) throws IOException {
        try (Stub stub = new Stub(Stub.hangingUp())) {
            SourceException e = failureOf(open(type, forms(stub.port()).get(type), EgressPolicy.OWN_MACHINE));
            assertThat(e.failure().kind())
                    .as(e.failure() + " " + e.reason() + " " + e.getCause())
                    .isEqualTo(FailureKind.SOURCE_UNREACHABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void loopback_isDenied_beforeAnySocketIsOpened(String type) throws IOException {
        try (Stub stub = new Stub(Stub.hangingUp())) {
            SourceException e = failureOf(open(type, forms(stub.port()).get(type), EgressPolicy.SELF_HOSTED));
            assertThat(e.failure()).isEqualTo(SourceFailure.POLICY_DENIED);
            assertThat(stub.transcript()).isEmpty();
        }
    }

    @Test
    void driversWithASocketFactory_checkThePolicyWhenTheyDial() {
        for (String type : List.of("mysql", "mariadb", "sqlserver", "redshift", "timescale")) {
            JdbcAddress address = address(type, forms(1).get(type));
            Dial dial = new Dial(
                    type, address, Map.of("password", Secret.of("x")), EgressPolicy.SELF_HOSTED, Mariadb.DRIVERS, 60);
            assertThatThrownBy(() -> {
                        // Past the first check, as if the name had resolved to something else then.
                        Properties properties = new Properties();
                        properties.putAll(address.properties());
                        properties.putAll(dial.dialect().properties(EgressPolicy.SELF_HOSTED));
                        properties.setProperty("password", "x");
                        DialPolicy.during(
                                EgressPolicy.SELF_HOSTED, () -> dial.driver().connect(address.url(), properties));
                    })
                    .as(type)
                    .satisfies(e -> assertThat(SqlFailures.explain(e, address, dial.dialect())
                                    .failure())
                            .isEqualTo(SourceFailure.POLICY_DENIED));
        }
    }

    @Test
    @Proves(connectors = "sqlserver", stages = Stage.CONNECT, by = Proof.PROTOCOL_STUB)
    void sqlServer_readsHostPortAndDatabaseAsMeant_andStartsByNegotiating() throws IOException {
        Map<String, String> view = DriverViews.view(
                driver("sqlserver", address("sqlserver", forms(1444).get("sqlserver"))),
                address("sqlserver", forms(1444).get("sqlserver")));
        assertThat(view)
                .containsEntry("serverName", "127.0.0.1")
                .containsEntry("portNumber", "1444")
                .containsEntry("databaseName", "sales")
                .containsEntry("user", "me")
                .containsEntry("applicationIntent", "readonly");
        try (Stub stub = new Stub(TdsStub.talk())) {
            SourceException e =
                    failureOf(open("sqlserver", forms(stub.port()).get("sqlserver"), EgressPolicy.OWN_MACHINE));
            assertThat(e.failure()).as(e.reason()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
            assertThat(stub.transcript().replace("\0", ""))
                    .contains("sales")
                    .contains("me")
                    .contains("plumbline")
                    .doesNotContain(CANARY);
        }
    }

    private static SourceException refusalOf(
            String type, JdbcAddress real, String url, int port, Map<String, String> properties) {
        JdbcAddress address = new JdbcAddress(
                url,
                real.driverClass(),
                List.of(new Endpoint("127.0.0.1", port)),
                real.database(),
                properties,
                real.secretProperties());
        Dial dial = new Dial(
                type, address, Map.of("password", Secret.of(CANARY)), EgressPolicy.OWN_MACHINE, Mariadb.DRIVERS, 60);
        return assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                dial.open().close();
            } catch (SQLException refused) {
                return SqlFailures.explain(refused, address, dial.dialect());
            }
            return fail("the log-in went well");
        });
    }

    @Test
    @Proves(
            connectors = {"trino", "presto"},
            stages = Stage.CONNECT,
            by = Proof.PROTOCOL_STUB)
    void trinoAndPresto_saySourceUserCatalog_andARejectionIsOfItsClass() throws IOException {
        for (String type : List.of("trino", "presto")) {
            try (Stub stub = new Stub(Stub.http(401, "{\"message\": \"no\"}"))) {
                SourceException e = failureOf(open(type, forms(stub.port()).get(type), EgressPolicy.OWN_MACHINE));
                assertThat(e.failure()).as(type + " " + e.reason()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
                String said = stub.transcript().toLowerCase(Locale.ROOT);
                assertThat(said)
                        .as(type)
                        .contains("/v1/statement")
                        .contains("x-" + type + "-user: me")
                        .contains("x-" + type + "-catalog: sales")
                        .contains("plumbline");
            }
        }
    }

    @Test
    @Proves(
            connectors = "snowflake",
            stages = {Stage.DRIVER, Stage.CONNECT},
            by = Proof.PROTOCOL_STUB)
    void snowflake_logsInWithAccountUserRoleWarehouseAndDatabase() throws IOException {
        Map<String, Object> form = form(
                0,
                "account",
                "acme-eu1",
                "database",
                "SALES",
                "warehouse",
                "WH",
                "role",
                "READER",
                "user",
                "me",
                "authentication",
                "password",
                "host",
                "127.0.0.1");
        JdbcAddress real = address("snowflake", form);
        String answer = "{\"success\": false, \"code\": \"390100\", \"message\": \"Incorrect username or password\","
                + " \"data\": null}";
        try (Stub stub = new Stub(Stub.http(200, answer))) {
            Map<String, String> properties = new HashMap<>(real.properties());
            properties.put("ssl", "off"); // Nothing else is changed: the stub has no certificate.
            SourceException e = refusalOf(
                    "snowflake", real, "jdbc:snowflake://127.0.0.1:" + stub.port() + "/", stub.port(), properties);
            assertThat(e.failure()).as(e.reason()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
            assertThat(stub.transcript())
                    .contains("/session/v1/login-request")
                    .contains("warehouse=WH")
                    .contains("roleName=READER")
                    .contains("databaseName=SALES")
                    .contains("\"ACCOUNT_NAME\":\"acme-eu1\"")
                    .contains("\"LOGIN_NAME\":\"me\"");
            assertThat(e.reason()).doesNotContain(CANARY);
        }
    }
}

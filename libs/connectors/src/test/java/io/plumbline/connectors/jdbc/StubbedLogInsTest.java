package io.plumbline.connectors.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What the real drivers of servers that can't be had here say first, heard by a stub that refuses in the server's own words. */
class StubbedLogInsTest {

    private static final Path DRIVERS_OF_TESTS = Path.of(System.getProperty("plumbline.drivers.of-tests.dir"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CANARY = "c4n4ry-S3cret";

    private static JdbcAddress address(String type, Map<String, Object> form) {
        return JdbcAddress.of(
                type,
                ConnectorCatalog.find(type)
                        .orElseThrow()
                        .validate(form, Set.of())
                        .properties());
    }

    /** The failure of a log-in at the stub, with some properties changed because the stub has no certificate. */
    private static SourceException refused(
            String type, JdbcAddress real, String url, Stub stub, Map<String, Secret> secrets, String... changes) {
        Map<String, String> properties = new HashMap<>(real.properties());
        for (int i = 0; i < changes.length; i += 2) {
            properties.put(changes[i], changes[i + 1]);
        }
        JdbcAddress address = new JdbcAddress(
                url,
                real.driverClass(),
                List.of(new Endpoint("127.0.0.1", stub.port())),
                real.database(),
                properties,
                real.secretProperties());
        Dial dial = new Dial(type, address, secrets, EgressPolicy.OWN_MACHINE, Mariadb.DRIVERS, 60);
        return assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                dial.open().close();
            } catch (SQLException e) {
                return SqlFailures.explain(e, address, dial.dialect());
            }
            return fail("the log-in went well");
        });
    }

    private static SourceException failureOf(String type, Map<String, Object> form, String password, Path drivers) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            try (var source = Sources.open(
                    new ConnectionSettings(type, form, Map.of("password", Secret.of(password))),
                    new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, drivers))) {
                return catchThrowableOfType(SourceException.class, source::probe);
            }
        });
    }

    @Test
    @Proves(connectors = "snowflake", stages = Stage.CONNECT, by = Proof.PROTOCOL_STUB)
    void snowflake_signsItsLogInWithTheKey_forAccountAndUser() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        JdbcAddress real = address(
                "snowflake",
                Map.of(
                        "account", "acme-eu1",
                        "database", "SALES",
                        "warehouse", "WH",
                        "user", "me",
                        "authentication", "key-pair"));
        String answer =
                "{\"success\": false, \"code\": \"390144\", \"message\": \"JWT token is invalid.\", \"data\": null}";
        try (Stub stub = new Stub(Stub.http(200, answer))) {
            SourceException e = refused(
                    "snowflake",
                    real,
                    "jdbc:snowflake://127.0.0.1:" + stub.port() + "/",
                    stub,
                    Map.of("private_key_base64", Secret.of(pem)),
                    "ssl",
                    "off");
            assertThat(e.failure()).as(e.reason()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
            String said = stub.transcript();
            assertThat(said).contains("\"AUTHENTICATOR\":\"SNOWFLAKE_JWT\"").contains("warehouse=WH");
            Matcher token = Pattern.compile("\"TOKEN\":\"[^.\"]+\\.([^.\"]+)\\.[^\"]+\"")
                    .matcher(said);
            assertThat(token.find()).as(said).isTrue();
            String claims = new String(Base64.getUrlDecoder().decode(token.group(1)), StandardCharsets.UTF_8);
            String print = Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(pair.getPublic().getEncoded()));
            assertThat(claims.replace("\\/", "/"))
                    .contains("\"sub\":\"ACME-EU1.ME\"")
                    .contains("\"iss\":\"ACME-EU1.ME.SHA256:" + print + "\"");
            assertThat(e.reason()).doesNotContain("PRIVATE KEY");
        }
    }

    @Test
    @Proves(
            connectors = "db2",
            stages = {Stage.DRIVER, Stage.CONNECT},
            by = Proof.PROTOCOL_STUB)
    void db2_asksForTheDatabase_andAServerThatHangsUpIsLost() throws IOException {
        try (Stub stub = new Stub(Stub.hangingUp())) {
            SourceException e = failureOf(
                    "db2",
                    Map.of("host", "127.0.0.1", "port", stub.port(), "database", "SALES", "user", "me"),
                    CANARY,
                    DRIVERS_OF_TESTS);
            assertThat(e.failure()).as(e.reason() + " " + e.getCause()).isEqualTo(SourceFailure.CONNECTION_LOST);
            String said = stub.transcript();
            String exchangeAttributes = "\u0010A";
            String accessSecurity = "\u0010m";
            String databaseName = new String("SALES".getBytes(Charset.forName("IBM037")), StandardCharsets.ISO_8859_1);
            assertThat(said)
                    .contains(exchangeAttributes)
                    .contains(accessSecurity)
                    .contains(databaseName);
            assertThat(said).doesNotContain(CANARY);
        }
    }

    @Test
    @Proves(
            connectors = "teradata",
            stages = {Stage.DRIVER, Stage.CONNECT},
            by = Proof.PROTOCOL_STUB)
    void teradata_introducesItself_andAServerThatHangsUpIsLost() throws IOException {
        try (Stub stub = new Stub(Stub.hangingUp())) {
            SourceException e = failureOf(
                    "teradata",
                    Map.of(
                            "host", "127.0.0.1",
                            "port", stub.port(),
                            "database", "SALES",
                            "user", "me",
                            "sslMode", "disable"),
                    CANARY,
                    DRIVERS_OF_TESTS);
            String said = stub.transcript();
            assertThat(e.failure())
                    .as(e.reason() + " " + e.getCause() + "\n" + said)
                    .isEqualTo(SourceFailure.CONNECTION_LOST);
            assertThat(said).isNotEmpty().doesNotContain(CANARY);
        }
    }

    @Test
    @Proves(
            connectors = "databricks",
            stages = {Stage.DRIVER, Stage.CONNECT},
            by = Proof.PROTOCOL_STUB)
    void databricks_asksTheWarehouse_withTheToken() throws Exception {
        JdbcAddress real = address(
                "databricks",
                Map.of(
                        "host", "adb-1.azuredatabricks.net",
                        "httpPath", "/sql/1.0/warehouses/abc123",
                        "catalog", "sales",
                        "authentication", "token"));
        Dial dial = new Dial("databricks", real, Map.of(), EgressPolicy.OWN_MACHINE, Mariadb.DRIVERS, 60);
        assertThat(Dialects.of("databricks").sameMeaning(dial.driver(), real)).isTrue();
        try (Stub stub = new Stub(Stub.http(403, "{\"error_code\": 403, \"message\": \"Invalid access token.\"}"))) {
            SourceException e = refused(
                    "databricks",
                    real,
                    "jdbc:databricks://127.0.0.1:" + stub.port(),
                    stub,
                    Map.of("PWD", Secret.of(CANARY)),
                    "ssl",
                    "0");
            assertThat(e.failure())
                    .as(e.reason() + " " + e.getCause() + "\n" + stub.transcript())
                    .isIn(SourceFailure.CREDENTIALS_REJECTED, SourceFailure.PERMISSION_DENIED);
            assertThat(stub.transcript()).contains("abc123").contains("Bearer " + CANARY);
            assertThat(e.reason()).doesNotContain(CANARY);
        }
    }

    @Test
    @Proves(connectors = "oracle", stages = Stage.CONNECT, by = Proof.PROTOCOL_STUB)
    void oracle_asksForTheService_andAListenerThatDoesNotKnowItIsUnderstood() throws IOException {
        try (Stub stub = new Stub(StubbedLogInsTest::refuseTns)) {
            SourceException e = failureOf(
                    "oracle",
                    Map.of("host", "127.0.0.1", "port", stub.port(), "service", "sales", "user", "me"),
                    CANARY,
                    Mariadb.DRIVERS);
            assertThat(e.failure()).as(e.reason() + " " + e.getCause()).isEqualTo(SourceFailure.DATABASE_NOT_FOUND);
            assertThat(stub.transcript().replace(" ", ""))
                    .containsIgnoringCase("(SERVICE_NAME=sales)")
                    .doesNotContain(CANARY);
        }
    }

    /** Reads a CONNECT packet, and answers with a REFUSE packet that says ORA-12514. */
    private static boolean refuseTns(java.net.Socket socket, Stub stub) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int length = in.readUnsignedShort();
        stub.heard(in.readNBytes(length - 2));
        // A long descriptor follows its packet.
        byte[] rest = new byte[in.available()];
        in.readFully(rest);
        stub.heard(rest);
        byte[] words = "(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR=12514)(ERROR_STACK=(ERROR=(CODE=12514)(EMFI=4))))"
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int whole = words.length + 12;
        packet.write(new byte[] {(byte) (whole >> 8), (byte) whole, 0, 0, 4, 0, 0, 0, 34, 0});
        packet.write(new byte[] {(byte) (words.length >> 8), (byte) words.length});
        packet.write(words);
        OutputStream out = socket.getOutputStream();
        packet.writeTo(out);
        out.flush();
        return false;
    }

    @Test
    @Proves(connectors = "hive", stages = Stage.CONNECT, by = Proof.PROTOCOL_STUB)
    void hive_logsInBySasl_andARejectionIsOfItsClass() throws IOException {
        try (Stub stub = new Stub(StubbedLogInsTest::refuseSasl)) {
            SourceException e = failureOf(
                    "hive",
                    Map.of("host", "127.0.0.1", "port", stub.port(), "database", "sales", "user", "me"),
                    CANARY,
                    Mariadb.DRIVERS);
            assertThat(stub.transcript()).contains("PLAIN").contains("\0me\0" + CANARY);
            assertThat(e.failure()).as(e.reason() + " " + e.getCause()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
            assertThat(e.reason()).doesNotContain(CANARY);
        }
    }

    /** Reads the name of the mechanism and the log-in, and refuses it as HiveServer2 does. */
    private static boolean refuseSasl(java.net.Socket socket, Stub stub) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (int message = 0; message < 2; message++) {
            in.readByte();
            stub.heard(in.readNBytes(in.readInt()));
        }
        byte[] words = "Error validating the login".getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(new byte[] {3, 0, 0, 0, (byte) words.length});
        out.write(words);
        out.flush();
        return false;
    }

    @Test
    @Proves(connectors = "redshift", stages = Stage.CONNECT, by = Proof.PROTOCOL_STUB)
    void redshift_logsInAsUserToTheDatabase_andARejectionIsOfItsClass() throws IOException {
        try (Stub stub = new Stub(StubbedLogInsTest::refuseStartup)) {
            SourceException e = failureOf(
                    "redshift",
                    Map.of(
                            "host", "127.0.0.1",
                            "port", stub.port(),
                            "database", "sales",
                            "user", "me",
                            "sslMode", "disable"),
                    CANARY,
                    Mariadb.DRIVERS);
            assertThat(e.failure()).as(e.reason() + " " + e.getCause()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED);
            assertThat(stub.transcript())
                    .contains("user\0me\0")
                    .contains("database\0sales\0")
                    .contains("plumbline")
                    .doesNotContain(CANARY);
        }
    }

    /** Reads the start-up message of PostgreSQL's protocol, and answers that the log-in failed. */
    private static boolean refuseStartup(java.net.Socket socket, Stub stub) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        stub.heard(in.readNBytes(in.readInt() - 4));
        byte[] fields = "SFATAL\0C28000\0Mpassword authentication failed for user \"me\"\0\0"
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(new byte[] {'E', 0, 0, 0, (byte) (fields.length + 4)});
        answer.write(fields);
        OutputStream out = socket.getOutputStream();
        answer.writeTo(out);
        out.flush();
        return false;
    }

    @ParameterizedTest
    @CsvSource({"synapse, acme.sql.azuresynapse.net", "fabric, abc123.datawarehouse.fabric.microsoft.com"})
    @Proves(
            connectors = {"synapse", "fabric"},
            stages = Stage.DRIVER,
            by = Proof.DRIVER_ONLY)
    void azuresWarehouses_areReadAsMeant_byTheDriverOfSqlServer(String type, String host) throws SQLException {
        String id = "11111111-2222-3333-4444-555555555555";
        JdbcAddress address = address(
                type, Map.of("host", host, "database", "sales", "authentication", "service-principal", "clientId", id));
        Dial dial = new Dial(type, address, Map.of(), EgressPolicy.OWN_MACHINE, Mariadb.DRIVERS, 60);
        assertThat(Dialects.of(type).sameMeaning(dial.driver(), address)).isTrue();
        assertThat(DriverViews.view(dial.driver(), address))
                .containsEntry("serverName", host)
                .containsEntry("databaseName", "sales")
                .containsEntry("authentication", "ActiveDirectoryServicePrincipal")
                .containsEntry("user", id)
                .containsEntry("encrypt", "True")
                .containsEntry("trustServerCertificate", "false");
    }
}

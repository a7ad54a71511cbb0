package io.plumbline.connector.spec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a user might type to make the address mean more than a host and a database. */
class HostileAddressTest {

    static Stream<String> hosts() {
        return Stream.of(
                "",
                " ",
                "a b",
                "host:5432",
                "host,other",
                "host/db",
                "host?socketFactory=x.Y",
                "host/db?socketFactory=x.Y",
                "host#x",
                "user@host",
                "user:pw@host",
                "host;a=b",
                "host=evil",
                "(host=evil)",
                "address=(host=evil)(allowLoadLocalInfile=true)",
                "(host=evil,port=3306,allowLoadLocalInfile=true)",
                "host%2Fdb",
                "host%3FsocketFactory%3Dx",
                "%31%32%37.0.0.1",
                "host&loggerFile=/tmp/x",
                "host\\evil",
                "\\\\evil\\share",
                "//evil",
                "jdbc:postgresql://evil/db",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT",
                "ldap://evil/x",
                "http://169.254.169.254/",
                "host\n",
                "host\r\nX: y",
                "host\t",
                "host\u0000",
                "ho\u0000st",
                "host'",
                "\"host\"",
                "`id`",
                "$(id)",
                "${jndi:ldap://evil/x}",
                "host|id",
                "host<x>",
                "[::1",
                "::1]",
                "[::1]:5432",
                "[evil]",
                "fe80::1%eth0",
                "[fe80::1%25eth0]",
                ":::1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::ffff:1.2.3",
                "::ffff:0177.0.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "256.1.1.1",
                "1.2.3.4.5",
                "127.0.0.01",
                ".host",
                "host.",
                "a..b",
                "-host",
                "host-",
                "host.-x",
                "a".repeat(64) + ".org",
                "a.".repeat(127) + "org",
                "a*b",
                "*",
                "host!",
                "host^",
                "host~",
                "host+x",
                "{host}",
                "host\u2028x",
                "ho\u202Est\u202E:",
                "evil\u2100.org\uFF0F",
                "host\uFF0Fdb",
                "host\uFF1A5432",
                "host\uFF1Fx=y",
                "\uD800");
    }

    static Stream<String> databases() {
        return Stream.of(
                "",
                "db?socketFactory=x.Y",
                "db?loggerFile=/tmp/x",
                "db?service=x",
                "db#x",
                "db/../x",
                "db%3Fx",
                "db&a=b",
                "db;x=y",
                "db=x",
                "a:b",
                "a@b",
                "a,b",
                "(a)",
                "[a]",
                "a'b",
                "a\"b",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "x".repeat(64));
    }

    private static Map<String, Object> fields(String host, String database) {
        return new HashMap<>(Map.of("host", host, "database", database, "user", "reader"));
    }

    private static final ConnectorSpec SPEC =
            ConnectorCatalog.find("postgresql").orElseThrow();

    @ParameterizedTest
    @MethodSource("hosts")
    void hostileHost_isRefused_onTheRequestAndByTheBuilder(String host) {
        assertThat(SPEC.validate(fields(host, "db"), Set.of("password")).problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/host");
        assertThatThrownBy(() -> JdbcAddress.of("postgresql", complete(fields(host, "db"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("host: ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void hostileDatabase_isRefused_onTheRequestAndByTheBuilder(String database) {
        assertThat(SPEC.validate(fields("host", database), Set.of("password")).problems())
                .extracting(Problem::pointer)
                .containsExactly("/properties/database");
        assertThatThrownBy(() -> JdbcAddress.of("postgresql", complete(fields("host", database))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("database: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "db",
                "my_db",
                "DB.Example.ORG",
                "127.0.0.1",
                "10.1.2.3",
                "::1",
                "[::1]",
                "fd00::12",
                "::ffff:10.0.0.1",
                "2001:db8:1:2:3:4:5:6",
                "bücher.example",
                "3com.com",
                "xn--bcher-kva.example"
            })
    void properHost_isAccepted(String host) {
        assertThat(SPEC.validate(fields(host, "db"), Set.of("password")).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "my db", "Größe", "a-b_c.d", "100", "日本"})
    void address_hasNoQueryStringAndNoSecret(String database) {
        JdbcAddress address = JdbcAddress.of("postgresql", complete(fields("DB.Example.ORG", database)));

        assertThat(address.url())
                .startsWith("jdbc:postgresql://db.example.org:5432/")
                .doesNotContain("?", "reader", " ");
        assertThat(address.properties())
                .containsEntry("readOnly", "true")
                .containsEntry("readOnlyMode", "always")
                .containsEntry("options", "-c default_transaction_read_only=on -c statement_timeout=3600000")
                .doesNotContainKeys("password", "socketFactory", "loggerFile");
    }

    private static Map<String, Object> complete(Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        for (FieldSpec field : SPEC.fields()) {
            Object fallback = field.defaultValue();
            if (fallback != null) {
                all.putIfAbsent(field.name(), fallback);
            }
        }
        return all;
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(hosts().count() + databases().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env:}",
                "${env:a b}",
                "${file:relative}",
                "${file:/run/../etc/shadow}",
                "${env:X",
                "${file:/a//b}"
            })
    void malformedReference_isRefused_withoutRepeatingIt(String value) {
        assertThatThrownBy(() -> SecretReference.find(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
    }

    @Test
    void references_areTold_fromSecrets() {
        assertThat(SecretReference.find("${env:DB_PASSWORD}"))
                .contains(new SecretReference(SecretReference.Kind.ENV, "DB_PASSWORD"));
        assertThat(SecretReference.find("${file:/run/secrets/db}"))
                .contains(new SecretReference(SecretReference.Kind.FILE, "/run/secrets/db"));
        for (String secret : List.of("hunter2", "$up{er}", "${other}", "")) {
            assertThat(SecretReference.find(secret)).isEmpty();
        }
    }
}

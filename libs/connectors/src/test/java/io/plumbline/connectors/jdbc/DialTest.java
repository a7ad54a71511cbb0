package io.plumbline.connectors.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class DialTest {

    @Test
    void properties_keepTheirLetters_thoughSparkMakesTheNamesOfOptionsSmall() {
        JdbcAddress address = JdbcAddress.of(
                "trino",
                ConnectorCatalog.find("trino")
                        .orElseThrow()
                        .validate(
                                Map.of(
                                        "host", "trino.example.org",
                                        "catalog", "sales",
                                        "user", "me",
                                        "authentication", "password"),
                                Set.of("password"))
                        .properties());
        assertThat(address.properties()).containsKeys("SSL", "SSLVerification");
        Dial dial = new Dial(
                "trino", address, Map.of("password", Secret.of("a=b")), EgressPolicy.SELF_HOSTED, Mariadb.DRIVERS, 60);
        Properties carried = new Properties();
        dial.options().forEach((name, value) -> carried.setProperty(name.toLowerCase(Locale.ROOT), value));

        Dial arrived = Dial.of(carried);

        assertThat(arrived.address().properties()).isEqualTo(address.properties());
        assertThat(arrived.address().endpoints()).isEqualTo(address.endpoints());
        assertThat(arrived.secrets().get("password").reveal()).isEqualTo("a=b");
    }
}

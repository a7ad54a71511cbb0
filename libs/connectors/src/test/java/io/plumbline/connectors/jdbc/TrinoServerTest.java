package io.plumbline.connectors.jdbc;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A real Trino, by hand: {@code ./mvnw -Ptrino …}, see CONTRIBUTING.md. */
@EnabledIfSystemProperty(
        named = "plumbline.trino.dir",
        matches = ".+",
        disabledReason = "by hand: -Ptrino downloads a server of 821 MB")
@Proves(
        connectors = "trino",
        stages = {Stage.DRIVER, Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER_BY_HAND)
class TrinoServerTest {

    private static TrinoServer server;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> java = TrinoServer.java25();
        assumeTrue(java.isPresent(), "no JDK 25 (expected: " + TrinoServer.JAVA_HOME_VARIABLE + " or /usr/lib/jvm)");
        server = TrinoServer.start(Path.of(System.getProperty("plumbline.trino.dir")), java.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    private static Source open(String catalog, String schema) {
        return Sources.open(
                new ConnectionSettings(
                        "trino",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", server.port(),
                                "catalog", catalog,
                                "schema", schema,
                                "user", "reader",
                                "sslMode", "disable",
                                "authentication", "none"),
                        Map.of()),
                new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, Mariadb.DRIVERS));
    }

    @Test
    void tpch_isFoundAndRead() {
        try (Source source = open("tpch", "tiny")) {
            assertThat(source.probe().server()).containsIgnoringCase("trino").contains("476");
            Listed listed = Listed.of(source);
            assertThat(listed.names())
                    .containsExactlyInAnyOrder(
                            "tiny.customer",
                            "tiny.lineitem",
                            "tiny.nation",
                            "tiny.orders",
                            "tiny.part",
                            "tiny.partsupp",
                            "tiny.region",
                            "tiny.supplier");
            ContainerDescription nation = listed.get("tiny.nation");
            assertThat(nation.fields())
                    .extracting(f -> f.name() + " " + f.sparkType())
                    .containsExactly("nationkey bigint", "name string", "regionkey bigint", "comment string");
            assertThat(count(source, nation)).isEqualTo(25);
            ContainerDescription lineitem = listed.get("tiny.lineitem");
            assertThat(lineitem.fields())
                    .extracting(FieldDescription::sparkType)
                    .contains("bigint", "double", "date", "string");
            assertThat(count(source, lineitem)).isEqualTo(60_175);
        }
    }

    private static long count(Source source, ContainerDescription container) {
        return source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                .rows()
                .collectAsList()
                .size();
    }

    @Test
    void missingCatalogOrSchema_isNamed() {
        try (Source source = open("nowhere", "tiny")) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure())
                                    .as(e.reason())
                                    .isIn(SourceFailure.DATABASE_NOT_FOUND, SourceFailure.SCHEMA_NOT_FOUND));
        }
        try (Source source = open("tpch", "nowhere")) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).as(e.reason()).isEqualTo(SourceFailure.SCHEMA_NOT_FOUND));
        }
    }
}

package io.plumbline.connectors.jdbc;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** TimescaleDB is PostgreSQL with more in it: its connector against a real PostgreSQL. */
@Proves(
        connectors = "timescale",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.EMULATOR)
class TimescaleTest {

    private static PostgresServer.Database database;

    @BeforeAll
    static void fill() throws SQLException {
        database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create schema sales",
                "create table sales.orders (id bigint primary key, amount numeric(12,2) not null, note text, at timestamp)",
                "insert into sales.orders select i, i / 4.0, case when i % 10 = 0 then null else 'n' || i end,"
                        + " timestamp '2024-01-01' + i * interval '1 hour' from generate_series(1, 5000) i",
                "create view sales.cheap as select id from sales.orders where amount < 10",
                "analyze");
    }

    private static Source open(String password) {
        return Sources.open(
                new ConnectionSettings(
                        "timescale",
                        Map.of(
                                "host", database.host(),
                                "port", database.port(),
                                "database", database.name(),
                                "user", database.user(),
                                "sslMode", "disable"),
                        Map.of("password", Secret.of(password))),
                new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT, Mariadb.DRIVERS));
    }

    @Test
    void tablesAndViews_areFoundAndRead() {
        try (Source source = open(database.password())) {
            assertThat(source.probe().server()).isNotBlank();
            Listed listed = Listed.of(source);
            assertThat(listed.names()).containsExactlyInAnyOrder("sales.orders", "sales.cheap");
            ContainerDescription orders = listed.get("sales.orders");
            assertThat(orders.fields())
                    .extracting(FieldDescription::sparkType)
                    .containsExactly("bigint", "decimal(12,2)", "string", "timestamp_ntz");
            assertThat(source.read(Session.spark(), orders.ref(), ReadOptions.ALL)
                            .rows()
                            .selectExpr("count(*)", "sum(amount)", "count(note)", "cast(max(at) as string)")
                            .collectAsList()
                            .get(0)
                            .mkString(" "))
                    .isEqualTo("5000 3125625.00 4500 2024-07-27 08:00:00");
            assertThat(source.read(Session.spark(), listed.get("sales.cheap").ref(), ReadOptions.ALL)
                            .rows()
                            .count())
                    .isEqualTo(39);
        }
    }

    @Test
    void wrongPassword_isRejected() {
        try (Source source = open("wrong")) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.CREDENTIALS_REJECTED));
        }
    }
}

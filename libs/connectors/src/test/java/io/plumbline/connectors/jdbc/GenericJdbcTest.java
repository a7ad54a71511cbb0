package io.plumbline.connectors.jdbc;

import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.connector.spec.Endpoint;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Nullability;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceContract;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The dialect of databases that are asked through JDBC alone, against a real server: PostgreSQL, of which it knows nothing. */
@Proves(
        connectors = "generic-jdbc",
        stages = {Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER)
class GenericJdbcTest extends SourceContract {

    /** Values that only PostgreSQL's own dialect can read, and views that fail on purpose. */
    private static final String EXCLUDED =
            "sales.all_types, sales.nan_and_more, sales.by_time, sales.writing, sales.slow, sales.unfilled, sales.nothing";

    /** Past the form, which tells PostgreSQL's users to take PostgreSQL's own connector. */
    private static Source open(String schema) {
        JdbcAddress address = new JdbcAddress(
                "jdbc:postgresql://127.0.0.1:" + Postgres.port() + "/postgres",
                "org.postgresql.Driver",
                List.of(new Endpoint("127.0.0.1", Postgres.port())),
                "postgres",
                Map.of("user", "reader"),
                Map.of("password", "password"));
        Map<String, Secret> secrets = Map.of("password", Secret.of(Postgres.CANARY));
        return new JdbcSource(
                new Dial("generic-jdbc", address, secrets, EgressPolicy.OWN_MACHINE, null, 60),
                JdbcOptions.of(Map.of("schema", schema, "exclude", EXCLUDED)));
    }

    @Override
    public Source source() {
        return open("sales");
    }

    @Override
    public String someContainer() {
        return "sales.customers";
    }

    @Override
    public ContainerRef goneContainer() {
        return new ContainerRef("sales.gone", Map.of("schema", "sales", "table", "gone"));
    }

    @Test
    void table_isDescribedByWhatJdbcSays() {
        try (Source source = source()) {
            ContainerDescription customers = Listed.of(source).get("sales.customers");
            assertThat(customers.comment()).isEqualTo("Who buys");
            assertThat(customers.fields())
                    .extracting(FieldDescription::name, FieldDescription::sparkType, FieldDescription::nullability)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("id", "int", Nullability.NOT_NULL),
                            org.assertj.core.groups.Tuple.tuple("name", "string", Nullability.NOT_NULL),
                            org.assertj.core.groups.Tuple.tuple("zip", "string", Nullability.NULLABLE),
                            org.assertj.core.groups.Tuple.tuple("joined", "date", Nullability.NULLABLE));
            assertThat(customers.fields().get(2).comment()).isEqualTo("Postal code");
        }
    }

    @Test
    void rows_areTheServers() {
        try (Source source = source()) {
            ContainerRef lines = Listed.of(source).get("sales.lines").ref();
            List<Row> rows = source.read(
                            Session.spark(), lines, ReadOptions.ALL.of("price").first(3))
                    .rows()
                    .collectAsList();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).schema().fields()[0].dataType().catalogString())
                    .isEqualTo("decimal(12,2)");
        }
    }

    @Test
    void schemaThatIsNotThere_isNamed() {
        try (Source source = open("nowhere")) {
            assertThatThrownBy(source::probe)
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.failure()).isEqualTo(SourceFailure.SCHEMA_NOT_FOUND));
        }
    }
}

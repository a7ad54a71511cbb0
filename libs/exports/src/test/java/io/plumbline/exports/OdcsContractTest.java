package io.plumbline.exports;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.odcs.OdcsReader;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;
import io.plumbline.exports.rule.Columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class OdcsContractTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(OdcsContractTest.class.getResourceAsStream("/odcs-3.1.0-parts.schema.json"));

    private final ExportedContainer orders = Containers.orders("postgresql");

    @Test
    void contract_isValidByTheSchema() {
        for (String connector : List.of("postgresql", "mysql", "local-files", "sqlserver", "bigquery", "oracle")) {
            assertThat(errors(ExportFormat.ODCS.write(Containers.orders(connector))))
                    .as(connector)
                    .isEmpty();
        }
        assertThat(errors("kind: DataContract\n")).isNotEmpty();
        assertThat(errors(ExportFormat.ODCS.write(orders).replace("metric: nullValues", "metric: nulls")))
                .isNotEmpty();
    }

    @Test
    void server_hasWhatItsKindDemands() {
        Map<String, String> address = Map.of(
                "host", "db.example",
                "port", "5432",
                "database", "shop",
                "service", "SHOP",
                "account", "ab12345",
                "project", "shop-1",
                "catalog", "main",
                "bucket", "shop-data",
                "prefix", "raw data/2026");
        Map<String, String> kinds = Map.ofEntries(
                Map.entry("postgresql", "postgresql"),
                Map.entry("mariadb", "mysql"),
                Map.entry("redshift", "redshift"),
                Map.entry("sqlserver", "sqlserver"),
                Map.entry("synapse", "synapse"),
                Map.entry("oracle", "oracle"),
                Map.entry("db2", "db2"),
                Map.entry("snowflake", "snowflake"),
                Map.entry("bigquery", "bigquery"),
                Map.entry("trino", "trino"),
                Map.entry("presto", "presto"),
                Map.entry("databricks", "databricks"),
                Map.entry("dremio", "dremio"),
                Map.entry("s3", "s3"));
        kinds.forEach((connector, type) -> {
            String contract = ExportFormat.ODCS.write(at(connector, address));
            assertThat(errors(contract)).as(connector).isEmpty();
            assertThat((List<?>) Yaml.read(contract).get("servers"))
                    .as(connector)
                    .singleElement()
                    .satisfies(s -> assertThat(((Map<?, ?>) s).get("type")).isEqualTo(type));
        });
        assertThat(Yaml.read(ExportFormat.ODCS.write(at("postgresql", address))).toString())
                .contains("schema=sales");
        assertThat(Yaml.read(ExportFormat.ODCS.write(at("s3", address))).toString())
                .contains("s3://shop-data/raw%20data/2026");
        for (String connector : List.of("postgresql", "oracle", "s3", "bigquery", "local-files", "teradata")) {
            assertThat(Yaml.read(ExportFormat.ODCS.write(at(connector, Map.of("host", "db.example", "port", "many")))))
                    .as(connector)
                    .doesNotContainKey("servers");
        }
    }

    @Test
    void timeOfDay_isATime() {
        ExportedContainer container = Containers.container(
                "postgresql",
                "sales.hours",
                List.of("sales", "hours"),
                List.of(
                        new Column("a", "a", "time without time zone", "timestamp_ntz", true, null, null),
                        new Column("b", "b", "time(6)", "timestamp", true, null, null),
                        new Column("c", "c", "timestamp with time zone", "timestamp", true, null, null)),
                List.of());

        String contract = ExportFormat.ODCS.write(container);

        assertThat(errors(contract)).isEmpty();
        assertThat(Yaml.all(Yaml.read(contract), m -> m.containsKey("logicalType") && m.containsKey("required")))
                .extracting(m -> (Object) m.get("logicalType"))
                .containsExactly("time", "time", "timestamp");
    }

    @Test
    void whatEnginesWouldReplace_isNotSaidInSql() {
        Check check = new Check(
                "ck_a",
                "expectedValues",
                List.of("kind"),
                Map.of("list", List.of("{object}")),
                0.9,
                null,
                "",
                List.of(),
                Map.of());

        String contract = ExportFormat.ODCS.write(Containers.orders("postgresql", List.of(check)));

        assertThat(Yaml.all(Yaml.read(contract), m -> m.containsKey("query"))).isEmpty();
        assertThat(Yaml.all(Yaml.read(contract), m -> "invalidValues".equals(m.get("metric"))))
                .hasSize(1);
    }

    private static ExportedContainer at(String connector, Map<String, String> address) {
        return new ExportedContainer(
                "ct_0123456789abcdef",
                "shop",
                connector,
                address,
                "sales.orders",
                connector.equals("s3") ? List.of("orders.csv") : List.of("sales", "orders"),
                "TABLE",
                null,
                new Columns(Containers.columns()),
                List.of(),
                null);
    }

    @Test
    void checks_comeBackUnchanged() {
        OdcsReader.Contract contract = OdcsReader.read(ExportFormat.ODCS.write(orders));

        assertThat(contract.unread()).isEmpty();
        assertThat(contract.name()).isEqualTo("sales.orders");
        assertThat(contract.columns())
                .containsExactly("id", "kind", "price.net", "gross", "born", "seen", "email", "open", "tags");
        assertThat(contract.checks()).hasSameSizeAs(orders.checks());
        assertThat(contract.checks().stream().map(OdcsContractTest::normal))
                .containsExactlyInAnyOrderElementsOf(
                        orders.checks().stream().map(OdcsContractTest::normal).toList());
    }

    @Test
    void metricsOfTheStandard_sayWhatTheyCan() {
        Map<String, Object> contract = Yaml.read(ExportFormat.ODCS.write(orders));
        List<Map<?, ?>> metrics = Yaml.all(contract, m -> "library".equals(m.get("type")));

        assertThat(metrics)
                .extracting(m -> (Object) m.get("metric"))
                .contains("nullValues", "duplicateValues", "invalidValues");
        assertThat(Yaml.all(contract, m -> "custom".equals(m.get("type")) && m.containsKey("engine")))
                .allMatch(m -> m.get("engine").equals("plumbline"))
                .extracting(m -> (Object) ((Map<?, ?>) m.get("implementation")).get("rule"))
                .containsExactlyInAnyOrder(
                        "timeDistributionSize",
                        "dataDiff",
                        "isReplicaOf",
                        "notNull",
                        "existsIn",
                        "equalToField",
                        "minPartitionSize");
    }

    @Test
    void contractOfOthers_givesTheStandardsMetrics() {
        OdcsReader.Contract contract = OdcsReader.read("""
                apiVersion: v3.1.0
                kind: DataContract
                id: x
                version: 1.0.0
                status: active
                schema:
                  - name: people
                    properties:
                      - name: country
                        quality:
                          - metric: nullValues
                            mustBe: 0
                          - type: library
                            metric: invalidValues
                            arguments: {validValues: [de, fr]}
                            unit: percent
                            mustBeLessOrEqualTo: 5
                          - type: sql
                            query: SELECT 1
                            mustBe: 1
                    quality:
                      - metric: duplicateValues
                        arguments: {properties: [country, name]}
                        mustBe: 0
                """);

        assertThat(contract.checks()).extracting(Check::rule).containsExactly("notNull", "expectedValues", "unique");
        assertThat(contract.checks().get(1).coverage()).isEqualTo(0.95);
        assertThat(contract.checks().get(1).properties()).containsEntry("list", List.of("de", "fr"));
        assertThat(contract.checks().get(2).fields()).containsExactly("country", "name");
        assertThat(contract.unread()).singleElement().asString().contains("type sql");
    }

    @Test
    void whatIsNoContract_isRefusedInWords() {
        assertThatThrownBy(() -> OdcsReader.read("- a\n- b")).hasMessageContaining("expected: DataContract");
        assertThatThrownBy(() -> OdcsReader.read("a: [")).hasMessageContaining("not YAML");
        assertThatThrownBy(() -> OdcsReader.read("kind: DataContract")).hasMessageContaining("schema: absent");
        assertThatThrownBy(() -> OdcsReader.read("kind: !!javax.script.ScriptEngineManager []"))
                .hasMessageContaining("not YAML");
    }

    private static List<Error> errors(String yaml) {
        Object tree = new org.yaml.snakeyaml.Yaml(
                        new org.yaml.snakeyaml.constructor.SafeConstructor(new org.yaml.snakeyaml.LoaderOptions()))
                .load(yaml);
        return SCHEMA.validate(new JsonMapper().valueToTree(tree));
    }

    static Check normal(Check check) {
        return new Check(
                check.id(),
                check.rule(),
                check.fields(),
                numbers(check.properties()),
                check.coverage(),
                check.filter(),
                check.description(),
                check.tags(),
                numbers(check.evidence()));
    }

    private static Map<String, Object> numbers(Map<?, ?> map) {
        Map<String, Object> plain = new LinkedHashMap<>();
        map.forEach((k, v) -> plain.put(k.toString(), number(v)));
        return plain;
    }

    private static Object number(Object value) {
        if (value instanceof Map<?, ?> map) {
            return numbers(map);
        }
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }
}

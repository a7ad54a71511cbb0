package io.plumbline.exports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import software.amazon.glue.dqdl.model.DQRuleset;
import software.amazon.glue.dqdl.parser.DQDLParser;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;

import static org.assertj.core.api.Assertions.assertThat;

/** No check is lost: each is in the document, or told with the reason why it isn't. */
final class EveryCheckTest {
    private static final List<String> CONNECTORS =
            List.of("postgresql", "mysql", "local-files", "sqlserver", "bigquery", "oracle");

    @Test
    void greatExpectations_hasEachCheck() {
        for (String connector : CONNECTORS) {
            ExportedContainer orders = Containers.orders(connector);
            Map<?, ?> suite = new JsonMapper().readValue(ExportFormat.GREAT_EXPECTATIONS.write(orders), Map.class);
            List<?> expectations = (List<?>) suite.get("expectations");

            Set<String> told = new TreeSet<>();
            for (Object expectation : expectations) {
                Map<?, ?> map = (Map<?, ?>) expectation;
                assertThat((String) map.get("type")).matches("expect_[a-z_]+|unexpected_rows_expectation");
                told.add(id(((Map<?, ?>) map.get("meta")).get("plumbline")));
            }
            Map<?, ?> own = (Map<?, ?>) ((Map<?, ?>) suite.get("meta")).get("plumbline");
            told.addAll(unmapped((List<?>) own.get("unmapped")));
            assertThat(told).as(connector).isEqualTo(ids(orders));
        }
    }

    @Test
    void greatExpectations_saysTheSame() {
        Map<?, ?> suite = new JsonMapper()
                .readValue(ExportFormat.GREAT_EXPECTATIONS.write(Containers.orders("postgresql")), Map.class);

        assertThat(kwargs(suite, "expect_column_values_to_be_in_set"))
                .contains(Map.of("column", "kind", "value_set", List.of("new", "used")));
        assertThat(kwargs(suite, "expect_column_values_to_not_be_null"))
                .contains(Map.of("column", "id"), Map.of("column", "email", "mostly", 0.95));
        assertThat(kwargs(suite, "expect_column_pair_values_a_to_be_greater_than_b"))
                .contains(Map.of(
                        "column_A", "gross",
                        "column_B", "price.net",
                        "or_equal", true,
                        "ignore_row_if", "either_value_is_missing"));
        assertThat(kwargs(suite, "unexpected_rows_expectation"))
                .contains(Map.of(
                        "unexpected_rows_query",
                        "SELECT * FROM {batch} WHERE NOT (\"email\" IS NOT NULL) AND (kind = 'new')"));
    }

    @Test
    void soda_hasEachCheck() {
        for (String connector : CONNECTORS) {
            ExportedContainer orders = Containers.orders(connector);
            String text = ExportFormat.SODA.write(orders);
            Map<String, Object> contract = Yaml.read(text);

            assertThat(contract)
                    .containsEntry(
                            "dataset", connector.equals("mysql") ? "shop/sales/orders" : "shop/shop/sales/orders");
            Set<String> told = Yaml.all(contract, m -> m.containsKey("qualifier")).stream()
                    .map(m -> m.get("qualifier").toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            told.addAll(comments(text));
            assertThat(told).as(connector).isEqualTo(ids(orders));
        }
    }

    @Test
    void soda_saysTheSame() {
        Map<String, Object> contract = Yaml.read(ExportFormat.SODA.write(Containers.orders("postgresql")));

        assertThat(Yaml.all(contract, m -> m.containsKey("valid_values")))
                .extracting(m -> (Object) m.get("valid_values"))
                .contains(List.of("new", "used"), List.of("a", "2020-01-01"));
        assertThat(Yaml.all(contract, m -> m.containsKey("threshold") && m.containsKey("attributes")))
                .extracting(m -> m.get("threshold").toString())
                .contains("{metric=percent, must_be_less_than_or_equal=5}");
        assertThat(Yaml.all(contract, m -> m.containsKey("failed_rows"))).isNotEmpty();
        assertThat(Yaml.all(contract, m -> m.containsKey("valid_reference_data")))
                .extracting(m -> (Object) m.get("valid_reference_data"))
                .containsOnly(Map.of("dataset", "shop/shop/sales/kinds", "column", "name"));
        assertThat(Yaml.all(contract, m -> m.containsKey("columns") && m.containsKey("qualifier")))
                .singleElement()
                .satisfies(m -> assertThat(m.get("filter")).isEqualTo("\"kind\" IS NOT NULL AND \"born\" IS NOT NULL"));
    }

    @Test
    void soda_hasOnlyWhatItsContractsTake() {
        Set<String> checks = Set.of("missing", "invalid", "duplicate", "aggregate", "failed_rows");
        Map<String, Set<String>> parts = Map.of(
                "missing", Set.of("name", "qualifier", "attributes", "threshold", "filter"),
                "invalid",
                        Set.of(
                                "name",
                                "qualifier",
                                "attributes",
                                "threshold",
                                "filter",
                                "valid_values",
                                "valid_format",
                                "valid_min_length",
                                "valid_max_length",
                                "valid_min",
                                "valid_max",
                                "valid_reference_data"),
                "duplicate", Set.of("name", "qualifier", "attributes", "threshold", "filter", "columns"),
                "aggregate", Set.of("name", "qualifier", "attributes", "threshold", "filter", "function"),
                "failed_rows", Set.of("name", "qualifier", "threshold", "expression", "query"));
        for (String connector : CONNECTORS) {
            Map<String, Object> contract = Yaml.read(ExportFormat.SODA.write(Containers.orders(connector)));

            assertThat(Set.of("dataset", "description", "columns", "checks")).containsAll(contract.keySet());
            List<Map<?, ?>> written = Yaml.all(
                    contract,
                    m -> m.size() == 1
                            && checks.contains(
                                    String.valueOf(m.keySet().iterator().next())));
            assertThat(written)
                    .isNotEmpty()
                    .allSatisfy(m -> m.forEach((type, body) -> assertThat(parts.get(String.valueOf(type)))
                            .as(type + " of " + connector)
                            .containsAll(((Map<?, ?>) body)
                                    .keySet().stream().map(String::valueOf).toList())));
        }
    }

    @Test
    void soda_replacesNothingOfTheData() {
        List<Check> checks = List.of(
                new Check(
                        "ck_a",
                        "expectedValues",
                        List.of("kind"),
                        Map.of("list", List.of("${env.PASSWORD}", "new")),
                        1,
                        null,
                        "is ${ var.x } or new",
                        List.of("${soda.NOW}"),
                        Map.of()),
                new Check("ck_b", "notNull", List.of("`${env.HOME}`"), Map.of(), 1, null, "", List.of(), Map.of()),
                new Check(
                        "ck_c",
                        "notNull",
                        List.of("kind"),
                        Map.of(),
                        1,
                        null,
                        "of ${var.x}",
                        List.of("${x}"),
                        Map.of()));
        String text = ExportFormat.SODA.write(Containers.container(
                "postgresql",
                "sales.orders",
                List.of("sales", "orders"),
                List.of(
                        new Column("kind", "kind", "text", "string", true, null, "not ${env.USER}"),
                        new Column("`${env.HOME}`", "${env.HOME}", "text", "string", true, null, null)),
                checks));

        Map<String, Object> contract = Yaml.read(text);
        assertThat(contract.toString())
                .doesNotContainPattern("\\$\\{ *[a-z]+\\.")
                .contains("of $ {var.x}", "${x}");
        assertThat(comments(text)).containsExactly("ck_a", "ck_b");
        assertThat(text).contains("for a variable");
    }

    @Test
    void figuresOverAllRows_knowNoShareOfThem() {
        List<Check> checks = List.of(
                new Check("ck_a", "sum", List.of("gross"), Map.of("value", 3), 0.9, null, "", List.of(), Map.of()),
                new Check(
                        "ck_b",
                        "requiredValues",
                        List.of("kind"),
                        Map.of("list", List.of("new")),
                        0.9,
                        null,
                        "",
                        List.of(),
                        Map.of()));

        Map<?, ?> suite = new JsonMapper()
                .readValue(ExportFormat.GREAT_EXPECTATIONS.write(Containers.orders("postgresql", checks)), Map.class);

        assertThat((List<?>) suite.get("expectations")).isEmpty();
    }

    @Test
    void uniqueness_ofAShareOfRows_isSaidWhereItCanBe() {
        Check mostly = new Check(
                "ck_a", "unique", List.of("kind", "born"), Map.of(), 0.9, "gross > 0", "", List.of(), Map.of());
        ExportedContainer orders = Containers.orders("postgresql", List.of(mostly));

        assertThat(Yaml.all(Yaml.read(ExportFormat.ODCS.write(orders)), m -> "percent".equals(m.get("unit"))))
                .singleElement()
                .satisfies(m -> assertThat(m.get("query").toString()).contains("occurrences > 1"));
        assertThat(Yaml.all(Yaml.read(ExportFormat.SODA.write(orders)), m -> m.containsKey("query")))
                .hasSize(1);
        assertThat(parse(ExportFormat.DQDL.write(orders)).getRules()).hasSize(1);
        assertThat(Yaml.all(Yaml.read(ExportFormat.DBT.write(orders)), m -> m.containsKey("reason")))
                .hasSize(1);
    }

    @Test
    void dbt_keepsTheDigitsOfNumbers_andPassesNullsOver() {
        Map<String, Object> document = Yaml.read(ExportFormat.DBT.write(Containers.orders("postgresql")));

        assertThat(Yaml.all(document, m -> m.containsKey("max_value")))
                .extracting(m -> (Object) m.get("max_value"))
                .contains("99999999999999999999.25");
        assertThat(Yaml.all(document, m -> m.get("where") != null))
                .extracting(m -> (Object) m.get("where"))
                .contains("\"kind\" IS NOT NULL AND \"born\" IS NOT NULL");
        assertThat(Yaml.read(ExportFormat.DBT.write(Containers.orders("mysql"))).toString())
                .doesNotContain("database=");
    }

    @Test
    void dbt_hasEachCheck() {
        for (String connector : CONNECTORS) {
            ExportedContainer orders = Containers.orders(connector);
            Map<String, Object> document = Yaml.read(ExportFormat.DBT.write(orders));

            Set<String> told = Yaml.all(document, m -> m.containsKey("config") && m.containsKey("name")).stream()
                    .filter(m -> m.get("name").toString().startsWith("ck_"))
                    .map(m -> m.get("name").toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            told.addAll(Yaml.all(document, m -> m.containsKey("reason")).stream()
                    .map(EveryCheckTest::id)
                    .toList());
            assertThat(told).as(connector).isEqualTo(ids(orders));
            Set<String> tests = Yaml.all(
                            document,
                            m -> m.size() == 1
                                    && m.values().iterator().next() instanceof Map<?, ?> t
                                    && t.containsKey("config")
                                    && !m.containsKey("plumbline"))
                    .stream()
                    .map(m -> m.keySet().iterator().next().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(tests).contains("not_null", "unique", "accepted_values", "dbt_utils.accepted_range");
        }
    }

    @Test
    void dqdl_isReadByGluesParser_andHasEachCheck() {
        for (String connector : CONNECTORS) {
            ExportedContainer orders = Containers.orders(connector);
            String text = ExportFormat.DQDL.write(orders);
            DQRuleset ruleset = parse(text);

            Set<String> told = text.lines()
                    .filter(line -> line.startsWith("    # "))
                    .map(line -> line.substring(6, line.indexOf(':')))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ruleset.getRules()).hasSameSizeAs(told);
            told.addAll(comments(text));
            assertThat(told).as(connector).isEqualTo(ids(orders));
        }
    }

    @Test
    void containerWithoutChecks_givesReadableDocuments() {
        ExportedContainer empty = Containers.orders("postgresql", List.of());

        assertThat(parse(ExportFormat.DQDL.write(empty)).getRules()).hasSize(1);
        assertThat(Yaml.read(ExportFormat.SODA.write(empty))).containsKeys("dataset", "columns");
        assertThat(Yaml.read(ExportFormat.DBT.write(empty))).containsKeys("version", "sources");
        assertThat(new JsonMapper().readValue(ExportFormat.GREAT_EXPECTATIONS.write(empty), Map.class))
                .containsEntry("expectations", List.of());
    }

    @Test
    void formats_areFoundByKey_andFilesNamedSafely() {
        assertThat(ExportFormat.find("great-expectations")).contains(ExportFormat.GREAT_EXPECTATIONS);
        assertThat(ExportFormat.find("xml")).isEmpty();
        assertThat(ExportFormat.keys()).startsWith("odcs, great-expectations, soda, dbt, dqdl, profile-json");
        assertThat(ExportFormat.ODCS.fileName("sales.orders")).isEqualTo("sales.orders.odcs.yaml");
        assertThat(ExportFormat.DQDL.fileName("../../a\"b\r\nc/d?.csv")).isEqualTo("a_b_c_d_.csv.dqdl");
        assertThat(ExportFormat.DQDL.fileName("日本")).isEqualTo("container.dqdl");
    }

    static DQRuleset parse(String text) {
        try {
            return new DQDLParser().parse(text);
        } catch (Exception e) {
            throw new AssertionError(e.getMessage() + "\n" + text, e);
        }
    }

    private static Set<String> ids(ExportedContainer container) {
        return container.checks().stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(Object tree) {
        return ((Map<?, ?>) tree).get("id").toString();
    }

    private static List<String> unmapped(List<?> trees) {
        trees.forEach(t -> assertThat(((Map<?, ?>) t).get("reason").toString()).isNotBlank());
        return trees.stream().map(EveryCheckTest::id).toList();
    }

    private static List<String> comments(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# {"))
                .map(line -> line.replaceAll(".*?\"id\":\"(ck_\\w+)\".*", "$1"))
                .toList();
    }

    private static List<Object> kwargs(Map<?, ?> suite, String type) {
        return ((List<?>) suite.get("expectations"))
                .stream()
                        .map(e -> (Map<?, ?>) e)
                        .filter(e -> type.equals(e.get("type")))
                        .map(e -> (Object) e.get("kwargs"))
                        .toList();
    }
}

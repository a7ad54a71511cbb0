package io.plumbline.exports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import software.amazon.glue.dqdl.model.DQRule;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.exports.odcs.OdcsReader;
import io.plumbline.exports.rule.Check;
import io.plumbline.exports.rule.Column;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and values of any characters come out of each document as they went in, and never become part of its language. */
final class HostileNamesTest {
    private static final int TRIALS = 300;
    private static final String[] PIECES = {
        "\"",
        "'",
        "`",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "#",
        ": ",
        "- ",
        "{{",
        "}}",
        "{%",
        "{#",
        "${env.SECRET}",
        "%",
        "%s",
        "{0}",
        "{batch}",
        "*",
        "&a",
        "!!str",
        "|",
        ">",
        "~",
        "null",
        "true",
        "yes",
        "1e3",
        "0o7",
        "0x1F",
        "2020-01-01",
        "12:30",
        ".",
        "..",
        "[",
        "]",
        ";",
        "--",
        "/*",
        "Rules = [",
        "]",
        ":param",
        "now()",
        "é",
        "日本",
        "😀",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\u00A0",
        " ",
        "a",
        "B",
        "_",
        "9",
        "=",
        "@",
        "+",
        "-",
        "DROP TABLE x",
        "$x",
        "\"\"\""
    };

    private final Random random = new Random(20261126);

    @Test
    void namesAndValues_comeOutAsTheyWentIn() {
        for (int trial = 0; trial < TRIALS; trial++) {
            String name = piece(random);
            String value = piece(random);
            String note = piece(random);
            ExportedContainer container = container(name, value, note);
            try {
                odcs(container, name, value);
                greatExpectations(container, name, value);
                soda(container, name, value);
                dbt(container, name, value);
                dqdl(container, name);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "trial " + trial + ", name " + name + ", value " + value + ": " + e.getMessage(), e);
            }
        }
    }

    static String piece(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(5);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    static ExportedContainer container(String name, String value, String note) {
        Column column = new Column("path of it", name, "text", "string", true, null, note);
        Column number = new Column("number", name + "2", "numeric", "decimal(10,2)", true, null, null);
        List<Check> checks = new ArrayList<>();
        checks.add(check("ck_0000000000000001", "notNull", Map.of(), note));
        checks.add(check("ck_0000000000000002", "expectedValues", Map.of("list", List.of(value, "x")), note));
        checks.add(check("ck_0000000000000003", "matchesPattern", Map.of("pattern", value), note));
        checks.add(check("ck_0000000000000004", "equalTo", Map.of("value", value), note));
        checks.add(check("ck_0000000000000005", "dataDiff", Map.of("note", value), note));
        checks.add(new Check(
                "ck_0000000000000006",
                "between",
                List.of("number"),
                Map.of("min", BigDecimal.ONE, "max", BigDecimal.TEN),
                1,
                null,
                note,
                List.of(value),
                Map.of()));
        return Containers.container("postgresql", name, List.of("s", name), List.of(column, number), checks);
    }

    private static Check check(String id, String rule, Map<String, Object> properties, String note) {
        return new Check(id, rule, List.of("path of it"), properties, 1, null, note, List.of(), Map.of());
    }

    private static void odcs(ExportedContainer container, String name, String value) {
        String text = ExportFormat.ODCS.write(container);
        assertThat(Yaml.all(Yaml.read(text), m -> name.equals(m.get("name")))).isNotEmpty();
        OdcsReader.Contract contract = OdcsReader.read(text);
        assertThat(contract.columns()).containsExactly(name, name + "2");
        assertThat(contract.checks().stream().map(OdcsContractTest::normal))
                .containsExactlyInAnyOrderElementsOf(container.checks().stream()
                        .map(OdcsContractTest::normal)
                        .toList());
        assertThat(Yaml.all(Yaml.read(text), m -> m.containsKey("validValues")))
                .singleElement()
                .satisfies(m -> assertThat(m.get("validValues")).isEqualTo(List.of(value, "x")));
    }

    private static void greatExpectations(ExportedContainer container, String name, String value) {
        Map<?, ?> suite = new JsonMapper().readValue(ExportFormat.GREAT_EXPECTATIONS.write(container), Map.class);
        List<Map<?, ?>> found = Yaml.all(suite, m -> m.containsKey("value_set"));
        assertThat(found)
                .singleElement()
                .satisfies(m -> assertThat(m).isEqualTo(Map.of("column", name, "value_set", List.of(value, "x"))));
        List<Map<?, ?>> queries = Yaml.all(suite, m -> m.containsKey("unexpected_rows_query"));
        if (queries.isEmpty()) {
            // Words between colons, which SQLAlchemy can't be told to leave alone.
            assertThat(name + value).containsPattern(":\\w+:");
            assertThat(Yaml.all(suite, m -> m.containsKey("reason"))).hasSize(2);
            return;
        }
        String query = queries.get(0).get("unexpected_rows_query").toString();
        // What Python's format and SQLAlchemy make of it.
        assertThat(formatted(query))
                .isEqualTo("SELECT * FROM THE_BATCH WHERE NOT (\"" + name.replace("\"", "\"\"") + "\" = '"
                        + value.replace("'", "''") + "')");
    }

    private static String formatted(String query) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < query.length()) {
            if (query.startsWith("{{", i) || query.startsWith("}}", i)) {
                text.append(query.charAt(i));
                i += 2;
            } else if (query.startsWith("{batch}", i)) {
                text.append("THE_BATCH");
                i += 7;
            } else {
                assertThat(query.charAt(i)).as(query).isNotIn('{', '}');
                text.append(query.charAt(i++));
            }
        }
        assertThat(java.util.regex.Pattern.compile("(?<![:\\w\\\\]):(\\w+)(?!:)")
                        .matcher(text)
                        .find())
                .as(text.toString())
                .isFalse();
        return text.toString().replaceAll("\\\\(:[\\w$]*)(?![:\\w$])", "$1");
    }

    private static void soda(ExportedContainer container, String name, String value) {
        String text = ExportFormat.SODA.write(container);
        assertThat(text).doesNotContain("${");
        Map<String, Object> contract = Yaml.read(text);
        assertThat(Yaml.all(contract, m -> m.values().stream().anyMatch(v -> v instanceof String t && replaced(t))))
                .isEmpty();
        if (replaced(name) || replaced(value)) {
            assertThat(Yaml.all(contract, m -> m.containsKey("qualifier"))).hasSize(replaced(name) ? 0 : 2);
            return;
        }
        assertThat(Yaml.all(contract, m -> name.equals(m.get("name")))).hasSizeGreaterThanOrEqualTo(1);
        assertThat(Yaml.all(contract, m -> m.containsKey("valid_values")))
                .singleElement()
                .satisfies(m -> assertThat(m.get("valid_values")).isEqualTo(List.of(value, "x")));
        assertThat(Yaml.all(contract, m -> m.containsKey("qualifier"))).hasSize(5);
    }

    /** Whether Soda would take a part of the text for a variable. */
    private static boolean replaced(String text) {
        return text.matches("(?s).*\\$\\{ *[a-z]+\\.[a-zA-Z_]\\w* *}.*");
    }

    private static void dbt(ExportedContainer container, String name, String value) {
        String text = ExportFormat.DBT.write(container);
        Map<String, Object> document = Yaml.read(text);
        assertThat(Yaml.all(
                        document,
                        m -> m.containsKey("quote") && m.containsKey("name") && name.equals(rendered(m.get("name")))))
                .hasSize(1);
        if (value.contains("'") || value.contains("\\")) {
            // dbt puts values between quotes as they are.
            assertThat(Yaml.all(document, m -> m.containsKey("values"))).isEmpty();
            assertThat(Yaml.all(document, m -> m.containsKey("expression"))).hasSize(3);
            return;
        }
        assertThat(Yaml.all(document, m -> m.containsKey("values") && m.containsKey("quote")))
                .singleElement()
                .satisfies(m -> assertThat(((List<?>) m.get("values")).stream().map(HostileNamesTest::rendered))
                        .containsExactly(value, "x"));
    }

    /** What Jinja makes of it: every expression in it must be one of ours. */
    private static String rendered(Object text) {
        String given = String.valueOf(text);
        String without =
                given.replace("{{ '{{' }}", "").replace("{{ '{%' }}", "").replace("{{ '{#' }}", "");
        assertThat(without).doesNotContain("{{", "{%", "{#");
        return given.replace("{{ '{{' }}", "\u0001\u0001")
                .replace("{{ '{%' }}", "{%")
                .replace("{{ '{#' }}", "{#")
                .replace("\u0001\u0001", "{{");
    }

    /** A name with a quote can't be said there, and a check on it is told in a comment. */
    private static void dqdl(ExportedContainer container, String name) {
        String text = ExportFormat.DQDL.write(container);
        List<DQRule> rules = EveryCheckTest.parse(text).getRules();
        boolean sayable = name.indexOf('"') < 0 && !name.contains("${");
        long comments = text.lines().filter(line -> line.startsWith("# {")).count();
        assertThat(comments).isEqualTo(sayable ? 1 : 6);
        assertThat(rules).hasSize(sayable ? 5 : 1);
        for (DQRule rule : rules) {
            assertThat(rule.getRuleType()).isIn("IsComplete", "ColumnValues", "CustomSql", "Composite", "RowCount");
            if (rule.getParameters() != null && rule.getParameters().containsKey("TargetColumn")) {
                assertThat(rule.getParameters().get("TargetColumn")).isIn(name, name + "2");
            }
        }
    }
}

package io.plumbline.systemtests.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.plumbline.api.rule.ArrayMode;
import io.plumbline.api.rule.PropertyType;
import io.plumbline.api.rule.RuleCatalog;
import io.plumbline.api.rule.RuleProperty;
import io.plumbline.api.rule.RuleSpec;
import io.plumbline.systemtests.deployment.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/checks.md has the rules of the code. After a change: run this test with -Dplumbline.docs.write=true and commit the page. */
class CheckRulesTest {

    private static final String PAGE = "docs/checks.md";
    private static final String MARK = "<!-- rules -->\n";

    @Test
    void page_hasTheRulesOfTheCode() throws IOException {
        String page = ProjectFiles.text(PAGE);
        String wanted = page.substring(0, page.indexOf(MARK) + MARK.length()) + table();
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(ProjectFiles.path(PAGE), wanted);
        }

        assertThat(ProjectFiles.text(PAGE)).isEqualTo(wanted);
    }

    @Test
    void everyRule_isWhole() {
        assertThat(RuleCatalog.all()).hasSizeGreaterThan(40).allSatisfy(rule -> {
            assertThat(rule.key()).matches("[a-z][A-Za-z]+");
            assertThat(rule.weight()).as(rule.key()).isBetween(1, 3);
            assertThat(rule.anomalies()).as(rule.key()).isNotEmpty();
            assertThat(rule.properties()).as(rule.key()).allSatisfy(property -> {
                boolean chosen = property.type() == PropertyType.CHOICE || property.type() == PropertyType.CHOICES;
                assertThat(property.choices().isEmpty()).as(property.name()).isEqualTo(!chosen);
            });
            assertThat(rule.properties().stream().map(RuleProperty::name))
                    .as(rule.key())
                    .doesNotHaveDuplicates()
                    .containsAll(rule.atLeastOne());
        });
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""

                | rule | asserts | fields | properties | filter | coverage | weight | level |
                |---|---|---|---|---|---|---|---|
                """);
        for (RuleSpec rule : RuleCatalog.all()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %s | %s | %d | %s |\n",
                    rule.key(),
                    rule.asserts(),
                    fields(rule),
                    rule.properties().stream().map(CheckRulesTest::property).collect(Collectors.joining("; ")),
                    rule.filter() ? "yes" : "",
                    rule.coverage() ? "yes" : "",
                    rule.weight(),
                    rule.level() == null ? "" : rule.level()));
        }
        return table.toString();
    }

    private static String fields(RuleSpec rule) {
        String types = rule.accepts().stream()
                .map(family -> family.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
        String arrays = switch (rule.arrays()) {
            case NO -> "";
            case ELEMENTS -> "; arrays by their elements";
            case EITHER -> "; arrays, or their elements";
        };
        return switch (rule.scope()) {
            case FIELD -> "one" + (types.isEmpty() ? "" : ": " + types) + arrays;
            case FIELDS -> rule.leastFields() + " or more" + (rule.arrays() == ArrayMode.NO ? "" : arrays);
            case EXPRESSION -> "those of the expression";
            case CONTAINER -> "none";
        };
    }

    private static String property(RuleProperty property) {
        String name = "`" + property.name() + "`" + (property.identity() ? "*" : "");
        String words = property.choices().isEmpty()
                ? property.meaning()
                : property.meaning() + ": " + String.join(", ", property.choices());
        return (property.required() ? name : "_" + name + "_") + " (" + words + ")";
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The filters of the page of all checks. */
class CheckFiltersTest extends FilteredRows {
    private static OwnFiles own;

    /** A check that somebody has written and not yet made active. */
    @BeforeAll
    static void prepare() throws IOException {
        own = OwnFiles.of(Stage.shared(), Map.of("people.csv", "id,half\n1,1\n2,\n3,1\n4,\n"));
        Api.Answer written = Stage.shared()
                .api()
                .send(
                        "POST",
                        "/api/v1/containers/" + own.containerId("people.csv") + "/checks",
                        Map.of("rule", "notNull", "fields", List.of("half"), "tags", List.of("by hand"), "draft", true),
                        Map.of("Prefer", "wait=30"));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
    }

    @AfterAll
    static void remove() {
        own.close();
    }

    @ParameterizedTest
    @CsvSource({
        "State, DRAFT, status=DRAFT",
        "State, ALL, status=ALL",
        "Rule, notNull, rule=notNull",
        "Origin, AUTHORED, origin=AUTHORED",
        "Origin, INFERRED, origin=INFERRED",
        "Datastore, {samples}, datastore={samples}"
    })
    void checks_areThoseOfTheFilter(String label, String value, String query) {
        visitor.open(page, "/checks");
        choose(label, "", told(value));
        assertFiltered("Checks", "/api/v1/checks?" + told(query), told(query), CheckFiltersTest::check);
        page.getByLabel(label, exactly()).selectOption("");
        assertRows("Checks", "/api/v1/checks", CheckFiltersTest::check);
    }

    @Test
    void searchTagFieldAndContainerOfChecks_narrowThem_andWithoutAHitThatIsSaid() {
        visitor.open(page, "/checks");
        for (Map.Entry<String, String> typed :
                Map.of("Tag", "by hand", "Field", "half").entrySet()) {
            box(typed.getKey()).fill(typed.getValue());
            box(typed.getKey()).press("Enter");
            String name = typed.getKey().toLowerCase(Locale.ROOT) + "=";
            String query = name + URLEncoder.encode(typed.getValue(), StandardCharsets.UTF_8);
            assertFiltered("Checks", "/api/v1/checks?" + query, name, CheckFiltersTest::check);
            box(typed.getKey()).fill("");
            box(typed.getKey()).press("Enter");
            assertRows("Checks", "/api/v1/checks", CheckFiltersTest::check);
        }
        box("Search checks").fill("Wildlife");
        assertFiltered("Checks", "/api/v1/checks?search=Wildlife", "search=Wildlife", CheckFiltersTest::check);
        box("Search checks").fill(NOBODY);
        assertThat(main()).containsText("No check fits");
        page.getByLabel("Clear the search").click();
        assertRows("Checks", "/api/v1/checks", CheckFiltersTest::check);

        String query = "container=" + own.containerId("people.csv");
        visitor.open(page, "/checks?" + query);
        assertFiltered("Checks", "/api/v1/checks?" + query, query, CheckFiltersTest::check);
        page.getByLabel("Any container, not only people.csv").click();
        assertRows("Checks", "/api/v1/checks", CheckFiltersTest::check);
    }

    private static String check(JsonNode row) {
        return "/checks/" + row.path("id").asString();
    }
}

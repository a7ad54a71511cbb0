package io.plumbline.systemtests.browser;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a filter leaves in the page is what the API lists under it; the address says so to whoever opens it. */
abstract class FilteredRows extends SignedIn {
    static final String NOBODY = "nothing is called so";

    FilteredRows() {
        super(1800);
    }

    /** Some rows are left, not all of them. */
    void assertFiltered(String label, String api, String address, Function<JsonNode, String> link) {
        int all = stage.api().all(api.replaceFirst("[?&][^?&]*$", "")).size();
        assertThat(stage.api().all(api))
                .hasSizeBetween(1, api.endsWith("=ALL") || api.contains("kind=") ? 10_000 : all - 1);
        assertOpened(label, api, address, link);
    }

    /** The page, and another one at the same address, list what the API lists. */
    void assertOpened(String label, String api, String address, Function<JsonNode, String> link) {
        assertRows(label, api, link);
        assertThat(page).hasURL(Pattern.compile(".*[?&]" + address.replace(".", "\\.") + ".*"));
        Page before = page;
        page = visitor.newPage();
        page.navigate(before.url());
        assertRows(label, api, link);
        page.close();
        page = before;
    }

    void assertRows(String label, String api, Function<JsonNode, String> link) {
        List<String> truths = stage.api().all(api).stream().map(link).sorted().toList();
        Locator table = table(label);
        assertThat(table).hasAttribute("aria-rowcount", Integer.toString(truths.size() + 1));
        Map<Integer, String> shown = new TreeMap<>();
        table.evaluate("(table) => table.parentElement.scrollTo(0, 0)");
        while (shown.size() < truths.size()) {
            Locator next = table.locator("tr[data-index='" + shown.size() + "']");
            next.locator("a").first().waitFor();
            List<?> drawn = (List<?>) table.evaluate("""
                    (table) => [...table.querySelectorAll('tr[data-index]')]
                      .map((row) => [row.dataset.index, row.querySelector('a')?.getAttribute('href')])
                      .filter(([, to]) => to).map(([at, to]) => [at, decodeURIComponent(to)])""");
            drawn.forEach(each ->
                    shown.put(Integer.valueOf((String) ((List<?>) each).get(0)), (String) ((List<?>) each).get(1)));
            table.locator("tr[data-index]").last().scrollIntoViewIfNeeded();
        }
        assertThat(shown.values().stream().sorted().toList()).isEqualTo(truths);
    }

    void choose(String label, String option, String value) {
        Locator select = page.getByLabel(label, exactly());
        if (option.isEmpty()) {
            select.locator("option[value='" + value + "']").waitFor(attached());
            select.selectOption(value);
        } else {
            select.locator("option")
                    .getByText(option, new Locator.GetByTextOptions().setExact(true))
                    .waitFor(attached());
            select.selectOption(new SelectOption().setLabel(option));
        }
    }

    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    String told(String query) {
        return query.replace("{samples}", stage.datastoreId());
    }

    /** Lists of suggestions have the label as well. */
    Locator box(String label) {
        return page.locator("input").and(page.getByLabel(label, exactly()));
    }

    static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}

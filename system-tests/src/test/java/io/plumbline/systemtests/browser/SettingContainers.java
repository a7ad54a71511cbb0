package io.plumbline.systemtests.browser;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who sets what counts for a container over files of a test's own, in its page. */
abstract class SettingContainers extends SignedIn {
    static final int ROWS = 60;
    static final String MAIL = "ann@example.org";

    OwnFiles own;

    SettingContainers() {
        super(1280);
    }

    @AfterEach
    void remove() {
        own.close();
    }

    /** Rows of three columns, in which two people and two towns take turns. */
    static String people() {
        return "id,mail,city\n"
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(i -> i + "," + (i % 3 == 0 ? "ben@example.org" : MAIL) + ","
                                + (i % 2 == 0 ? "Rome" : "Oslo"))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    JsonNode overrides(String file) {
        return own.container(file).path("overrides");
    }

    void settings(String file) {
        visitor.open(page, "/containers/" + own.containerId(file) + "/settings");
        page.getByLabel(Pattern.compile("^Values of ")).first().waitFor();
        input("Delimiter").waitFor();
    }

    void save() {
        button("Save").click();
        assertThat(button("Save")).isHidden();
    }

    void pick(String label, String field) {
        input(label).click();
        pick(field);
    }

    void pick(String field) {
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + field)))
                .first()
                .click();
    }

    /** Lists of suggestions have the label as well. */
    Locator input(String label) {
        return page.locator("input").and(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void assertRefused(String file, String word) {
        visitor.expect("status of 422");
        JsonNode before = own.container(file);
        button("Save").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(word);
        assertThat(button("Save")).isEnabled();
        JsonNode after = own.container(file);
        assertThat(after.path("overrides")).isEqualTo(before.path("overrides"));
        assertThat(after.path("overridesRevision")).isEqualTo(before.path("overridesRevision"));
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}

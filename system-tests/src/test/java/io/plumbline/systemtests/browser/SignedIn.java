package io.plumbline.systemtests.browser;

import java.util.List;
import java.util.function.BiConsumer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each test has a window of its own, signed in and empty, so high that tables draw all of their rows. */
abstract class SignedIn {
    private static final int HEIGHT = 2400;

    /** Of the one session that all these tests share: signing in by the link costs a page's load, and has tests of its own. */
    private static @Nullable List<Cookie> session;

    final Stage stage = Stage.shared();
    private final int width;
    Visitor visitor;
    Page page;

    SignedIn(int width) {
        this.width = width;
    }

    @BeforeEach
    void signIn() {
        visitor =
                Visitor.with(Stage.chromium().browser(), stage.platform().address(), width, HEIGHT, ColorScheme.LIGHT);
        page = visitor.comeBack(session(stage));
    }

    private static List<Cookie> session(Stage stage) {
        if (session == null) {
            try (Visitor first = Visitor.onDesktop(
                    Stage.chromium().browser(), stage.platform().address())) {
                first.signIn(stage.platform().linkToken());
                session = first.cookies();
                first.assertNothingWentWrong();
            }
        }
        return session;
    }

    @AfterEach
    void leave() {
        try {
            visitor.assertNothingWentWrong();
        } finally {
            visitor.close();
        }
    }

    Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    Locator table(String label) {
        return main().getByRole(
                        AriaRole.TABLE,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** All rows of a table, once so many are drawn. */
    List<List<Shown>> rows(String label, int count) {
        Locator table = table(label);
        table.locator("tr[data-index='" + (count - 1) + "'] td").first().waitFor();
        List<List<Shown>> rows = Shown.ofRows(table);
        assertThat(rows).hasSize(count);
        return rows;
    }

    /** The rows of a table that are drawn, each with what the API says of it. */
    NumberCheck compared(String address, String label, String path, BiConsumer<NumberCheck, ListedRow> rows) {
        visitor.open(page, address);
        NumberCheck check = new NumberCheck();
        compare(check, label, path, rows);
        return check;
    }

    /** The same of the page that is open. */
    void compare(NumberCheck check, String label, String path, BiConsumer<NumberCheck, ListedRow> rows) {
        Locator table = table(label);
        table.locator("tr[data-index='0'] td").first().waitFor();
        List<List<Shown>> drawn = Shown.ofRows(table);
        JsonNode truths = stage.api()
                .get(path + (path.contains("?") ? "&" : "?") + "page=0&size=100")
                .body()
                .path("items");
        assertThat(drawn)
                .hasSizeLessThanOrEqualTo(truths.size())
                .hasSizeGreaterThanOrEqualTo(Math.min(20, truths.size()));
        for (int i = 0; i < drawn.size(); i++) {
            rows.accept(
                    check, new ListedRow(i, table.locator("tr[data-index='" + i + "']"), drawn.get(i), truths.get(i)));
        }
    }
}

package io.plumbline.systemtests.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Each test has somebody of its own who is signed in, before a window so high that tables draw all of their rows. */
abstract class SignedIn {
    private static final int HEIGHT = 2400;

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
        page = visitor.signIn(stage.platform().linkToken());
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
}

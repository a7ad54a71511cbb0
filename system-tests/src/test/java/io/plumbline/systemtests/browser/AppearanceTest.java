package io.plumbline.systemtests.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AppearanceTest {

    enum Window {
        DESKTOP(1280, 860, ColorScheme.LIGHT),
        DARK(1280, 860, ColorScheme.DARK),
        TELEPHONE(360, 740, ColorScheme.LIGHT),
        WALL(3840, 2160, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        Window(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }
    }

    /** On a wall a page has the elements and colours that it has on a desk: axe would find the same again, for a minute. */
    @ParameterizedTest
    @EnumSource(Window.class)
    void everyPage_isAccessible_fitsItsWindow_andComplainsOfNothing(Window window) {
        Stage stage = Stage.shared();
        String kind = window.name().toLowerCase(Locale.ROOT);
        try (Visitor visitor = Visitor.with(
                Stage.chromium().browser(), stage.platform().address(), window.width, window.height, window.scheme)) {
            Page page = visitor.signIn(stage.platform().adminToken());
            List<Throwable> failures = new ArrayList<>();
            for (Stage.PageAddress address : stage.pages()) {
                visitor.open(page, address.path());
                visitor.picture(page, kind + "/" + address.name());
                failures.addAll(failuresOf(() -> Visitor.assertFits(page, address.name())));
                if (window != Window.WALL) {
                    failures.addAll(failuresOf(() -> Visitor.assertAccessible(page, address.name())));
                }
            }
            assertThat(failures).extracting(Throwable::getMessage).isEmpty();
            visitor.assertNothingWentWrong();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Window.class,
            names = {"DESKTOP", "TELEPHONE"})
    void whatOpensOverAPage_isAccessible(Window window) {
        Stage stage = Stage.shared();
        try (Visitor visitor = Visitor.with(
                Stage.chromium().browser(), stage.platform().address(), window.width, window.height, window.scheme)) {
            Page page = visitor.signIn(stage.platform().adminToken());
            for (String keys : List.of("Control+k", "Shift+?")) {
                visitor.open(page, "/datastores");
                page.keyboard().press(keys);
                page.getByRole(AriaRole.DIALOG).waitFor();
                Visitor.assertAccessible(page, keys);
            }
            for (int item = 0; item < 2; item++) {
                visitor.open(page, "/datastores/" + stage.datastoreId());
                page.locator("main button[aria-haspopup=menu]").first().click();
                Locator menu = page.getByRole(AriaRole.MENU);
                menu.waitFor();
                Visitor.assertAccessible(page, "menu", "region");
                menu.getByRole(AriaRole.MENUITEM).nth(item).click();
                page.getByRole(AriaRole.DIALOG).waitFor();
                visitor.settle(page);
                Visitor.assertAccessible(page, "dialog " + item);
            }
            visitor.assertNothingWentWrong();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Window.class,
            names = {"DESKTOP", "TELEPHONE"})
    void whatAButtonOpens_isAccessible(Window window) {
        Stage stage = Stage.shared();
        String container = stage.container("penguins.json").path("id").asString();
        String check = stage.api()
                .all("/api/v1/checks?container=" + container)
                .get(0)
                .path("id")
                .asString();
        try (Visitor visitor = Visitor.with(
                Stage.chromium().browser(), stage.platform().address(), window.width, window.height, window.scheme)) {
            Page page = visitor.signIn(stage.platform().adminToken());
            visitor.open(page, "/containers/" + container);
            press(page, "Export", AriaRole.MENU, "region");
            visitor.open(page, "/containers/" + container + "/checks");
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Select: ")))
                    .first()
                    .check();
            page.getByText("1 selected").waitFor();
            Visitor.assertAccessible(page, "selected checks");
            visitor.open(page, "/checks/" + check);
            press(page, "Edit", AriaRole.DIALOG);
            visitor.open(page, "/datastores/" + stage.datastoreId() + "/settings");
            press(page, "Delete …", AriaRole.DIALOG);
            visitor.open(page, "/datastores");
            press(page, "Finished operations", AriaRole.DIALOG, "region");
            page.keyboard().press("Escape");
            if (window == Window.TELEPHONE) {
                press(page, "Open the navigation", AriaRole.DIALOG);
            }
            press(page, "admin", AriaRole.MENU, "region");
            visitor.assertNothingWentWrong();
        }
    }

    /** @param name of the button, or how it begins */
    private static void press(Page page, String name, AriaRole opened, String... but) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
        page.getByRole(opened).last().waitFor();
        Visitor.assertAccessible(page, name, but);
    }

    @Test
    void theChosenTheme_staysAfterAReload() {
        Stage stage = Stage.shared();
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            Page page = visitor.signIn(stage.platform().adminToken());
            page.locator("label")
                    .filter(new Locator.FilterOptions().setHasText("Dark"))
                    .click();
            page.reload();
            assertThat(page.locator("html").getAttribute("data-mantine-color-scheme"))
                    .isEqualTo("dark");
        }
    }

    /** All pages are looked at before the test fails: one rule broken in a shared piece shows everywhere. */
    private static List<Throwable> failuresOf(Runnable assertion) {
        try {
            assertion.run();
            return List.of();
        } catch (AssertionError e) {
            return List.of(e);
        }
    }
}

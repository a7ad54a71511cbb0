package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class KeyboardTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage = Stage.shared();

    @Test
    void fromSigningIn_toAnAcceptedCheck_withoutAMouse() throws IOException {
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            Page page = visitor.newPage();
            Keyboard keyboard = new Keyboard(page);
            signIn(visitor, page, keyboard);
            skipsToTheContent(page, keyboard);
            findsAContainer(page, keyboard);
            String name = "by hand " + System.nanoTime();
            String datastore = adds(page, keyboard, name, Stage.folderOf("seattle-weather.csv"));
            runsAProfile(page, keyboard, datastore);
            accepts(page, keyboard, datastore);
            visitor.assertNothingWentWrong();
        }
    }

    private void signIn(Visitor visitor, Page page, Keyboard keyboard) {
        // Who isn't signed in is refused first, which the browser notes.
        visitor.expect("status of 401");
        page.navigate(stage.platform().address() + "/datastores");
        keyboard.tabTo(page.getByLabel("API token"));
        keyboard.type(stage.platform().adminToken());
        keyboard.press("Enter");
        page.waitForURL("**/datastores");
        assertThat(heading(page, "Datastores")).isFocused();
    }

    private static void skipsToTheContent(Page page, Keyboard keyboard) {
        page.reload();
        heading(page, "Datastores").waitFor();
        keyboard.press("Tab");
        Locator skip = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to the content"));
        assertThat(skip).isFocused();
        keyboard.assertSeen();
        keyboard.press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    private static void findsAContainer(Page page, Keyboard keyboard) {
        Locator link = page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Add").setExact(false))
                .first();
        keyboard.tabTo(link);
        keyboard.press("Control+k");
        Locator palette = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search datastores"));
        assertThat(palette).isFocused();
        keyboard.press("Escape");
        assertThat(palette).isHidden();
        assertThat(link).isFocused();

        keyboard.press("Control+k");
        assertThat(palette).isFocused();
        keyboard.type("birdstrikes");
        Locator found = page.getByRole(
                AriaRole.OPTION,
                new Page.GetByRoleOptions().setName("birdstrikes.csv").setSelected(true));
        found.first().waitFor();
        keyboard.press("Enter");
        assertThat(heading(page, "birdstrikes.csv")).isFocused();
    }

    private String adds(Page page, Keyboard keyboard, String name, String folder) {
        keyboard.press("Control+k");
        assertThat(page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search datastores")))
                .isFocused();
        keyboard.type("add a datastore");
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Add a datastore").setSelected(true))
                .waitFor();
        keyboard.press("Enter");
        assertThat(heading(page, "Add source datastore")).isFocused();
        keyboard.follow(page.locator("a[href*='connector=local-files']"));
        heading(page, "Add Local files").waitFor();
        fill(
                keyboard,
                page.getByRole(
                        AriaRole.TEXTBOX,
                        new Page.GetByRoleOptions().setName("Name").setExact(true)),
                name);
        fill(keyboard, page.locator("#field-root"), "scratch");
        fill(keyboard, page.locator("#field-path"), folder);
        keyboard.follow(button(page, "Add datastore"));
        assertThat(heading(page, name)).isFocused();
        String datastore = page.url().replaceFirst(".*/", "");
        Api api = stage.api();
        String catalog = api.all("/api/v1/operations?datastore=" + datastore)
                .get(0)
                .path("id")
                .asString();
        assertThat(api.awaitEnd(catalog, PATIENCE).path("status").asString()).isEqualTo("SUCCEEDED");
        return datastore;
    }

    private void runsAProfile(Page page, Keyboard keyboard, String datastore) {
        Locator run = page.locator("#run");
        keyboard.follow(run);
        Locator item = page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Profile…"));
        item.waitFor();
        // The menu takes the focus a moment after it is drawn; until then Escape isn't its own.
        assertThat(page.locator("[role=menu]:focus-within")).hasCount(1);
        keyboard.press("Escape");
        assertThat(item).isHidden();
        assertThat(run).isFocused();

        keyboard.press("Enter");
        item.waitFor();
        keyboard.downTo(item);
        keyboard.press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.waitFor();
        assertThat(dialog.locator(":focus")).hasCount(1);
        keyboard.press("Escape");
        assertThat(dialog).isHidden();
        assertThat(run).isFocused();

        keyboard.press("Enter");
        item.waitFor();
        keyboard.downTo(item);
        keyboard.press("Enter");
        keyboard.follow(button(page, "Run now"));
        assertThat(dialog).isHidden();
        assertThat(run).isFocused();
        JsonNode profile = stage.api().awaitProfile(datastore, PATIENCE);
        assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");
    }

    private void accepts(Page page, Keyboard keyboard, String datastore) {
        keyboard.follow(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Containers").setExact(true)));
        keyboard.follow(page.getByRole(AriaRole.TABLE)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("seattle-weather.csv")));
        assertThat(heading(page, "seattle-weather.csv")).isFocused();
        keyboard.follow(page.getByRole(AriaRole.TABLE)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("temp_max").setExact(true)));
        assertThat(heading(page, "temp_max")).isFocused();
        keyboard.follow(page.getByLabel("Parts of the field")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Checks")));
        Locator archive = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Archive:"))
                .first();
        keyboard.follow(archive);
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.waitFor();
        assertThat(dialog.locator(":focus")).hasCount(1);
        keyboard.press("Escape");
        assertThat(dialog).isHidden();
        assertThat(archive).isFocused();

        keyboard.press("Shift+Tab");
        keyboard.press("Shift+Tab");
        Locator accept = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept:"))
                .first();
        assertThat(accept).isFocused();
        keyboard.press("Enter");
        await().atMost(PATIENCE)
                .until(() -> stage.api().all("/api/v1/checks?datastore=" + datastore).stream()
                        .anyMatch(check -> check.path("accepted").asBoolean()));
        // Accept is gone; the focus is on what can be decided next.
        assertThat(page.getByRole(AriaRole.ARTICLE).first().locator("button:focus"))
                .hasCount(1);
        keyboard.assertSeen();
    }

    private static void fill(Keyboard keyboard, Locator input, String text) {
        keyboard.tabTo(input);
        keyboard.type(text);
    }

    private static Locator heading(Page page, String name) {
        return page.locator("h1").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

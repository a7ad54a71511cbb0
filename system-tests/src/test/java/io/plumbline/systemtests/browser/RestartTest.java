package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.time.Duration;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());

    @Test
    void aKilledPlatform_isTold_andWhatHappenedMeanwhileComesByItself_onceItIsBack() throws IOException {
        try (EmbeddedDefault platform = EmbeddedDefault.fresh()
                        .withRoot("scratch", EmbeddedDefault.scratch())
                        .start();
                Visitor visitor = Visitor.onDesktop(Stage.chromium().browser(), platform.address())) {
            String before = register(platform.api(), "Before");
            Page list = visitor.signIn(platform.adminToken());
            assertThat(card(list, "Before")).isVisible(SOON);
            Page form = visitor.newPage();
            visitor.open(form, "/datastores/new?connector=local-files");
            form.getByLabel("Description", EXACT).fill("typed before the restart");
            Page reading = visitor.newPage();
            visitor.open(reading, "/datastores");
            Page running = visitor.newPage();
            visitor.open(running, "/datastores/" + before);
            Visitor.mark(list);
            Visitor.mark(form);

            // What nobody answers to is on the console, and so is what React makes of it.
            visitor.expect("net::ERR_");
            visitor.expect("can’t be reached");
            platform.kill();
            for (Page page : new Page[] {list, form, reading}) {
                assertThat(banner(page)).isVisible(SOON);
            }
            assertThat(card(list, "Before")).isVisible();
            visitor.picture(list, "restart/away");
            // A page that wasn't fetched before: it says what is wrong, and stays ours.
            reading.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Explore"))
                    .click();
            assertThat(reading.getByRole(AriaRole.ALERT).getByText("Plumbline can’t be reached"))
                    .isVisible(SOON);
            visitor.picture(reading, "restart/not-fetched");

            // So does a dialog, and the page behind it stays.
            running.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Run").setExact(true))
                    .click();
            running.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Catalog…"))
                    .click();
            Locator dialog = running.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("Plumbline can’t be reached")).isVisible(SOON);
            assertThat(running.locator("main h1")).hasText("Before");
            visitor.picture(running, "restart/dialog-not-fetched");

            // Whoever comes too early, before all services are up, is told to try again.
            visitor.expect("status of 503");
            platform.startAgain();
            register(platform.api(), "After");

            assertThat(card(list, "After")).isVisible(SOON);
            assertThat(card(list, "After"))
                    .containsText(
                            "Catalog done",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
            for (Page page : new Page[] {list, form, reading}) {
                assertThat(banner(page))
                        .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE.toMillis()));
            }
            assertThat(reading.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("Explore").setExact(true)))
                    .isVisible(SOON);
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();
            assertThat(dialog.getByText("Catalog Before")).isVisible(SOON);
            assertThat(form.getByLabel("Description", EXACT)).hasValue("typed before the restart");
            // The session is a cookie that the platform needn't remember.
            assertThat(list.url()).endsWith("/datastores");
            Visitor.assertNotReloaded(list);
            Visitor.assertNotReloaded(form);
            visitor.picture(list, "restart/back");
            visitor.assertNothingWentWrong();
        }
    }

    private static String register(Api api, String name) throws IOException {
        Api.Registered registered = api.registerFiles(name, "scratch", Stage.folderOf("penguins.json"), false);
        api.awaitEnd(registered.operationId(), PATIENCE);
        return registered.datastoreId();
    }

    private static Locator card(Page page, String name) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator banner(Page page) {
        return page.getByText("Not connected to the platform");
    }
}

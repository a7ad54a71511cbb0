package io.plumbline.systemtests.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Links that sign in: whatever page they lead to, in a new tab or one that is open, and when their token is refused. */
class SignInLinkTest {
    private static final String UNKNOWN = "plt_0123456789abcdef_" + "A".repeat(43);

    private final Stage stage = Stage.shared();

    @Test
    void aLink_leadsToItsPage_andNeitherAddressNorHistoryKeepsTheToken() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.newPage();
            follow(page, "/checks?status=DRAFT", stage.platform().linkToken());
            assertThat(heading(page, "Checks")).isVisible();
            assertThat(page).hasURL(stage.platform().address() + "/checks?status=DRAFT");
            page.navigate("about:blank");
            page.goBack();
            assertThat(heading(page, "Checks")).isVisible();
            assertThat(page).hasURL(stage.platform().address() + "/checks?status=DRAFT");
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void aLink_inAPageThatIsOpen_beginsItAnew() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.signIn(stage.platform().linkToken());
            assertThat(heading(page, "Datastores")).isVisible();
            Visitor.mark(page);
            page.evaluate(
                    "token => { location.hash = 'token=' + token; }",
                    stage.platform().adminToken());
            page.waitForFunction("() => window.notReloaded === undefined");
            assertThat(heading(page, "Datastores")).isVisible();
            assertThat(page).hasURL(Pattern.compile(".*/datastores$"));
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void aLinkWhoseTokenIsRefused_saysSo_andLeadsToItsPageAfterAnotherOne() {
        try (Visitor visitor = visitor()) {
            visitor.expect("401");
            Page page = visitor.newPage();
            follow(page, "/explore", UNKNOWN);
            assertThat(heading(page, "Sign in to Plumbline")).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The token is unknown, expired or revoked.");
            assertThat(page.url()).doesNotContain(UNKNOWN);
            page.getByLabel("API token").fill(stage.platform().adminToken());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                    .click();
            assertThat(heading(page, "Explore")).isVisible();
            visitor.assertNothingWentWrong();
        }
    }

    private void follow(Page page, String path, String token) {
        page.navigate(stage.platform().address() + path + "#token=" + token);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Visitor visitor() {
        return Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address());
    }
}

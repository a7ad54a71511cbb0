package io.plumbline.systemtests.browser;

import java.sql.SQLException;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.plumbline.testkit.PostgresServer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class WrongPasswordTest {
    private static final String WRONG = "not-the-password-7";
    private static final String STORED =
            "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])";

    @Test
    void aWrongPassword_isToldByItsClass_andCorrectedInPlace() throws SQLException {
        PostgresServer.Database database = Shop.open().database();
        Stage stage = Stage.shared();
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            SourceForm form =
                    SourceForm.ofPostgres(visitor.signIn(stage.platform().linkToken()));
            form.fill("Wrong at first", database, WRONG);
            form.test();
            Locator alert = form.outcome().getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("Authentication: the log-in was refused");
            assertThat(alert).containsText("Look at user and password");
            visitor.picture(alert.page(), "walk/wrong-password");
            assertThat(alert.textContent()).doesNotContain(WRONG);

            form.field("Password").fill(database.password());
            assertThat(alert).containsText("This was before the latest changes.");
            form.test();
            assertThat(form.outcome()).containsText("It works");
            assertThat(form.field("Host")).hasValue(database.host());
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void aHalfFilledForm_survivesTheClosedPage_andTheBrowserKeepsNoSecret() throws SQLException {
        PostgresServer.Database database = Shop.open().database();
        Stage stage = Stage.shared();
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            Page first = visitor.signIn(stage.platform().linkToken());
            SourceForm.ofPostgres(first).fill("Half filled", database, WRONG);
            // Once it is on its way into the storage, closing can't be too early.
            first.waitForFunction("(name) => JSON.stringify({...localStorage}).includes(name)", database.user());
            assertThat((String) first.evaluate(STORED)).doesNotContain(WRONG);
            first.close();

            Page second = visitor.newPage();
            visitor.open(second, "/datastores/new?connector=postgresql");
            SourceForm again = SourceForm.on(second);
            assertThat(again.field("Name")).hasValue("Half filled");
            assertThat(again.field("Host")).hasValue(database.host());
            assertThat(again.field("Port")).hasValue(Integer.toString(database.port()));
            assertThat(again.field("User")).hasValue(database.user());
            assertThat(again.field("Password")).hasValue("");
            assertThat(second.getByText("secrets weren’t kept")).isVisible();
            visitor.picture(second, "walk/half-filled-again");

            second.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start empty"))
                    .click();
            assertThat(again.field("Host")).hasValue("");
            second.waitForFunction("(name) => !JSON.stringify({...localStorage}).includes(name)", database.user());
            visitor.assertNothingWentWrong();
        }
    }
}

package io.plumbline.systemtests.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import io.plumbline.testkit.PostgresServer;

/** The form of a datastore in PostgreSQL, as it is filled in by hand. */
final class SourceForm {
    private final Page page;

    private SourceForm(Page page) {
        this.page = page;
    }

    /** From wherever the navigation is, by clicks. */
    static SourceForm ofPostgres(Page page) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Datastores"))
                .click();
        link(page, "Add source datastore").first().click();
        link(page, "PostgreSQL").click();
        return on(page);
    }

    /** Of a page that shows it. */
    static SourceForm on(Page page) {
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Add PostgreSQL"))
                .waitFor();
        return new SourceForm(page);
    }

    SourceForm fill(String name, PostgresServer.Database database, String password) {
        field("Name").fill(name);
        field("Host").fill(database.host());
        field("Port").fill(Integer.toString(database.port()));
        field("Database").fill(database.name());
        field("User").fill(database.user());
        field("Password").fill(password);
        return this;
    }

    Locator field(String label) {
        return input(page, label);
    }

    /** Of any form for a datastore. */
    static Locator input(Page page, String label) {
        // The star of what must be given is part of the label's text.
        return page.locator("form label")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label + "( \\*)?$")))
                .locator("xpath=following::input[1]");
    }

    void test() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Test connection"))
                .click();
    }

    /** What the test said. */
    Locator outcome() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Connection test"));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}

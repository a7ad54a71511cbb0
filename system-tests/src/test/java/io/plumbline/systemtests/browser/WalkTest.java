package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import io.plumbline.testkit.PostgresServer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From the printed link to the deleted datastore, by clicks alone, over a real PostgreSQL. */
class WalkTest {
    private static final String NAME = "Shop of the walk";
    private static final String RENAMED = "Shop, renamed";
    private static final int CONTAINERS = 4;
    private static final int FIELDS = 18;
    private static final int ROWS = Shop.CUSTOMERS + 60 + Shop.ORDERS + Shop.ORDERS / 4;
    private static final double RUN_MILLIS = 120_000;

    private Stage stage;
    private Visitor visitor;
    private Page page;

    @Test
    void aSource_isAdded_profiled_judged_changedAndDeleted() throws SQLException {
        stage = Stage.shared();
        PostgresServer.Database database = Shop.open().database();
        try (Visitor somebody =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            visitor = somebody;
            page = somebody.signIn(stage.platform().linkToken());
            addTheSource(database);
            watchItFinish();
            lookAtTheList();
            lookAtTheDatastore();
            profileAgain();
            lookAtAContainerAndAField();
            decideAboutChecks();
            lookAtTheActivity();
            edit();
            delete();
            somebody.assertNothingWentWrong();
        } finally {
            stage.removeDatastores(NAME, RENAMED);
        }
    }

    private void addTheSource(PostgresServer.Database database) {
        picture("01-datastores");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add source datastore"))
                .first()
                .click();
        assertThat(main().getByRole(AriaRole.LINK, named("PostgreSQL"))).isVisible();
        picture("02-gallery");
        SourceForm form = SourceForm.ofPostgres(page).fill(NAME, database, database.password());
        form.test();
        assertThat(form.outcome()).containsText("It works");
        assertThat(form.outcome()).containsText("PostgreSQL");
        assertThat(form.outcome()).containsText("schemas seen");
        // What the source has listed is offered where a schema is chosen.
        form.field("Schema").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Shop.SCHEMA))
                .click();
        Locator afterwards = main().getByRole(AriaRole.REGION, named("Afterwards"));
        assertThat(afterwards.getByRole(AriaRole.SWITCH, named(Pattern.compile("^Initiate catalog"))))
                .isChecked();
        afterwards
                .getByRole(AriaRole.SWITCH, named(Pattern.compile("^Profile afterwards")))
                .check();
        picture("03-form");
        main().getByRole(AriaRole.BUTTON, named("Add datastore")).click();
        page.waitForURL(Pattern.compile(".*/datastores/ds_\\w+$"));
    }

    private void watchItFinish() {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(NAME)))
                .isVisible();
        Locator going = main().getByRole(AriaRole.REGION, named(Pattern.compile("(Catalog|Profile) going on")));
        assertThat(going.first()).isVisible();
        picture("04-going-on");
        // A document that is loaded anew would have forgotten it.
        page.evaluate("() => { window.neverReloaded = true; }");
        assertThat(card("Profile"))
                .containsText("Succeeded", new LocatorAssertions.ContainsTextOptions().setTimeout(RUN_MILLIS));
        assertThat(card("Catalog")).containsText("Succeeded");
        assertThat(going).hasCount(0);
        assertThat(total("Containers")).hasText(Integer.toString(CONTAINERS));
        assertThat(total("Fields")).hasText(Integer.toString(FIELDS));
        assertThat(total("Rows profiled")).hasText(String.format("%,d", ROWS));
        assertThat((Boolean) page.evaluate("() => window.neverReloaded === true"))
                .as("live, without a reload")
                .isTrue();
    }

    private void lookAtTheList() {
        navigate("Datastores");
        Locator shop = main().getByRole(AriaRole.ARTICLE, named(NAME));
        assertThat(shop).containsText("PostgreSQL");
        assertThat(shop).containsText("Containers" + CONTAINERS);
        assertThat(shop).containsText("Fields" + FIELDS);
        assertThat(shop).containsText("Records" + String.format("%,d", ROWS));
        picture("05-list");
        main().getByText("Table", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(main().getByRole(AriaRole.TABLE, named("Datastores"))).containsText(NAME);
        picture("06-list-as-table");
        main().getByRole(AriaRole.LINK, named(NAME)).click();
    }

    private void lookAtTheDatastore() {
        assertThat(main().getByText("Data volume", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(main().getByRole(AriaRole.IMG, named(Pattern.compile("Rows on each of 30 days"))))
                .isVisible();
        picture("07-overview");
        tab("Activity");
        assertThat(operations().getByRole(AriaRole.LINK, named("Catalog"))).isVisible();
        assertThat(operations().getByRole(AriaRole.LINK, named("Profile"))).isVisible();
        picture("08-datastore-activity");
    }

    private void profileAgain() {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Run").setExact(true))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^Profile")))
                .click();
        Locator wizard = page.getByRole(AriaRole.DIALOG);
        wizard.getByText("Chosen ones").click();
        wizard.getByText("shop.orders", new Locator.GetByTextOptions().setExact(true))
                .click();
        picture("09-wizard-containers");
        Locator next = wizard.getByRole(AriaRole.BUTTON, named("Next"));
        next.click();
        assertThat(wizard).containsText("Rows of each container");
        next.click();
        assertThat(wizard).containsText("Which checks are proposed");
        next.click();
        Locator plans = wizard.getByRole(AriaRole.TABLE, named("What would be read"));
        assertThat(plans).containsText("shop.orders");
        assertThat(plans).containsText(Integer.toString(Shop.ORDERS));
        picture("10-wizard-pre-flight");
        wizard.getByRole(AriaRole.BUTTON, named("Run now")).click();
        assertThat(wizard).hasCount(0);
        assertThat(operations().getByRole(AriaRole.LINK, named("Profile"))).hasCount(2);
        assertThat(operations().getByText("Succeeded", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(RUN_MILLIS));
    }

    private void lookAtAContainerAndAField() {
        tab("Containers");
        main().getByRole(AriaRole.TABLE, named("Containers"))
                .getByRole(AriaRole.LINK, named("shop.customers"))
                .click();
        assertThat(main().getByText("Everybody who has ever ordered")).isVisible();
        Locator fields = main().getByRole(AriaRole.TABLE, named("Fields"));
        assertThat(fields.getByRole(AriaRole.METER, named("Completeness of country")))
                .isVisible();
        picture("11-container");
        tab("Preview");
        assertThat(main()).containsText("customer1@example.org");
        picture("12-preview");
        tab("Fields");
        fields.getByRole(AriaRole.LINK, named("country")).click();
        assertThat(page.locator("#metric-nullCount td")).containsText(Integer.toString(Shop.CUSTOMERS / 12));
        assertThat(page.locator("#metric-rowCount td")).containsText(Integer.toString(Shop.CUSTOMERS));
        picture("13-field");
    }

    private void decideAboutChecks() {
        tab("Checks");
        Locator accepted = main().getByRole(AriaRole.ARTICLE).first();
        assertThat(accepted).containsText("The statistics behind it");
        picture("14-field-checks");
        String first = accepted.getAttribute("aria-label");
        accepted.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Accept"))).click();
        assertThat(accepted.getByText("accepted", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();

        main().getByRole(AriaRole.NAVIGATION, named("Breadcrumb"))
                .getByRole(AriaRole.LINK, named("shop.customers"))
                .click();
        main().getByRole(AriaRole.TABLE, named("Fields"))
                .getByRole(AriaRole.LINK, named("email"))
                .click();
        tab("Checks");
        String second = main().getByRole(AriaRole.ARTICLE).first().getAttribute("aria-label");
        Locator rejected = main().getByRole(AriaRole.ARTICLE, named(second));
        rejected.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Reject"))).click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("never proposed again");
        question.getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(rejected).hasCount(0);
        picture("15-rejected");
        assertThat(statuses(first)).containsExactly("ACTIVE");
        assertThat(statuses(second)).containsExactly("ARCHIVED");
    }

    private List<String> statuses(String description) {
        return stage.api().all("/api/v1/checks?status=ALL&datastore=" + datastoreId()).stream()
                .filter(check -> check.path("description").asString().equals(description))
                .map(check -> check.path("status").asString())
                .toList();
    }

    private String datastoreId() {
        return stage.datastoreNamed(NAME)
                .map(store -> store.path("id").asString())
                .orElseThrow();
    }

    private void lookAtTheActivity() {
        navigate("Activity");
        Locator mine = operations().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(NAME));
        assertThat(mine).hasCount(3);
        picture("16-activity");
        mine.filter(new Locator.FilterOptions().setHasText("Profile"))
                .first()
                .getByRole(AriaRole.LINK, named("Profile"))
                .click();
        assertThat(main().getByRole(AriaRole.TABLE, named("Parts of the operation")))
                .containsText("shop.orders");
        assertThat(main().getByRole(AriaRole.REGION, named("What became visible")))
                .containsText(Integer.toString(Shop.ORDERS));
        picture("17-operation");
        main().getByRole(AriaRole.NAVIGATION, named("Breadcrumb"))
                .getByRole(AriaRole.LINK, named(NAME))
                .click();
    }

    private void edit() {
        tab("Settings");
        main().getByRole(AriaRole.BUTTON, named("Edit")).click();
        SourceForm.input(page, "Name").fill(RENAMED);
        picture("18-edit");
        main().getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(RENAMED)))
                .isVisible();
    }

    private void delete() {
        main().getByRole(AriaRole.BUTTON, named("Delete …")).click();
        Locator question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText(CONTAINERS + " containers with " + FIELDS + " fields");
        Locator button = question.getByRole(AriaRole.BUTTON, named("Delete datastore"));
        assertThat(button).isDisabled();
        picture("19-delete");
        question.getByRole(AriaRole.TEXTBOX).fill(RENAMED);
        button.click();
        page.waitForURL("**/datastores");
        assertThat(main().getByRole(AriaRole.ARTICLE, named("Samples"))).isVisible();
        assertThat(main().getByRole(AriaRole.ARTICLE, named(RENAMED))).hasCount(0);
        picture("20-deleted");
    }

    private Locator main() {
        return page.getByRole(AriaRole.MAIN);
    }

    private Locator card(String name) {
        return main().getByRole(AriaRole.REGION, named(name));
    }

    private Locator operations() {
        return main().getByRole(AriaRole.TABLE, named("Operations"));
    }

    private Locator total(String label) {
        return Shown.inList(main().locator("dl[aria-label=Totals]"), label);
    }

    private void navigate(String place) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByRole(AriaRole.LINK, named(place))
                .click();
    }

    private void tab(String name) {
        main().getByRole(AriaRole.NAVIGATION, named(Pattern.compile("^Parts of the")))
                .getByRole(AriaRole.LINK, named(name))
                .click();
    }

    private void picture(String name) {
        visitor.settle(page);
        visitor.picture(page, "walk/" + name);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}

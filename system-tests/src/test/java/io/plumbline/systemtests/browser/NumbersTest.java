package io.plumbline.systemtests.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What pages show is what the API says: to the last digit where one hovers, and rounded rightly where one reads. */
class NumbersTest extends SignedIn {

    NumbersTest() {
        super(1500);
    }

    @Test
    void theListOfDatastores_showsTheApisNumbers() {
        JsonNode store = store();
        JsonNode counters = store.path("counters");
        NumberCheck check = new NumberCheck();
        visitor.open(page, "/datastores");
        Locator card = main().getByRole(AriaRole.ARTICLE, new Locator.GetByRoleOptions().setName("Samples"));
        Map<String, List<Shown>> shown = Shown.ofList(card.locator("dl"));
        check.count("Containers", shown.get("Containers").get(0), counters.path("containers"));
        check.count("Fields", shown.get("Fields").get(0), counters.path("fields"));
        check.count("Records", shown.get("Records").get(0), counters.path("rowsProfiled"));
        check.count("Checks", shown.get("Checks").get(0), counters.path("checks"));
        check.time(
                "Catalogued",
                card.locator("time").nth(0),
                store.path("lastCatalog").path("finishedAt"));
        check.time(
                "Profiled",
                card.locator("time").nth(1),
                store.path("lastProfile").path("finishedAt"));

        visitor.open(page, "/datastores?view=table");
        Locator table = table("Datastores");
        List<Shown> row = Shown.ofRows(table).stream()
                .filter(cells -> cells.get(0).text().contains("Samples"))
                .findFirst()
                .orElseThrow();
        check.count("table: Containers", row.get(5), counters.path("containers"));
        check.count("table: Fields", row.get(6), counters.path("fields"));
        check.count("table: Records", row.get(7), counters.path("rowsProfiled"));
        check.count("table: Checks", row.get(8), counters.path("checks"));
        check.assertAll(10);
    }

    @Test
    void theOverviewOfADatastore_showsTheApisNumbers() {
        JsonNode overview = overview();
        visitor.open(page, "/datastores/" + stage.datastoreId());
        NumberCheck check = totals(overview);
        for (String run : List.of("Catalog", "Profile")) {
            JsonNode operation = overview.path("last" + run);
            JsonNode summary = operation.path("summary");
            Locator card = main().getByRole(
                            AriaRole.REGION,
                            new Locator.GetByRoleOptions().setName(run).setExact(true));
            Map<String, List<Shown>> figures = Shown.ofList(card.locator("dl"));
            check.count(run + " containers", figures.get("Containers").get(0), summary.path("containers"));
            check.count(run + " fields", figures.get("Fields").get(0), summary.path("fields"));
            check.bytes(
                    run + " bytes",
                    figures.get(run.equals("Profile") ? "Read" : "Size").get(0),
                    summary.path("bytes"));
            if (run.equals("Profile")) {
                check.count("Profile rows", figures.get("Rows").get(0), summary.path("rows"));
                check.count("Profile checks", figures.get("Checks").get(0), summary.path("checks"));
            }
            check.time(run + " when", card.locator("time").first(), operation.path("finishedAt"));
        }
        volume(check);
        check.assertAll(160);
    }

    private NumberCheck totals(JsonNode overview) {
        NumberCheck check = new NumberCheck();
        Map<String, List<Shown>> totals = Shown.ofList(main().locator("dl[aria-label=Totals]"));
        JsonNode containers = overview.path("containers");
        check.count("Containers", totals.get("Containers").get(0), containers.path("present"));
        check.count(
                "Fields", totals.get("Fields").get(0), overview.path("fields").path("known"));
        check.count("Rows profiled", totals.get("Rows profiled").get(0), overview.path("rows"));
        check.numbers(
                "Rows profiled, note",
                totals.get("Rows profiled").get(1),
                containers.path("profiled"),
                containers.path("present"));
        check.share("Sampling", totals.get("Sampling").get(0), overview.path("shareProfiled"));
        check.numbers("Sampling, note", totals.get("Sampling").get(1), overview.path("rowsKnown"));
        check.share("Completeness", totals.get("Completeness").get(0), overview.path("completeness"));
        check.numbers("Completeness, note", totals.get("Completeness").get(1), overview.path("completenessOf"));
        check.bytes("Size", totals.get("Size").get(0), overview.path("bytes"));
        check.count(
                "Active checks",
                totals.get("Active checks").get(0),
                overview.path("checks").path("active"));
        return check;
    }

    private void volume(NumberCheck check) {
        main().getByText("As a table", new Locator.GetByTextOptions().setExact(true))
                .click();
        Locator table = table("Data volume by day");
        table.locator("tr[data-index='29']").waitFor();
        List<List<Shown>> days = Shown.ofRows(table);
        String from = days.get(days.size() - 1).get(0).text();
        String to = days.get(0).get(0).text();
        JsonNode volume = stage.api()
                .get("/api/v1/datastores/" + stage.datastoreId() + "/volume?from=" + from + "&to=" + to + "&zone="
                        + URLEncoder.encode("Europe/Berlin", StandardCharsets.UTF_8))
                .body()
                .path("days");
        assertThat(days).hasSize(30).hasSize(volume.size());
        for (int i = 0; i < days.size(); i++) {
            JsonNode day = volume.get(days.size() - 1 - i);
            List<Shown> row = days.get(i);
            String where = "volume of " + day.path("day").asString();
            assertThat(row.get(0).text()).isEqualTo(day.path("day").asString());
            check.count(where + ": rows", row.get(1), day.path("rows"));
            check.bytes(where + ": bytes", row.get(2), day.path("bytes"));
            check.count(where + ": containers", row.get(3), day.path("containers"));
            check.count(where + ": profiled", row.get(4), day.path("profiled"));
        }
    }

    /** Otherwise an agreement would prove nothing. */
    @Test
    void aNumberThatIsChangedOnItsWay_isNoticed() {
        JsonNode overview = overview();
        long rows = overview.path("rows").asLong();
        page.route("**/overview", (Route route) -> {
            String text = route.fetch().text();
            assertThat(text).contains("\"rows\":" + rows);
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(text.replace("\"rows\":" + rows, "\"rows\":" + (rows + 1))));
        });
        visitor.open(page, "/datastores/" + stage.datastoreId());
        NumberCheck check = totals(overview);
        assertThatThrownBy(() -> check.assertAll(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Rows profiled: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seattle-weather.csv", "penguins.json", "birdstrikes.csv"})
    void theFieldsOfAContainer_showTheApisNumbers(String name) {
        JsonNode container = stage.container(name);
        String id = container.path("id").asString();
        List<JsonNode> fields = stage.api().all("/api/v1/containers/" + id + "/fields?nested=true&missing=true");
        visitor.open(page, "/containers/" + id);
        NumberCheck check = new NumberCheck();
        List<List<Shown>> rows = Shown.ofRows(table("Fields"));
        assertThat(rows).hasSameSizeAs(fields);
        for (int i = 0; i < rows.size(); i++) {
            FieldNumbers.row(check, rows.get(i), fields.get(i));
        }
        // Of the page's head: "1,461 rows, 6 fields, 47.1 KB, profiled …"
        check.count("rows", fact("rows"), container.path("profile").path("rows"));
        check.count("fields", fact("fields"), container.path("fieldCount"));
        check.time(
                "profiled",
                page.locator("main header time").first(),
                container.path("profile").path("profiledAt"));
        check.assertAll(fields.size() * 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seattle-weather.csv", "penguins.json", "birdstrikes.csv"})
    void everyFieldsPage_showsTheApisNumbers(String name) {
        String id = stage.container(name).path("id").asString();
        Map<String, JsonNode> profiles = stage.api().profile(id);
        assertThat(profiles).hasSizeGreaterThan(4);
        NumberCheck check = new NumberCheck();
        profiles.forEach((path, profile) -> {
            visitor.open(
                    page,
                    "/containers/" + id + "/fields/"
                            + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20"));
            page.locator("#metric-rowCount").waitFor();
            FieldNumbers.page(check, page, path, profile);
        });
        check.assertAll(profiles.size() * 40);
    }

    private Shown fact(String what) {
        Shown shown = Shown.of(page.locator("main header span")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^[\\d.,]+[km]? " + what + "$")))
                .last());
        String text = shown.text().replace(" " + what, "");
        return new Shown(text, shown.full().equals(shown.text()) ? text : shown.full());
    }

    private JsonNode store() {
        return stage.api().get("/api/v1/datastores/" + stage.datastoreId()).body();
    }

    private JsonNode overview() {
        return stage.api()
                .get("/api/v1/datastores/" + stage.datastoreId() + "/overview")
                .body();
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The filters of operations, on the page of all and on the tab of one datastore. */
class ActivityFiltersTest extends FilteredRows {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static OwnFiles own;

    /** A catalog and a profile that succeed, and a catalog that fails. */
    @BeforeAll
    static void prepare() throws IOException {
        own = OwnFiles.of(Stage.shared(), Map.of("people.csv", "id,half\n1,1\n2,\n3,1\n4,\n"));
        own.profile(Map.of());
        Files.move(own.file(""), own.file("../" + own.datastoreId()));
        Api api = Stage.shared().api();
        JsonNode failed = api.awaitEnd(api.run(own.datastoreId(), Map.of("type", "CATALOG")), Duration.ofMinutes(1));
        assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("FAILED");
    }

    @AfterAll
    static void remove() {
        own.close();
    }

    @ParameterizedTest
    @CsvSource({
        "false, Type, Catalog, type=CATALOG",
        "false, Type, Profile, type=PROFILE",
        "false, State, Failed, status=FAILED",
        "false, State, Succeeded, status=SUCCEEDED",
        "true, Type, Profile, type=PROFILE",
        "true, State, Failed, status=FAILED"
    })
    void operations_areThoseOfTheFilter(boolean ofOne, String label, String option, String query) {
        String api = "/api/v1/operations" + (ofOne ? "?datastore=" + own.datastoreId() : "");
        visitor.open(page, (ofOne ? "/datastores/" + own.datastoreId() : "") + "/activity");
        assertRows("Operations", api, ActivityFiltersTest::operation);
        box(label).click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
        assertFiltered("Operations", api + (ofOne ? "&" : "?") + query, query, ActivityFiltersTest::operation);
        main().getByText("Show all", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertRows("Operations", api, ActivityFiltersTest::operation);
    }

    @Test
    void aDayOfTheMap_andASearch_narrowTheOperations_andADayWithoutAnySaysSo() {
        visitor.open(page, "/activity");
        JsonNode newest = stage.api().all("/api/v1/operations").get(0);
        LocalDate day =
                Instant.parse(newest.path("createdAt").asString()).atZone(ZONE).toLocalDate();
        String span = "from=" + day.atStartOfDay(ZONE).toInstant() + "&to="
                + day.plusDays(1).atStartOfDay(ZONE).toInstant();
        day(day).click();
        assertThat(day(day)).hasAttribute("aria-pressed", "true");
        assertThat(box("From this day")).hasValue(day.toString());
        assertOpened("Operations", "/api/v1/operations?" + span, "from=" + day, ActivityFiltersTest::operation);
        day(day).click();
        assertThat(box("To this day")).hasValue("");
        assertRows("Operations", "/api/v1/operations", ActivityFiltersTest::operation);

        day(day.minusDays(40)).click();
        assertThat(main()).containsText("No operation is like that");
        box("To this day").fill(day.toString());
        assertRows("Operations", "/api/v1/operations", ActivityFiltersTest::operation);
        main().getByText("Show all", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(day(day.minusDays(40))).hasAttribute("aria-pressed", "false");

        String id = newest.path("id").asString();
        box("Id, or who asked").fill(id);
        assertFiltered("Operations", "/api/v1/operations?search=" + id, "search=" + id, ActivityFiltersTest::operation);
        box("Id, or who asked").fill(NOBODY);
        assertThat(main()).containsText("No operation is like that");
        page.getByLabel("Clear the search").click();
        assertRows("Operations", "/api/v1/operations", ActivityFiltersTest::operation);
    }

    private Locator day(LocalDate day) {
        return main().locator("button[data-day='" + day + "']");
    }

    private static String operation(JsonNode row) {
        return "/operations/" + row.path("id").asString();
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
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

/** The filters of the pages that explore the containers and the fields of all datastores. */
class ExploreFiltersTest extends FilteredRows {
    private static OwnFiles own;

    /** One container that is masked, tagged and incomplete, one that is gone, one that was never profiled. */
    @BeforeAll
    static void prepare() throws IOException {
        own = OwnFiles.of(
                Stage.shared(),
                Map.of(
                        "people.csv", "id,mail,never\n1,a@x.org,\n2,b@x.org,\n3,c@x.org,\n4,d@x.org,\n",
                        "gone.csv", "a,b\n1,x\n"));
        Api.Answer decided = Stage.shared()
                .api()
                .send(
                        "PATCH",
                        "/api/v1/containers/" + own.containerId("people.csv"),
                        Map.of("fieldStatuses", Map.of("mail", "MASKED"), "tags", List.of("filtered")),
                        Map.of("Prefer", "wait=30"));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        own.profile(Map.of());
        Files.writeString(own.file("later.csv"), "c,d\n1,y\n2,z\n");
        Files.delete(own.file("gone.csv"));
        own.catalog();
    }

    @AfterAll
    static void remove() {
        own.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Kind of container, File, kind=FILE, kind=FILE",
        "Completeness, Complete, minCompleteness=1, minCompleteness=1",
        "Completeness, Below 90%, maxCompleteness=0.9, maxCompleteness=0.9",
        "State, Profiled, profiled=true, profiled=true",
        "State, Not profiled, profiled=false, profiled=false",
        "State, Missing at the source, missing=true, missing=true",
        "Masking, With masked fields, masked=true, masked=true",
        "Masking, Without masked fields, masked=false, masked=false",
        "Datastore, Samples, datastore={samples}, datastore={samples}"
    })
    void containersToExplore_areThoseOfTheFilter(String label, String option, String api, String address) {
        visitor.open(page, "/explore");
        assertRows("Containers", "/api/v1/containers", ExploreFiltersTest::container);
        choose(label, option, "");
        assertFiltered("Containers", "/api/v1/containers?" + told(api), told(address), ExploreFiltersTest::container);
        page.getByLabel(label, exactly()).selectOption("");
        assertRows("Containers", "/api/v1/containers", ExploreFiltersTest::container);
    }

    @ParameterizedTest
    @CsvSource({
        "Type, Numbers, type=NUMBER",
        "Type, Dates and times, type=TIME",
        "Completeness, Always null, maxCompleteness=0",
        "Completeness, Below 99%, maxCompleteness=0.99",
        "Masking, Masked, masked=true",
        "State, Not profiled, profiled=false",
        "Kind of container, File, kind=FILE"
    })
    void fieldsToExplore_areThoseOfTheFilter(String label, String option, String query) {
        visitor.open(page, "/explore?view=fields");
        choose(label, option, "");
        assertFiltered("Fields", "/api/v1/fields?" + query, query, ExploreFiltersTest::field);
        page.getByLabel(label, exactly()).selectOption("");
        assertRows("Fields", "/api/v1/fields", ExploreFiltersTest::field);
    }

    @Test
    void searchAndTag_narrowWhatIsExplored_andWithoutAHitAllCanBeTakenAway() {
        visitor.open(page, "/explore");
        box("Name or comment").fill("people");
        assertFiltered(
                "Containers", "/api/v1/containers?search=people", "search=people", ExploreFiltersTest::container);
        box("Name or comment").fill("");
        box("Tag").fill("filtered");
        assertFiltered("Containers", "/api/v1/containers?tag=filtered", "tag=filtered", ExploreFiltersTest::container);
        main().getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName("Fields").setExact(true))
                .click();
        assertFiltered("Fields", "/api/v1/fields?tag=filtered", "tag=filtered", ExploreFiltersTest::field);
        box("Name or comment").fill(NOBODY);
        assertThat(main()).containsText("No fields fit");
        assertThat(table("Fields")).isHidden();
        main().getByText("Take all filters away").click();
        assertRows("Fields", "/api/v1/fields", ExploreFiltersTest::field);
        assertThat(box("Tag")).hasValue("");
    }

    private static String container(JsonNode row) {
        return "/containers/" + row.path("id").asString();
    }

    private static String field(JsonNode row) {
        JsonNode field = row.path("field");
        String path = field.has("path")
                ? field.path("path").asString()
                : field.path("name").asString();
        return "/containers/" + row.path("containerId").asString() + "/fields/" + path;
    }
}

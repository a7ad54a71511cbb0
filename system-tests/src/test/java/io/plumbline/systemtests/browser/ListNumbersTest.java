package io.plumbline.systemtests.browser;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the lists over all datastores show is what the API says, row by row: checks, operations with their parts, explore. */
class ListNumbersTest extends SignedIn {
    private static final JsonNode NONE = MissingNode.getInstance();

    ListNumbersTest() {
        super(1800);
    }

    @Test
    void theListOfChecks_andItsChoices_showTheApisNumbers() {
        NumberCheck check = compared("/checks", "Checks", "/api/v1/checks", (found, row) -> {
            found.expect(row.where("container"), row.shows(3, "container"), row.cell(3), row.truth());
            found.count(row.where("weight"), row.cell(6), row.truth().path("weight"));
            found.time(row.where("changed"), row.time(), row.truth().path("updatedAt"));
        });
        JsonNode counts = stage.api().get("/api/v1/check-counts?status=ALL").body();
        JsonNode byStatus = counts.path("byStatus");
        long counting =
                byStatus.path("ACTIVE").asLong(0) + byStatus.path("DRAFT").asLong(0);
        assertThat(counting).isPositive();
        assertThat(main().locator("select[aria-label='State'] option").allTextContents())
                .contains(
                        "Active and drafts (" + ListedRow.whole(counting) + ")",
                        "All states (" + ListedRow.whole(counts.path("total").asLong()) + ")");
        check.assertAll(40);
    }

    @Test
    void theListOfOperations_showsTheApisNumbers() {
        compared("/activity", "Operations", "/api/v1/operations", (found, row) -> {
                    JsonNode summary = row.truth().path("summary");
                    boolean catalog = row.told("type").equals("CATALOG");
                    found.time(row.where("when"), row.time(), row.truth().path("createdAt"));
                    found.expect(row.where("duration"), row.lasted(4), row.cell(4), row.truth());
                    found.count(row.where("rows"), row.cell(5), catalog ? NONE : summary.path("rows"));
                    found.bytes(row.where("size"), row.cell(6), summary.path("bytes"));
                    found.count(row.where("containers"), row.cell(7), summary.path("containers"));
                })
                .assertAll(12);
    }

    @Test
    void thePartsOfAnOperation_showTheApisNumbers() {
        String operation = stage.api()
                .awaitProfile(stage.datastoreId(), Duration.ofMinutes(1))
                .path("id")
                .asString();
        String items = "/api/v1/operations/" + operation + "/items";
        compared("/operations/" + operation, "Parts of the operation", items, (found, row) -> {
                    JsonNode progress = row.truth().path("progress");
                    found.expect(row.where("container"), row.shows(0, "container"), row.cell(0), row.truth());
                    found.count(row.where("rows"), row.cell(2), progress.path("rows"));
                    found.bytes(row.where("read"), row.cell(3), progress.path("bytes"));
                    found.expect(row.where("duration"), row.lasted(4), row.cell(4), row.truth());
                    found.expect(row.where("attempt"), row.shows(5, "attempt"), row.cell(5), row.truth());
                })
                .assertAll(30);
    }

    @Test
    void theContainersToExplore_showTheApisNumbers() {
        compared("/explore", "Containers", "/api/v1/containers", (found, row) -> {
                    JsonNode profile = row.truth().path("profile");
                    JsonNode rows = profile.path("rows").isMissingNode()
                            ? row.truth().path("rowCountEstimate")
                            : profile.path("rows");
                    found.count(row.where("rows"), row.cell(4), rows);
                    found.bytes(row.where("size"), row.cell(5), row.truth().path("sizeBytes"));
                    found.count(row.where("fields"), row.cell(6), row.truth().path("fieldCount"));
                    found.share(row.where("completeness"), row.cell(7), profile.path("completeness"));
                })
                .assertAll(30);
    }

    @Test
    void theFieldsToExplore_showTheApisNumbers() {
        compared("/explore?view=fields", "Fields", "/api/v1/fields", (found, row) -> {
                    JsonNode summary = row.truth().path("field").path("summary");
                    JsonNode completeness = FieldNumbers.value(summary.path("completeness"));
                    found.expect(row.where("container"), row.shows(2, "containerName"), row.cell(2), row.truth());
                    found.share(row.where("completeness"), row.cell(5), completeness);
                    found.count(row.where("distinct"), row.cell(6), FieldNumbers.value(summary.path("distinctCount")));
                })
                .assertAll(100);
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** How two files of a pattern differ, and the groups of their rows: what the page shows is what the API says. */
class PartNumbersTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "days in groups";
    private static final int FIRST_ROWS = 120;
    private static final int SECOND_ROWS = 175;

    private static String container;

    PartNumbersTest() {
        super(1800);
    }

    /** Two days of orders by state: the second one dearer, and with gaps. */
    @BeforeAll
    static void profileTwoDays() throws IOException {
        Api api = Stage.shared().api();
        Path folder = Files.createTempDirectory(EmbeddedDefault.scratch(), "days");
        write(folder.resolve("orders_2026-01-01.csv"), FIRST_ROWS, 10, 0);
        write(folder.resolve("orders_2026-01-02.csv"), SECOND_ROWS, 25, 4);
        Api.Registered registered =
                api.registerFiles(NAME, "scratch", folder.getFileName().toString(), false);
        succeed(api, registered.operationId());
        container = api.all("/api/v1/datastores/" + registered.datastoreId() + "/containers")
                .get(0)
                .path("id")
                .asString();
        Api.Answer grouped = api.send(
                "PATCH",
                "/api/v1/containers/" + container,
                Map.of("groupBy", List.of(List.of("state"))),
                Map.of("Prefer", "wait=30"));
        assertThat(grouped.status()).as(grouped.text()).isEqualTo(200);
        succeed(api, api.run(registered.datastoreId(), Map.of("type", "PROFILE")));
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(NAME);
    }

    @Test
    void theGroupsOfAContainer_showTheApisNumbers() {
        String path = "/containers/" + container;
        NumberCheck check = compared(path + "/parts", "Groups", "/api/v1" + path + "/groups", (found, row) -> {
            String values = row.cell(0).text();
            JsonNode value = row.truth().at("/values/0");
            String said =
                    value.path("field").asString() + " = " + value.path("value").asString("none");
            found.expect(row.where("values"), values.equals(said), values, said);
            found.count(row.where("rows"), row.cell(1), row.truth().path("rows"));
            found.share(row.where("share"), row.cell(2), row.truth().path("share"));
            found.count(row.where("fields"), row.cell(3), row.truth().path("fields"));
        });
        List<JsonNode> groups = stage.api().all("/api/v1" + path + "/groups");
        assertThat(groups).hasSize(3);
        assertThat(groups.stream()
                        .mapToLong(group -> group.path("rows").asLong())
                        .sum())
                .as("every row is in one group")
                .isEqualTo(FIRST_ROWS + SECOND_ROWS);
        check.assertAll(21);
    }

    @Test
    void theDriftOfTwoParts_showsTheApisNumbersOfEach() {
        visitor.open(page, "/containers/" + container + "/parts");
        List<JsonNode> parts = stage.api().all("/api/v1/containers/" + container + "/parts");
        assertThat(parts)
                .extracting(part -> part.path("rows").asInt())
                .containsExactlyInAnyOrder(FIRST_ROWS, SECOND_ROWS);
        for (JsonNode part : parts) {
            main().getByRole(
                            AriaRole.CHECKBOX,
                            new Locator.GetByRoleOptions()
                                    .setName("Compare " + part.path("name").asString()))
                    .check();
        }
        List<JsonNode> before = ofPart("orders_2026-01-01.csv");
        List<JsonNode> after = ofPart("orders_2026-01-02.csv");
        List<List<Shown>> rows = rows("Fields of orders_2026-01-01.csv and orders_2026-01-02.csv", before.size());
        NumberCheck check = new NumberCheck();
        for (int i = 0; i < rows.size(); i++) {
            List<Shown> cells = rows.get(i);
            JsonNode from = before.get(i).path("profile");
            JsonNode to = after.get(i).path("profile");
            String field = from.path("path").asString();
            check.expect("field " + i, cells.get(0).text().equals(field), cells.get(0), field);
            check.share(field + ": complete before", cells.get(1), value(from, "completeness"));
            check.share(field + ": complete after", cells.get(2), value(to, "completeness"));
            check.count(field + ": distinct before", cells.get(3), value(from, "distinctCount"));
            check.count(field + ": distinct after", cells.get(4), value(to, "distinctCount"));
            moved(check, field + ": mean", cells.get(5), value(from, "mean"), value(to, "mean"));
            moved(check, field + ": greatest", cells.get(6), value(from, "max"), value(to, "max"));
        }
        check.assertAll(28);
        assertThat(value(after.get(2).path("profile"), "completeness").asDouble())
                .as("the second day has gaps")
                .isLessThan(1);
    }

    /** Both values in full where the mouse hovers, and nothing where neither has one. */
    private static void moved(NumberCheck check, String where, Shown shown, JsonNode from, JsonNode to) {
        String said =
                from.isMissingNode() && to.isMissingNode() ? "" : from.asString("none") + " → " + to.asString("none");
        check.expect(where, shown.full().equals(said), shown, said);
    }

    private List<JsonNode> ofPart(String part) {
        return stage.api().all("/api/v1/containers/" + container + "/profile?from=" + part + "&to=" + part);
    }

    private static JsonNode value(JsonNode profile, String metric) {
        return Api.metric(profile, metric).path("value");
    }

    private static void succeed(Api api, String operation) {
        JsonNode ended = api.awaitEnd(operation, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private static void write(Path file, int rows, int price, int gapEvery) throws IOException {
        List<String> states = List.of("paid", "sent", "returned");
        StringBuilder text = new StringBuilder("id,state,amount\n");
        for (int i = 0; i < rows; i++) {
            String amount = gapEvery > 0 && i % gapEvery == 0 ? "" : price + i % 9 + ".25";
            text.append(price * 1_000 + i)
                    .append(',')
                    .append(states.get(i % states.size()))
                    .append(',')
                    .append(amount)
                    .append('\n');
        }
        Files.writeString(file, text);
    }
}

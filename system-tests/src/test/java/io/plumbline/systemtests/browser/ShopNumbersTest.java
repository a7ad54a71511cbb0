package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.plumbline.systemtests.platform.Api;

import static org.assertj.core.api.Assertions.assertThat;

/** The foreign keys of a database, what its deletion would take along, and the bell: they show what the API says. */
class ShopNumbersTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "Shop of the numbers";

    private static String datastore;

    ShopNumbersTest() {
        super(1800);
    }

    @BeforeAll
    static void profileTheShop() throws SQLException {
        Api api = Stage.shared().api();
        Api.Registered registered = api.register(NAME, "postgresql", Shop.open().properties(), false);
        datastore = registered.datastoreId();
        api.awaitEnd(registered.operationId(), PATIENCE);
        // From level 3 on, references are sought in the values, too.
        String profile = api.run(datastore, Map.of("type", "PROFILE", "profile", Map.of("inferenceLevel", 3)));
        JsonNode ended = api.awaitEnd(profile, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).startsWith("SUCCEEDED");
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(NAME);
    }

    @Test
    void theForeignKeysOfADatastore_showTheApisNumbers() {
        String path = "/datastores/" + datastore;
        List<Boolean> declared = new ArrayList<>();
        NumberCheck check =
                compared(path + "/relations", "Foreign keys", "/api/v1" + path + "/foreign-keys", (found, row) -> {
                    JsonNode truth = row.truth();
                    declared.add(truth.path("declared").asBoolean());
                    String from = truth.path("container").asString() + ": "
                            + truth.at("/fields/0").asString();
                    String to = truth.path("parent").asString() + ": "
                            + truth.at("/parentFields/0").asString();
                    found.expect(row.where("field"), row.cell(0).full().equals(from), row.cell(0), from);
                    found.expect(row.where("refers to"), row.cell(1).full().equals(to), row.cell(1), to);
                    String known = truth.path("declared").asBoolean() ? "The source" : "Its values";
                    found.expect(row.where("known from"), row.cell(2).text().equals(known), row.cell(2), known);
                    found.numbers(row.where("holds"), row.cell(3), held(truth));
                });
        assertThat(declared).as("of the source, and found").contains(true, false);
        check.assertAll(4 * declared.size());
    }

    private static JsonNode[] held(JsonNode key) {
        JsonNode contained = key.path("contained");
        if (contained.path("exact").asBoolean()) {
            boolean all = contained.path("share").asDouble() == 1;
            JsonNode distinct = key.path("distinct");
            return new JsonNode[] {
                all ? distinct.isMissingNode() ? contained.path("compared") : distinct : contained.path("share")
            };
        }
        return new JsonNode[] {
            contained.path("share"), contained.path("lower"), contained.path("found"), contained.path("compared")
        };
    }

    @Test
    void theQuestionBeforeADeletion_showsTheApisNumbers() {
        JsonNode truth = stage.api().get("/api/v1/datastores/" + datastore).body();
        visitor.open(page, "/datastores/" + datastore + "/settings");
        main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete …"))
                .click();
        Locator lines = page.getByRole(AriaRole.DIALOG).locator("li");
        NumberCheck check = new NumberCheck();
        JsonNode counters = truth.path("counters");
        check.numbers("containers", Shown.of(lines.nth(0)), counters.path("containers"), counters.path("fields"));
        check.numbers("profiles", Shown.of(lines.nth(1)), counters.path("containersProfiled"));
        JsonNode checks = truth.path("checks");
        assertThat(checks.path("active").asLong()).isPositive();
        check.numbers(
                "checks",
                Shown.of(lines.nth(2)),
                orNone(checks.path("active")),
                orNone(checks.path("draft")),
                orNone(checks.path("archived")));
        check.assertAll(3);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(stage.api().get("/api/v1/datastores/" + datastore).status()).isEqualTo(200);
    }

    private static JsonNode orNone(JsonNode count) {
        return JsonNodeFactory.instance.numberNode(count.asLong(0));
    }

    @Test
    void theBell_tellsWhatEndedLast_inTheApisNumbers() {
        visitor.open(page, "/datastores");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Finished operations")))
                .click();
        Locator entries = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Finished operations"))
                .getByRole(AriaRole.LISTITEM);
        entries.first().waitFor();
        List<JsonNode> ended = stage.api().all("/api/v1/operations").stream()
                .filter(operation -> operation.has("finishedAt"))
                .sorted(Comparator.comparing((JsonNode operation) ->
                                operation.path("finishedAt").asString())
                        .reversed())
                .limit(50)
                .toList();
        assertThat(entries.count()).isEqualTo(ended.size()).isGreaterThan(2);
        NumberCheck check = new NumberCheck();
        for (int i = 0; i < ended.size(); i++) {
            JsonNode truth = ended.get(i);
            Locator entry = entries.nth(i);
            String target = entry.getByRole(AriaRole.LINK).getAttribute("href");
            check.expect("operation " + i, target.endsWith(truth.path("id").asString()), target, truth.path("id"));
            check.time("end of " + i, entry.locator("time"), truth.path("finishedAt"));
            if (!truth.has("failure")) {
                check.numbers("outcome of " + i, Shown.of(entry.locator("> :last-child")), outcome(truth));
            }
        }
        check.assertAll(3 * 3);
    }

    private static JsonNode[] outcome(JsonNode operation) {
        JsonNode summary = operation.path("summary");
        List<JsonNode> figures = new ArrayList<>();
        List<String> names = operation.path("type").asString().equals("PROFILE")
                ? List.of("containers", "fields", "rows", "checks")
                : List.of("containers", "fields");
        names.stream()
                .map(summary::path)
                .filter(figure -> !figure.isMissingNode())
                .forEach(figures::add);
        if (operation.path("warnings").size() > 0) {
            figures.add(JsonNodeFactory.instance.numberNode(
                    operation.path("warnings").size()));
        }
        return figures.toArray(JsonNode[]::new);
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tabs of a datastore and of a container, a check and a pre-flight show is what the API says. */
class TabNumbersTest extends SignedIn {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "profiled twice";
    private static final String WEATHER = "seattle-weather.csv";

    private static String weather;

    TabNumbersTest() {
        super(1800);
    }

    /** The second time with relations. */
    @BeforeAll
    static void profileTwice() throws IOException {
        Stage stage = Stage.shared();
        String datastore = stage.api()
                .registerFiles(NAME, "scratch", Stage.folderOf(WEATHER), true)
                .datastoreId();
        stage.api().awaitProfile(datastore, PATIENCE);
        String again = stage.api()
                .run(datastore, Map.of("type", "PROFILE", "profile", Map.of("inferenceLevel", 3, "full", true)));
        JsonNode ended = stage.api().awaitEnd(again, PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        weather = stage.api().container(datastore, WEATHER).path("id").asString();
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(NAME);
    }

    @Test
    void theContainersOfADatastore_showTheApisNumbers() {
        String path = "/datastores/" + stage.datastoreId() + "/containers";
        compared(path, "Containers", "/api/v1" + path, (found, row) -> {
                    JsonNode profile = row.truth().path("profile");
                    found.count(row.where("fields"), row.cell(3), row.truth().path("fieldCount"));
                    found.count(row.where("rows"), row.cell(4), profile.path("rows"));
                    found.bytes(row.where("size"), row.cell(5), row.truth().path("sizeBytes"));
                    found.count(
                            row.where("checks"),
                            row.cell(6),
                            row.truth().path("checks").path("active"));
                    found.time(row.where("profiled"), row.time(), profile.path("profiledAt"));
                })
                .assertAll(30);
    }

    @Test
    void theProfilesAndPartsOfAContainer_showTheApisNumbers() {
        String path = "/containers/" + weather;
        NumberCheck check = compared(path + "/profiles", "Profiles", "/api/v1" + path + "/profiles", (found, row) -> {
            found.time(row.where("when"), row.time(), row.truth().path("profiledAt"));
            found.count(row.where("rows"), row.cell(2), row.truth().path("rows"));
            found.count(row.where("fields"), row.cell(3), row.truth().path("fields"));
            found.count(row.where("checks"), row.cell(4), row.truth().path("checks"));
        });
        visitor.open(page, path + "/parts");
        compare(check, "Parts", "/api/v1" + path + "/parts", (found, row) -> {
            found.count(row.where("rows"), row.cell(2), row.truth().path("rows"));
            found.bytes(row.where("bytes"), row.cell(3), row.truth().path("bytes"));
            found.time(row.where("modified"), row.time(4), row.truth().path("modified"));
            found.time(row.where("measured"), row.time(6), row.truth().path("measuredAt"));
        });
        check.assertAll(15);
    }

    @Test
    void theRelationsOfAContainer_showTheApisNumbers() {
        String path = "/containers/" + weather + "/relations";
        compared(path, "Relations between fields", "/api/v1" + path, (found, row) -> {
                    String holds = row.cell(2).text();
                    found.numbers(row.where("holds"), new Shown(holds, holds), figures(row.truth()));
                })
                .assertAll(3);
    }

    private static JsonNode[] figures(JsonNode relation) {
        List<JsonNode> figures = new ArrayList<>();
        if (relation.path("kind").asString().equals("CORRELATED")) {
            relation.path("coefficients").forEach(each -> {
                figures.add(each.path("value"));
                figures.add(each.path("lower"));
                figures.add(each.path("upper"));
            });
            figures.add(relation.path("rows"));
            return figures.toArray(JsonNode[]::new);
        }
        if (relation.path("exceptions").asLong(0) > 0) {
            figures.add(relation.path("exceptions"));
        }
        figures.add(relation.path("support"));
        if (relation.path("kind").asString().equals("AT_MOST")
                && relation.path("equal").asLong(0) > 0) {
            figures.add(relation.path("equal"));
        }
        return figures.toArray(JsonNode[]::new);
    }

    @Test
    void thePreviewOfAContainer_showsTheApisRows() {
        String path = "/containers/" + weather;
        JsonNode preview = stage.api()
                .post("/api/v1" + path + "/previews", Map.of("limit", 100))
                .body()
                .path("preview");
        assertThat(preview.path("rows")).hasSize(100);
        visitor.open(page, path + "/preview");
        List<List<Shown>> rows = Shown.ofRows(main().getByRole(AriaRole.TABLE));
        assertThat(rows).hasSizeGreaterThan(20);
        NumberCheck check = new NumberCheck();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode truth = preview.path("rows").get(i);
            assertThat(rows.get(i)).hasSize(truth.size() + 1);
            for (int column = 0; column < truth.size(); column++) {
                String value =
                        truth.get(column).isNull() ? "null" : truth.get(column).asString();
                Shown shown = rows.get(i).get(column + 1);
                check.expect("row " + i + ", column " + column, shown.text().equals(value), shown, value);
            }
        }
        check.assertAll(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rowCount", "distinctCount", "mean", "median", "completeness"})
    void theTrendOfAField_showsTheApisNumbers(String metric) {
        visitor.open(page, "/containers/" + weather + "/fields/temp_max?view=trend&metric=" + metric);
        JsonNode runs = stage.api()
                .get("/api/v1/containers/" + weather + "/field-history?path=temp_max")
                .body()
                .path("items");
        Locator rows = main().locator("table")
                .filter(new Locator.FilterOptions().setHasText("Profiled"))
                .locator("tbody tr");
        assertThat(rows.count()).isEqualTo(runs.size()).isPositive();
        NumberCheck check = new NumberCheck();
        for (int i = 0; i < runs.size(); i++) {
            check.time("profiled " + i, rows.nth(i).locator("time"), runs.get(i).path("profiledAt"));
            JsonNode value = JsonNodeFactory.instance.missingNode();
            for (JsonNode each : runs.get(i).path("profile").path("metrics")) {
                value = each.path("name").asString().equals(metric) ? each.path("value") : value;
            }
            Shown shown = Shown.of(rows.nth(i).locator("td").first());
            check.numbers(metric + " " + i, new Shown(shown.text().replaceFirst("±.*", ""), ""), value);
            check.count(
                    "rows " + i,
                    Shown.of(rows.nth(i).locator("td").nth(1)),
                    runs.get(i).path("rows"));
        }
        check.assertAll(4);
    }

    @Test
    void theEvidenceOfChecks_showsTheApisNumbers() {
        NumberCheck check = new NumberCheck();
        for (JsonNode listed : stage.api().all("/api/v1/checks?container=" + weather)) {
            String id = listed.path("id").asString();
            JsonNode truth = stage.api().get("/api/v1/checks/" + id).body();
            JsonNode evidence = truth.path("check").path("evidence");
            visitor.open(page, "/checks/" + id);
            String where = truth.path("rule").asString() + " " + truth.path("fields") + ": ";
            List<String> lines = main().getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("Evidence"))
                    .locator("li")
                    .allTextContents();
            line(check, where + "seen", lines, "The run saw", seen(evidence));
            JsonNode heldOut = evidence.path("heldOut");
            if (heldOut.path("judged").asLong(0) > 0) {
                List<JsonNode> figures = new ArrayList<>(List.of(heldOut.path("fitted"), heldOut.path("judged")));
                long broken =
                        heldOut.path("judged").asLong() - heldOut.path("passed").asLong();
                if (broken > 0) {
                    figures.add(heldOut.path("passed"));
                    figures.add(JsonNodeFactory.instance.numberNode(
                            heldOut.path("passed").asDouble()
                                    / heldOut.path("judged").asDouble()));
                    figures.add(JsonNodeFactory.instance.numberNode(broken));
                }
                line(check, where + "held out", lines, "Learnt from .* tried", figures);
            }
            Map<String, List<Shown>> about =
                    Shown.ofList(main().getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("About it"))
                            .locator("dl"));
            check.numbers(where + "weight", about.get("Weight").get(0), truth.path("weight"));
            check.numbers(where + "level", about.get("Level of inference").get(0), truth.path("level"));
        }
        check.assertAll(40);
    }

    private static List<JsonNode> seen(JsonNode evidence) {
        JsonNode rows = evidence.path("rowsSeen");
        JsonNode support = evidence.path("support");
        return support.isMissingNode() || support.equals(rows) ? List.of(rows) : List.of(rows, support);
    }

    private static void line(
            NumberCheck check, String where, List<String> lines, String begins, List<JsonNode> truths) {
        String line = lines.stream()
                .filter(text -> Pattern.compile("^" + begins).matcher(text).find())
                .findFirst()
                .orElse("");
        check.numbers(where, new Shown(line, line), truths.toArray(JsonNode[]::new));
    }

    @Test
    void aPreFlight_showsTheApisNumbers() {
        JsonNode preflight = stage.api()
                .post("/api/v1/datastores/" + stage.datastoreId() + "/preflights", Map.of())
                .body()
                .path("answer")
                .path("preflight");
        assertThat(preflight.path("plans")).isNotEmpty();
        visitor.open(page, "/datastores/" + stage.datastoreId());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Run").setExact(true))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^Profile")))
                .click();
        Locator wizard = page.getByRole(AriaRole.DIALOG);
        for (int step = 0; step < 3; step++) {
            wizard.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next"))
                    .click();
        }
        Locator table = wizard.getByRole(AriaRole.TABLE, new Locator.GetByRoleOptions().setName("What would be read"));
        table.locator("tr[data-index='0'] td").first().waitFor();
        NumberCheck check = new NumberCheck();
        Map<String, List<Shown>> totals = Shown.ofList(wizard.locator("dl").first());
        check.count("containers", totals.get("Containers").get(0), preflight.path("containers"));
        totals.forEach((label, shown) -> {
            if (label.startsWith("Rows")) {
                check.count(label, shown.get(0), preflight.path("totals").path("rows"));
            } else if (label.startsWith("Bytes")) {
                check.bytes(label, shown.get(0), preflight.path("totals").path("bytes"));
            }
        });
        List<List<Shown>> rows = Shown.ofRows(table);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode plan = preflight.path("plans").get(i);
            Shown name = rows.get(i).get(0);
            check.expect("plan " + i, name.text().equals(plan.path("container").asString()), name, plan);
            check.count("rows of plan " + i, rows.get(i).get(1), plan.path("rows"));
            check.bytes("bytes of plan " + i, rows.get(i).get(2), plan.path("bytes"));
            check.count("reads of plan " + i, rows.get(i).get(3), plan.path("splits"));
        }
        check.assertAll(25);
    }
}

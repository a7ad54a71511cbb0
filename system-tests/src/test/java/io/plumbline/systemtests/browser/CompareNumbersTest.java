package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** What is compared is what the API says of both sides: two fields, two containers, two runs of a container and of a field. */
class CompareNumbersTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "compared";
    private static final String WEATHER = "seattle-weather.csv";

    private static String changing;

    CompareNumbersTest() {
        super(1800);
    }

    /** A container with two profiles, between which a fifth more rows came in. */
    @BeforeAll
    static void profiledTwice() throws IOException {
        Stage stage = Stage.shared();
        String folder = Stage.folderOf(WEATHER);
        String datastore =
                stage.api().registerFiles(NAME, "scratch", folder, true).datastoreId();
        assertThat(stage.api().awaitProfile(datastore, PATIENCE).path("status").asString())
                .startsWith("SUCCEEDED");
        Path file = EmbeddedDefault.scratch().resolve(folder).resolve(WEATHER);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = 0; i < 300; i++) {
            lines.add("2017-01-01," + i + ".25," + (40 + i % 7) + ".5,,1.5,hail");
        }
        Files.write(file, lines);
        String again = stage.api().run(datastore, Map.of("type", "PROFILE"));
        assertThat(stage.api().awaitEnd(again, PATIENCE).path("status").asString())
                .startsWith("SUCCEEDED");
        changing = stage.api().container(datastore, WEATHER).path("id").asString();
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(NAME);
    }

    @ParameterizedTest
    @CsvSource({"temp_max,temp_min", "date,date", "weather,wind"})
    void twoFields_showTheApisNumbers(String one, String other) {
        String weather = stage.container(WEATHER).path("id").asString();
        visitor.open(
                page, "/compare?a=" + weather + "&b=" + changing + "&aField=" + one + "&bField=" + other + "&show=all");
        JsonNode first = newest(weather, one);
        JsonNode second = newest(changing, other);
        NumberCheck check = new NumberCheck();
        Locator profiled = table("The two fields").locator("tbody tr:last-child td");
        for (int side = 0; side < 2; side++) {
            JsonNode truth = side == 0 ? first : second;
            check.time("profiled", profiled.nth(side).locator("time"), truth.path("profiledAt"));
            String rows = profiled.nth(side).textContent().replaceFirst(".*, (?=\\S+ rows)", "");
            check.numbers("rows", new Shown(rows, rows), truth.path("rows"));
        }
        Map<String, JsonNode> from = ComparedFigure.metrics(first);
        Map<String, JsonNode> to = ComparedFigure.metrics(second);
        List<String> names = ComparedFigure.names(from, to);
        List<ComparedFigure> figures = ComparedFigure.in(main());
        assertThat(figures).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            figures.get(i).check(check, name, from.get(name), to.get(name));
        }
        check.assertAll(names.size() * 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "precipitation", "temp_max", "temp_min", "weather"})
    void twoRunsOfAField_showTheApisNumbers(String path) {
        NumberCheck check = new NumberCheck();
        visitor.open(page, "/containers/" + changing + "/fields/" + path + "?view=compare&show=all");
        JsonNode metrics = diffs("?path=" + path).get(0).path("metrics");
        List<ComparedFigure> figures = ComparedFigure.in(main());
        assertThat(figures).hasSize(metrics.size());
        for (int i = 0; i < metrics.size(); i++) {
            figures.get(i).check(check, metrics.get(i));
        }
        check.assertAll(metrics.size() * 2);
    }

    @Test
    void twoRunsOfAContainer_showTheApisNumbers() {
        NumberCheck check = new NumberCheck();
        visitor.open(page, "/compare?container=" + changing + "&show=all");
        Visitor.assertAccessible(page, "compared runs");
        JsonNode diffs = diffs("");
        assertThat(diffs).hasSize(6);
        List<List<Shown>> rows = rows("Fields of the two profiles", diffs.size());
        int fields = 0;
        for (int i = 0; i < rows.size(); i++) {
            JsonNode metrics = diffs.get(i).path("metrics");
            int changed = 0;
            for (JsonNode metric : metrics) {
                changed += metric.path("change").asString().matches("SAME|WITHIN_BOUNDS") ? 0 : 1;
            }
            fields += diffs.get(i).path("change").asString().equals("SAME") ? 0 : 1;
            String shown = rows.get(i).get(4).text().replaceFirst(":.*", "");
            String truth = changed == 0 ? "" : changed + " of " + metrics.size();
            check.expect("field " + i, shown.equals(truth), shown, truth);
        }
        String status = main().getByText("fields changed").textContent().strip();
        String truth = fields + " of " + rows.size() + " fields changed.";
        check.expect("status", status.equals(truth), status, truth);
        List<JsonNode> profiles = stage.api().all("/api/v1/containers/" + changing + "/profiles");
        List<String> options = main().getByLabel("Second").locator("option").allTextContents();
        for (int i = 0; i < 2; i++) {
            String count =
                    String.format("· %,d rows", profiles.get(i).path("rows").asLong());
            check.expect("profile " + i, options.get(i).endsWith(count), options.get(i), count);
        }
        check.assertAll(9);
    }

    /** One that has the same fields, and one that has none of them. */
    @Test
    void aContainerWithOneProfile_saysThatThereIsNothingToCompareYet() {
        String once = stage.container("species.csv").path("id").asString();
        assertThat(stage.api().all("/api/v1/containers/" + once + "/profiles")).hasSize(1);
        visitor.open(page, "/compare?container=" + once);
        assertThat(main().textContent()).contains("This container has one profile.");
    }

    @Test
    void twoContainers_showTheApisNumbers() {
        NumberCheck check = new NumberCheck();
        String weather = stage.container(WEATHER).path("id").asString();
        containers(check, weather, changing);
        containers(check, weather, stage.container("penguins.json").path("id").asString());
        check.assertAll(80);
    }

    private void containers(NumberCheck check, String a, String b) {
        visitor.open(page, "/compare?a=" + a + "&b=" + b + "&show=all");
        for (int side = 0; side < 2; side++) {
            JsonNode truth =
                    stage.api().get("/api/v1/containers/" + (side == 0 ? a : b)).body();
            JsonNode profile = truth.path("profile");
            Locator facts = table("The two containers").locator("tbody td:nth-child(" + (side + 2) + ")");
            check.count("rows", Shown.of(facts.nth(2)), profile.path("rows"));
            check.bytes("size", Shown.of(facts.nth(3)), truth.path("sizeBytes"));
            check.count("fields", Shown.of(facts.nth(4)), truth.path("fieldCount"));
            check.share("completeness", Shown.of(facts.nth(5)), profile.path("completeness"));
            check.count("checks", Shown.of(facts.nth(6)), truth.path("checks").path("active"));
            check.time("changed", facts.nth(7).locator("time"), truth.path("lastModified"));
            check.time("profiled", facts.nth(8).locator("time"), profile.path("profiledAt"));
        }
        Map<String, JsonNode> ofA = fields(a);
        Map<String, JsonNode> ofB = fields(b);
        List<String> paths = new ArrayList<>(ofA.keySet());
        ofB.keySet().stream().filter(path -> !ofA.containsKey(path)).forEach(paths::add);
        List<List<Shown>> rows = rows("Fields by name", paths.size());
        assertThat(rows).extracting(row -> row.get(0).text()).containsExactlyElementsOf(paths);
        for (int i = 0; i < rows.size(); i++) {
            for (int side = 0; side < 2; side++) {
                String path = paths.get(i);
                JsonNode field = (side == 0 ? ofA : ofB).get(path);
                ComparedFigure.summary(
                        check, path + ": completeness", rows.get(i).get(4 + side), field, "completeness");
                ComparedFigure.summary(check, path + ": distinct", rows.get(i).get(6 + side), field, "distinctCount");
            }
        }
    }

    private JsonNode newest(String container, String path) {
        return items(container + "/field-history?path=" + path).get(0);
    }

    private JsonNode diffs(String query) {
        return items(changing + "/profile-diff" + query);
    }

    private JsonNode items(String path) {
        return stage.api().get("/api/v1/containers/" + path).body().path("items");
    }

    private Map<String, JsonNode> fields(String container) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        stage.api()
                .all("/api/v1/containers/" + container + "/fields?nested=true")
                .forEach(field -> fields.put(
                        field.path("path").asString(field.path("name").asString()), field));
        return fields;
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
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

/** The files that the browser saves have all rows of the API, and nothing in them that a spreadsheet would run. */
class DownloadsTest extends SignedIn {
    private static final String FORMULAS = "=formulas.csv";
    private static final Pattern RUN = Pattern.compile("^[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+\\-]?[0-9.]+(E[+\\-]?[0-9]+)?");

    private static OwnFiles own;

    DownloadsTest() {
        super(1800);
    }

    @BeforeAll
    static void profiled() throws IOException {
        StringBuilder wide = new StringBuilder("wide_0");
        for (int i = 1; i < 230; i++) {
            wide.append(",wide_").append(i);
        }
        wide.append('\n').append("7,".repeat(229)).append("7\n");
        own = OwnFiles.of(
                Stage.shared(),
                Map.of(
                        FORMULAS,
                        "id,=sum,+plus,-minus,@at\n1,=1+1,+x,-y,@z\n2,\"=A1,B1\",+49 1,-z,@SUM(A1)\n3,plain,,\"a \"\"b\"\"\",c\n",
                        "wide.csv",
                        wide.toString()));
        own.profile(Map.of());
    }

    @AfterAll
    static void remove() {
        own.close();
    }

    @Test
    void theContainersOfADatastore_areSavedAsTheApiListsThem() throws IOException {
        visitor.open(page, "/datastores/" + own.datastoreId() + "/containers");
        List<JsonNode> truths = stage.api().all("/api/v1/datastores/" + own.datastoreId() + "/containers");
        assertThat(truths).hasSize(2);
        Map<String, Function<JsonNode, JsonNode>> columns = new LinkedHashMap<>();
        for (String name : List.of("id", "name", "kind", "missing", "excluded")) {
            columns.put(name, row -> row.path(name));
        }
        columns.put("fields", row -> row.path("fieldCount"));
        columns.put("rows", row -> row.at("/profile/rows"));
        columns.put("bytes", row -> row.path("sizeBytes"));
        columns.put("activeChecks", row -> row.at("/checks/active"));
        columns.put("profiledAt", row -> row.at("/profile/profiledAt"));
        assertSaved("containers", truths, columns);
        assertThat(SavedFile.csv(save("Download", "CSV")))
                .anySatisfy(row -> assertThat(row).containsEntry("name", "'" + FORMULAS));
    }

    @Test
    void theFieldsOfAContainer_areAllSaved_alsoThoseThatBeginLikeFormulas() throws IOException {
        Map<String, Function<JsonNode, JsonNode>> columns = new LinkedHashMap<>();
        columns.put("path", row -> row.path("path").isMissingNode() ? row.path("name") : row.path("path"));
        columns.put("type", row -> row.at("/type/value"));
        columns.put("status", row -> row.path("status"));
        columns.put("completeness", row -> row.at("/summary/completeness/value"));
        columns.put("distinct", row -> row.at("/summary/distinctCount/value"));
        columns.put("min", row -> row.at("/summary/min/value"));
        columns.put("max", row -> row.at("/summary/max/value"));
        columns.put("activeChecks", row -> row.at("/checks/active"));
        for (Map.Entry<String, Integer> file :
                Map.of(FORMULAS, 5, "wide.csv", 230).entrySet()) {
            String container = own.containerId(file.getKey());
            visitor.open(page, "/containers/" + container);
            List<JsonNode> truths = stage.api().all("/api/v1/containers/" + container + "/fields?nested=true");
            assertThat(truths).hasSize(file.getValue());
            assertSaved("fields", truths, columns);
        }
        visitor.open(page, "/containers/" + own.containerId(FORMULAS) + "?search=minus");
        assertThat(SavedFile.csv(save("Download", "CSV")))
                .as("as it is filtered")
                .hasSize(1)
                .allSatisfy(row -> assertThat(row).containsEntry("path", "'-minus"));
    }

    @Test
    void theRowsOfAPreview_areSavedAsTheSourceHasThem() throws IOException {
        String container = own.containerId(FORMULAS);
        visitor.open(page, "/containers/" + container + "/preview");
        table("Rows").waitFor();
        JsonNode preview = stage.api()
                .post("/api/v1/containers/" + container + "/previews", Map.of("limit", 100))
                .body()
                .path("preview");
        Map<String, Function<JsonNode, JsonNode>> columns = new LinkedHashMap<>();
        for (int i = 0; i < preview.path("columns").size(); i++) {
            int index = i;
            columns.put(preview.path("columns").path(i).path("name").asString(), row -> row.path(index));
        }
        assertThat(columns.keySet()).containsExactly("id", "=sum", "+plus", "-minus", "@at");
        List<JsonNode> rows = new ArrayList<>();
        preview.path("rows").forEach(rows::add);
        assertThat(rows).hasSize(3);
        assertSaved("preview", rows, columns);
        String text = Files.readString(save("Download", "CSV").path());
        assertThat(text).startsWith("id,'=sum,'+plus,'-minus,'@at\r\n1,'=1+1,'+x,'-y,'@z\r\n2,\"'=A1,B1\",");
    }

    @Test
    void theVolumeOfADatastore_isSavedByDay() throws IOException {
        visitor.open(page, "/datastores/" + own.datastoreId() + "?days=90");
        Locator card = main().getByRole(
                        AriaRole.IMG, new Locator.GetByRoleOptions().setName(Pattern.compile("on each of 90 days")));
        card.waitFor();
        List<JsonNode> saved = SavedFile.json(save("Download", "JSON"));
        assertThat(saved).hasSize(90);
        String span = "from=" + saved.get(0).path("day").asString() + "&to="
                + saved.get(89).path("day").asString();
        List<JsonNode> truths = new ArrayList<>();
        stage.api()
                .get("/api/v1/datastores/" + own.datastoreId() + "/volume?" + span + "&zone=Europe%2FBerlin")
                .body()
                .path("days")
                .forEach(truths::add);
        Map<String, Function<JsonNode, JsonNode>> columns = new LinkedHashMap<>();
        for (String name : List.of("day", "rows", "bytes", "containers", "profiled", "partial", "bytesUnknown")) {
            columns.put(name, row -> row.path(name));
        }
        assertThat(truths.get(89).path("rows").asInt()).isEqualTo(4);
        assertSaved("volume", truths, columns);
    }

    @ParameterizedTest
    @CsvSource({"false, ''", "false, CATALOG", "true, ''", "true, PROFILE"})
    void operations_areSavedAsTheyAreFiltered(boolean ofOne, String type) throws IOException {
        String asked = type.isEmpty() ? "" : "type=" + type;
        visitor.open(page, (ofOne ? "/datastores/" + own.datastoreId() : "") + "/activity?" + asked);
        table("Operations").waitFor();
        List<JsonNode> truths =
                stage.api().all("/api/v1/operations?" + asked + (ofOne ? "&datastore=" + own.datastoreId() : ""));
        assertThat(truths).hasSizeGreaterThanOrEqualTo(ofOne && !type.isEmpty() ? 1 : 2);
        Map<String, Function<JsonNode, JsonNode>> columns = new LinkedHashMap<>();
        for (String name : List.of("id", "type", "status", "requestedBy", "createdAt", "startedAt", "finishedAt")) {
            columns.put(name, row -> row.path(name));
        }
        columns.put("datastore", row -> row.path("datastoreName"));
        columns.put("bytes", row -> row.at("/summary/bytes"));
        columns.put("failure", row -> row.at("/failure/message"));
        assertRows(save("Download", "CSV"), "operations", truths, columns);
        Download json = save("Download", "JSON");
        assertThat(json.suggestedFilename()).isEqualTo("operations.json");
        assertThat(SavedFile.json(json)).as("whole, as the API tells them").isEqualTo(truths);
    }

    @ParameterizedTest
    @CsvSource({
        "odcs, Data contract (ODCS)",
        "great-expectations, Great Expectations",
        "soda, Soda",
        "dbt, dbt",
        "dqdl, DQDL (AWS Glue)",
        "profile-json, Profile as JSON",
        "profile-csv, Profile as CSV"
    })
    void exports_areSavedAsTheApiServesThem(String format, String label) throws IOException {
        for (Map.Entry<String, String> of : Map.of(
                        stage.container("birdstrikes.csv").path("id").asString(), "birdstrikes",
                        own.containerId(FORMULAS), "formulas")
                .entrySet()) {
            visitor.open(page, "/containers/" + of.getKey());
            String path = "/api/v1/containers/" + of.getKey() + "/exports/" + format;
            Download download = save("Export", label);
            assertServed(download, stage.api().get(path));
            assertThat(download.suggestedFilename()).contains(of.getValue()).doesNotStartWith("=");
            if (format.endsWith("csv")) {
                assertThat(SavedFile.csv(download))
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row.values()).noneMatch(DownloadsTest::runs));
            }
        }
    }

    @Test
    void anExport_hasDraftsAndArchivedChecks_whereThatIsAskedFor() throws IOException {
        String container = own.containerId("wide.csv");
        String draft = "only drafted, so that exports differ";
        Api.Answer written = stage.api()
                .send(
                        "POST",
                        "/api/v1/containers/" + container + "/checks",
                        Map.of("rule", "notNull", "fields", List.of("wide_7"), "description", draft, "draft", true),
                        Map.of("Prefer", "wait=30"));
        assertThat(written.status()).as(written.text()).isEqualTo(201);
        visitor.open(page, "/containers/" + container);
        String path = "/api/v1/containers/" + container + "/exports/odcs?checks=";
        Download active = save("Export", "Data contract (ODCS)");
        assertServed(active, stage.api().get(path + "active"));
        assertThat(Files.readString(active.path())).doesNotContain(draft);

        open("Export");
        page.getByLabel("With drafts and archived checks").click();
        Download all = page.waitForDownload(() -> item("Data contract (ODCS)").click());
        assertServed(all, stage.api().get(path + "all"));
        assertThat(Files.readString(all.path())).contains(draft);
    }

    private static void assertServed(Download download, Api.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(Files.readString(download.path())).isEqualTo(answer.text());
        assertThat(answer.headers().get("content-disposition").get(0))
                .contains("filename=\"" + download.suggestedFilename() + "\"");
    }

    private void assertSaved(String name, List<JsonNode> truths, Map<String, Function<JsonNode, JsonNode>> columns)
            throws IOException {
        assertRows(save("Download", "CSV"), name, truths, columns);
        Download file = save("Download", "JSON");
        assertThat(file.suggestedFilename()).isEqualTo(name + ".json");
        List<JsonNode> saved = SavedFile.json(file);
        assertThat(saved).hasSameSizeAs(truths);
        for (int i = 0; i < saved.size(); i++) {
            JsonNode row = saved.get(i);
            JsonNode truth = truths.get(i);
            columns.forEach((column, of) ->
                    assertThat(text(row.path(column))).as(column).isEqualTo(text(of.apply(truth))));
        }
    }

    private static void assertRows(
            Download file, String name, List<JsonNode> truths, Map<String, Function<JsonNode, JsonNode>> columns)
            throws IOException {
        assertThat(file.suggestedFilename()).isEqualTo(name + ".csv");
        List<Map<String, String>> saved = SavedFile.csv(file);
        assertThat(saved).hasSameSizeAs(truths);
        for (int i = 0; i < saved.size(); i++) {
            Map<String, String> row = saved.get(i);
            JsonNode truth = truths.get(i);
            columns.forEach((column, of) -> {
                JsonNode value = of.apply(truth);
                String safe = value.isString() ? safe(text(value)) : text(value);
                assertThat(row.get(safe(column))).as(column).isEqualTo(safe);
            });
        }
    }

    private static String safe(String text) {
        return RUN.matcher(text).matches() ? "'" + text : text;
    }

    /** Whether a spreadsheet would: a number with a sign is only a number. */
    private static boolean runs(String cell) {
        return RUN.matcher(cell).matches() && !NUMBER.matcher(cell).matches();
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }

    private Download save(String button, String item) {
        open(button);
        return page.waitForDownload(() -> item(item).click());
    }

    private void open(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private Locator item(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

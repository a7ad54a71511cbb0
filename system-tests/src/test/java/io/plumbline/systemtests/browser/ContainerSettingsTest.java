package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is set for a container in its page counts for the next runs, is still there after a reload, and can be taken back. */
class ContainerSettingsTest extends SignedIn {
    private static final int ROWS = 60;
    private static final String PEOPLE = "people.csv";
    private static final String MAIL = "ann@example.org";

    private OwnFiles own;

    ContainerSettingsTest() {
        super(1280);
    }

    @AfterEach
    void remove() {
        own.close();
    }

    @Test
    void anExcludedField_isInNoLaterProfile_untilThatIsTakenBack() throws IOException {
        own = OwnFiles.of(stage, Map.of(PEOPLE, people()));
        own.profile(Map.of());
        assertThat(profiled()).containsExactly("id", "mail", "city");

        settings(PEOPLE);
        page.getByLabel("Values of city").selectOption("Excluded");
        save();
        assertThat(overrides(PEOPLE).path("fieldStatuses").toString()).isEqualTo("{\"city\":\"EXCLUDED\"}");
        own.profile(Map.of());
        assertThat(profiled()).containsExactly("id", "mail");
        visitor.open(page, "/containers/" + own.containerId(PEOPLE));
        assertThat(row("Fields", "city")).containsText("Excluded");

        settings(PEOPLE);
        assertThat(page.getByLabel("Values of city")).hasValue("EXCLUDED");
        page.getByLabel("Values of city").selectOption("Read and shown");
        save();
        own.profile(Map.of());
        assertThat(profiled()).containsExactly("id", "mail", "city");
    }

    @Test
    void aMaskedFieldsValues_areHidden_inPreviewAndFigures_untilThatIsTakenBack() throws IOException {
        own = OwnFiles.of(stage, Map.of(PEOPLE, people()));
        own.profile(Map.of());
        String container = "/containers/" + own.containerId(PEOPLE);
        visitor.open(page, container + "/fields/mail");
        assertThat(main()).containsText(MAIL);
        visitor.open(page, container + "/preview");
        assertThat(table("Rows")).containsText(MAIL);

        settings(PEOPLE);
        page.getByLabel("Values of mail").selectOption("Masked");
        save();
        assertHidden(container, "what was measured before");
        own.profile(Map.of());
        assertHidden(container, "what is measured now");
        assertThat(stage.api().profile(own.containerId(PEOPLE)).get("mail").path("topValues"))
                .isEmpty();

        settings(PEOPLE);
        assertThat(page.getByLabel("Values of mail")).hasValue("MASKED");
        page.getByLabel("Values of mail").selectOption("Read and shown");
        save();
        visitor.open(page, container + "/preview");
        assertThat(table("Rows")).containsText(MAIL);
        own.profile(Map.of());
        visitor.open(page, container + "/fields/mail");
        assertThat(main()).containsText(MAIL);
    }

    private void assertHidden(String container, String what) {
        visitor.open(page, container + "/fields/mail");
        assertThat(main()).containsText("This field is masked");
        assertThat(page.locator("#metric-rowCount td")).containsText(Integer.toString(ROWS));
        assertThat(page.content()).as(what).doesNotContain(MAIL);
        visitor.open(page, container + "/preview");
        assertThat(table("Rows").locator("tr[data-index='0'] td").nth(2)).hasText("masked");
        assertThat(page.content()).as(what).doesNotContain(MAIL);
    }

    @Test
    void anIncrementalField_isWhatARunBeginsAfter_andAFieldToCutByCannotBeMasked() throws IOException {
        own = OwnFiles.of(stage, Map.of(PEOPLE, people()));
        settings(PEOPLE);
        pick("Incremental field", "id");
        pick("Partition field", "id");
        save();
        JsonNode set = own.container(PEOPLE);
        assertThat(set.path("incrementalField").toString()).isEqualTo("{\"value\":\"id\",\"origin\":\"USER\"}");
        assertThat(set.path("partitionField").toString()).isEqualTo("{\"value\":\"id\",\"origin\":\"USER\"}");
        JsonNode ran = own.profile(Map.of("greaterThanBatch", ROWS - 7));
        assertThat(ran.at("/summary/rows").asInt()).as(ran.toString()).isEqualTo(7);

        settings(PEOPLE);
        assertThat(input("Incremental field")).hasValue("id");
        assertThat(input("Partition field")).hasValue("id");
        page.getByLabel("Values of id").selectOption("Masked");
        assertRefused(PEOPLE, "fieldStatuses");
        page.getByLabel("Values of id").selectOption("Read and shown");
        input("Incremental field").fill("mail");
        save();
        ran = own.profile(Map.of("greaterThanBatch", ROWS - 7));
        assertThat(ran.at("/summary/rows").asInt())
                .as("a text is no number to begin after: %s", ran)
                .isEqualTo(ROWS);

        settings(PEOPLE);
        input("Incremental field").fill("");
        input("Partition field").fill("");
        save();
        assertThat(overrides(PEOPLE).has("incrementalField")).isFalse();
        assertThat(overrides(PEOPLE).has("partitionField")).isFalse();
    }

    @Test
    void aFilePattern_makesOneContainerOfTwoFiles_whichComeApartWhenItIsTakenBack() throws IOException {
        own = OwnFiles.of(stage, Map.of("north.csv", people(), "south.csv", people(), "other.csv", "a,b\n1,2\n3,4\n"));
        settings("north.csv");
        input("File pattern").fill("*th.csv");
        button("Which files does it match?").click();
        Locator matched = main().getByRole(AriaRole.STATUS).filter(having("matches"));
        assertThat(matched).containsText("matches 2 files");
        assertThat(matched.locator("li")).hasText(new String[] {"north.csv", "south.csv"});
        save();
        own.catalog();
        assertThat(own.container("north.csv").path("fileCount").asInt()).isEqualTo(2);
        assertThat(own.container("south.csv").path("missing").asBoolean()).isTrue();
        own.profile(Map.of());
        assertThat(own.container("north.csv").at("/profile/rows").asInt()).isEqualTo(2 * ROWS);

        settings("north.csv");
        assertThat(input("File pattern")).hasValue("*th.csv");
        assertThat(page.locator("main header")).containsText("in 2 files");
        input("File pattern").fill("");
        save();
        own.catalog();
        own.profile(Map.of());
        for (String file : List.of("north.csv", "south.csv")) {
            assertThat(own.container(file).path("missing").asBoolean()).isFalse();
            assertThat(own.container(file).at("/profile/rows").asInt()).isEqualTo(ROWS);
        }
    }

    @Test
    void delimiterHeaderAndTheRest_giveTheFieldsTheirNames_untilTheyAreTakenBack() throws IOException {
        own = OwnFiles.of(stage, Map.of("towns.csv", "'Größe'~'Ort'\n7~'a~b'\n8~NA\n"));
        List<String> before = own.fields("towns.csv");
        assertThat(before).doesNotContain("Ort");

        assertFields(() -> input("Delimiter").fill("~"), "'Größe'", "'Ort'");
        assertFields(() -> input("Quote").fill("'"), "Größe", "Ort");
        assertFields(() -> page.getByLabel("Header line").selectOption("No"), "column_1", "column_2");
        assertFields(() -> page.getByLabel("Header line").selectOption("Yes"), "Größe", "Ort");
        assertFields(() -> page.getByLabel("Encoding").selectOption("Windows-1252"), "GrÃ¶ÃŸe", "Ort");
        assertFields(() -> input("Null value").fill("NA"), "GrÃ¶ÃŸe", "Ort");
        own.profile(Map.of());
        JsonNode summary = stage.api()
                .all("/api/v1/containers/" + own.containerId("towns.csv") + "/fields")
                .get(1)
                .at("/summary/completeness/value");
        assertThat(summary.asDouble()).isEqualTo(0.5);

        settings("towns.csv");
        assertThat(input("Delimiter")).hasValue("~");
        assertThat(input("Quote")).hasValue("'");
        assertThat(page.getByLabel("Header line")).hasValue("true");
        assertThat(page.getByLabel("Encoding")).hasValue("windows-1252");
        assertThat(input("Null value")).hasValue("NA");
        for (String text : List.of("Delimiter", "Quote", "Null value")) {
            input(text).fill("");
        }
        page.getByLabel("Header line").selectOption("");
        page.getByLabel("Encoding").selectOption("");
        save();
        assertThat(overrides("towns.csv").path("textOptions")).isEmpty();
        own.catalog();
        assertThat(own.fields("towns.csv")).isEqualTo(before);
    }

    private void assertFields(Runnable set, String... names) {
        settings("towns.csv");
        set.run();
        save();
        own.catalog();
        assertThat(own.fields("towns.csv")).containsExactly(names);
    }

    @Test
    void typesTagsGroupsAndExclusion_count_untilTheyAreTakenBack() throws IOException {
        own = OwnFiles.of(stage, Map.of(PEOPLE, people(), "other.csv", "a,b\n1,2\n3,4\n"));
        settings(PEOPLE);
        page.getByLabel("Type of id").fill("string");
        input("Tags").fill("nightly");
        input("Tags").press("Enter");
        button("Add a criterion").click();
        input("Criterion 1").click();
        pick("city");
        save();
        own.catalog();
        JsonNode id = stage.api()
                .all("/api/v1/containers/" + own.containerId(PEOPLE) + "/fields")
                .get(0);
        assertThat(id.path("type").toString()).isEqualTo("{\"value\":\"string\",\"origin\":\"USER\"}");
        JsonNode ran = own.profile(Map.of("tags", List.of("nightly")));
        assertThat(ran.at("/summary/containers").asInt()).as(ran.toString()).isEqualTo(1);
        assertThat(stage.api().all("/api/v1/containers/" + own.containerId(PEOPLE) + "/groups"))
                .hasSize(2);

        settings(PEOPLE);
        assertThat(page.getByLabel("Type of id")).hasValue("string");
        page.getByLabel("Type of id").fill("");
        button("Remove criterion 1").click();
        input("Tags").press("Backspace");
        main().getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("Excluded"))
                .check();
        save();
        JsonNode excluded = overrides(PEOPLE);
        assertThat(excluded.path("excluded").asBoolean()).isTrue();
        assertThat(excluded.path("fieldTypes")).isEmpty();
        assertThat(excluded.path("tags")).isEmpty();
        assertThat(excluded.path("groupBy")).isEmpty();
        ran = own.profile(Map.of());
        assertThat(ran.at("/summary/containers").asInt()).as(ran.toString()).isEqualTo(1);
        assertThat(ran.at("/summary/rows").asInt()).as("of the other").isEqualTo(2);
        assertThat(button("Profile…")).isDisabled();

        settings(PEOPLE);
        main().getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("Excluded"))
                .uncheck();
        save();
        assertThat(own.profile(Map.of()).at("/summary/containers").asInt()).isEqualTo(2);
    }

    @Test
    void aWrongValue_isToldInThePage_andNothingIsStored() throws IOException {
        own = OwnFiles.of(stage, Map.of(PEOPLE, people()));
        settings(PEOPLE);
        input("Delimiter").fill(";;");
        assertThat(main().getByText(Pattern.compile("^Expected: "))).isVisible();
        assertRefused(PEOPLE, "/textOptions/delimiter");
        input("Delimiter").fill("");
        page.getByLabel("Type of id").fill("nonsense");
        assertRefused(PEOPLE, "/fieldTypes/id");
        page.getByLabel("Type of id").fill("");
        input("Incremental field").fill("nobody");
        assertRefused(PEOPLE, "incrementalField");
        input("Incremental field").fill("");
        input("File pattern").fill("../*.csv");
        assertRefused(PEOPLE, "filePattern");
        page.reload();
        visitor.settle(page);
        assertThat(input("File pattern")).hasValue("");
        assertThat(button("Save")).isHidden();
    }

    private void assertRefused(String file, String word) {
        visitor.expect("status of 422");
        JsonNode before = own.container(file);
        button("Save").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(word);
        assertThat(button("Save")).isEnabled();
        JsonNode after = own.container(file);
        assertThat(after.path("overrides")).isEqualTo(before.path("overrides"));
        assertThat(after.path("overridesRevision")).isEqualTo(before.path("overridesRevision"));
    }

    private static String people() {
        return "id,mail,city\n"
                + IntStream.rangeClosed(1, ROWS)
                        .mapToObj(i -> i + "," + (i % 3 == 0 ? "ben@example.org" : MAIL) + ","
                                + (i % 2 == 0 ? "Rome" : "Oslo"))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> profiled() {
        return List.copyOf(stage.api().profile(own.containerId(PEOPLE)).keySet());
    }

    private JsonNode overrides(String file) {
        return own.container(file).path("overrides");
    }

    private void settings(String file) {
        visitor.open(page, "/containers/" + own.containerId(file) + "/settings");
        page.getByLabel(Pattern.compile("^Values of ")).first().waitFor();
        input("Delimiter").waitFor();
    }

    private void save() {
        button("Save").click();
        assertThat(button("Save")).isHidden();
    }

    private void pick(String label, String field) {
        input(label).click();
        pick(field);
    }

    private void pick(String field) {
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + field)))
                .first()
                .click();
    }

    /** Lists of suggestions have the label as well. */
    private Locator input(String label) {
        return page.locator("input").and(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator row(String label, String text) {
        return table(label).locator("tr[data-index]").filter(having(text));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}

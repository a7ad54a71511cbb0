package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What is set for a container in its page counts for the next runs, is still there after a reload, and can be taken back. */
class ContainerSettingsTest extends SettingContainers {
    private static final String PEOPLE = "people.csv";

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

    private List<String> profiled() {
        return List.copyOf(stage.api().profile(own.containerId(PEOPLE)).keySet());
    }

    private Locator row(String label, String text) {
        return table(label).locator("tr[data-index]").filter(having(text));
    }
}

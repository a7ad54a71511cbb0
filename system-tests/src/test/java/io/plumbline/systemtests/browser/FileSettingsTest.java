package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Which files make a container, and how their text is read, is set in its page, counts for the next catalog, and can be taken back. */
class FileSettingsTest extends SettingContainers {

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
}

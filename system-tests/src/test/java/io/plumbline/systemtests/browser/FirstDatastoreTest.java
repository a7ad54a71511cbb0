package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a platform shows in which nothing was registered yet, and the ways that it offers. */
class FirstDatastoreTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "The very first";

    @Test
    void anEmptyPlatform_leadsToTheGallery_andByAFolderOfFiles_toTheFirstDatastore() throws IOException {
        try (EmbeddedDefault platform = EmbeddedDefault.fresh().start();
                Visitor visitor = Visitor.onDesktop(Stage.chromium().browser(), platform.address())) {
            Api api = platform.api();
            assertThat(api.all("/api/v1/datastores")).isEmpty();
            Page page = visitor.signIn(platform.linkToken());
            Locator main = page.getByRole(AriaRole.MAIN);
            Locator empty = main.getByRole(AriaRole.HEADING, named("No datastores yet"));
            assertThat(empty).isVisible();
            assertThat(main.getByRole(AriaRole.SEARCH)).hasCount(0);
            assertThat(main.getByText("./run", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();

            Locator offered = empty.locator("xpath=..");
            offered.getByRole(AriaRole.LINK, named("Add source datastore")).click();
            page.waitForURL("**/datastores/new");
            int connectors = api.get("/api/v1/connectors").body().path("items").size();
            assertThat(main.locator("a[href*='connector=']")).hasCount(connectors);

            page.goBack();
            offered.getByRole(AriaRole.LINK, named("folder of files")).click();
            assertThat(page.locator("main h1")).hasText("Add Local files");
            SourceForm.input(page, "Name").fill(NAME);
            SourceForm.input(page, "Root").fill("samples");
            main.getByRole(AriaRole.BUTTON, named("Add datastore")).click();
            page.waitForURL(Pattern.compile(".*/datastores/ds_\\w+$"));

            List<JsonNode> registered = api.all("/api/v1/datastores");
            assertThat(registered)
                    .extracting(each -> each.path("name").asString())
                    .containsExactly(NAME);
            String id = registered.get(0).path("id").asString();
            assertThat(page.url()).endsWith(id);
            JsonNode catalog =
                    api.all("/api/v1/operations?type=CATALOG&datastore=" + id).get(0);
            JsonNode ended = api.awaitEnd(catalog.path("id").asString(), PATIENCE);
            assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
            List<String> samples = samples();
            assertThat(api.all("/api/v1/datastores/" + id + "/containers"))
                    .extracting(each -> each.path("name").asString())
                    .containsExactlyInAnyOrderElementsOf(samples);
            assertThat(Shown.inList(main.locator("dl[aria-label=Totals]"), "Containers"))
                    .hasText(Integer.toString(samples.size()));

            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                    .getByRole(AriaRole.LINK, named("Datastores"))
                    .click();
            assertThat(main.getByRole(AriaRole.ARTICLE, named(NAME))).containsText("Containers" + samples.size());
            assertThat(empty).hasCount(0);
            visitor.assertNothingWentWrong();
        }
    }

    private static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(EmbeddedDefault.SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

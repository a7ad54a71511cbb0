package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The tree of containers with their fields, beside the list of containers and beside a container. */
class ContainerTreeTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "A tree of files";
    private static final String DEEP = "land/far/away/seattle-weather.csv";
    private static final String OTHER = "sea/penguins.json";
    private static final List<String> FILES =
            List.of("air/birds/birdstrikes.csv", DEEP, "land/species.csv", "penguins.json", OTHER);

    private static String datastore;

    /** Wide enough for the tree beside a container, too. */
    ContainerTreeTest() {
        super(1800);
    }

    @BeforeAll
    static void catalog() throws IOException {
        Path folder = Files.createTempDirectory(EmbeddedDefault.scratch(), "tree");
        for (String file : FILES) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(EmbeddedDefault.SAMPLES.resolve(copy.getFileName().toString()), copy);
        }
        Api api = Stage.shared().api();
        Api.Registered registered =
                api.registerFiles(NAME, "scratch", folder.getFileName().toString(), false);
        datastore = registered.datastoreId();
        assertThat(api.awaitEnd(registered.operationId(), PATIENCE)
                        .path("status")
                        .asString())
                .isEqualTo("SUCCEEDED");
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(NAME);
    }

    @Test
    void containersOpenAndClose_byMouse_andAFieldLeadsToItsPage() {
        openTheList();
        Locator deep = line(DEEP);
        assertThat(deep).hasAttribute("aria-expanded", "false");
        assertThat(fields()).hasCount(0);
        button("Open " + DEEP).click();
        assertThat(deep).hasAttribute("aria-expanded", "true");
        List<String> truth = fieldsOf(DEEP);
        assertThat(truth).contains("temp_max").hasSizeGreaterThan(4);
        assertThat(fields()).hasText(truth.toArray(String[]::new));
        assertThat(fields().first()).hasAttribute("aria-setsize", Integer.toString(truth.size()));

        button("Open " + OTHER).click();
        assertThat(fields()).hasCount(truth.size() + fieldsOf(OTHER).size());
        button("Close " + DEEP).click();
        assertThat(deep).hasAttribute("aria-expanded", "false");
        List<String> others = fieldsOf(OTHER);
        assertThat(fields()).hasText(others.toArray(String[]::new));

        fields().getByRole(AriaRole.LINK, named(others.get(1))).click();
        page.waitForURL("**/containers/" + id(OTHER) + "/fields/**");
        assertThat(page.locator("main h1")).hasText(others.get(1));
    }

    @Test
    void containersOpenAndClose_byKeyboard_andEnterFollows() {
        openTheList();
        List<String> truth = fieldsOf(DEEP);
        assertThat(FILES.indexOf(DEEP)).isEqualTo(1);
        tree().focus();
        press("End");
        assertActive(FILES.get(FILES.size() - 1));
        press("Home");
        assertActive(FILES.get(0));
        press("ArrowDown");
        assertActive(DEEP);
        press("ArrowRight");
        assertThat(line(DEEP)).hasAttribute("aria-expanded", "true");
        assertThat(fields()).hasText(truth.toArray(String[]::new));
        assertActive(DEEP);
        press("ArrowRight");
        assertActive(truth.get(0));
        press("ArrowDown");
        assertActive(truth.get(1));
        press("ArrowLeft");
        assertActive(DEEP);
        press("ArrowLeft");
        assertThat(line(DEEP)).hasAttribute("aria-expanded", "false");
        assertThat(fields()).hasCount(0);
        press("Enter");
        page.waitForURL("**/containers/" + id(DEEP));
        assertThat(page.locator("main h1")).hasText(DEEP);
    }

    @Test
    void theSearch_findsWhatIsDeepInside_andTheLinesSayHowManyThereAre() {
        openTheList();
        button("Open " + OTHER).click();
        assertThat(fields()).hasCount(fieldsOf(OTHER).size());
        Locator search = main().getByLabel("Find in the tree");
        search.fill("FAR/away");
        assertThat(containers()).hasText(new String[] {DEEP});
        assertThat(containers()).hasAttribute("aria-setsize", "1");
        assertThat(fields()).hasCount(0);
        search.fill("penguins");
        assertThat(containers()).hasText(names("?search=penguins"));
        assertThat(containers().first()).hasAttribute("aria-setsize", "2");
        search.fill("in no name");
        assertThat(main().getByRole(AriaRole.HEADING, named("None matches"))).isVisible();
        assertThat(containers()).hasCount(0);
        main().getByRole(AriaRole.BUTTON, named("Clear the search")).click();
        assertThat(containers()).hasText(names(""));
    }

    @Test
    void aClick_leadsToTheContainer_whichTheTreeBesideItMarks_alsoWhenOpenedByItsAddress() {
        openTheList();
        containers().getByRole(AriaRole.LINK, named(DEEP)).click();
        page.waitForURL("**/containers/" + id(DEEP));
        assertThat(page.locator("main h1")).hasText(DEEP);
        assertMarked(DEEP);

        containers().getByRole(AriaRole.LINK, named(OTHER)).click();
        page.waitForURL("**/containers/" + id(OTHER));
        assertThat(page.locator("main h1")).hasText(OTHER);
        assertMarked(OTHER);

        String address = page.url();
        page = visitor.newPage();
        page.navigate(address);
        assertMarked(OTHER);
    }

    @Test
    void whatIsOpen_staysOpen_fromOneContainerToTheNext() {
        visitor.open(page, "/containers/" + id("penguins.json"));
        button("Open " + DEEP).click();
        assertThat(fields()).hasCount(fieldsOf(DEEP).size());
        containers().getByRole(AriaRole.LINK, named(OTHER)).click();
        assertThat(page.locator("main h1")).hasText(OTHER);
        assertMarked(OTHER);
        assertThat(line(DEEP)).hasAttribute("aria-expanded", "true");
        assertThat(fields()).hasCount(fieldsOf(DEEP).size());
    }

    @Test
    void theListBesideTheTree_keepsSearchAndSortInTheAddress_andTheTreeShowsAll() {
        openTheList();
        main().getByLabel("Search containers").fill("land");
        table("Containers")
                .getByRole(AriaRole.COLUMNHEADER, named("Fields"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page).hasURL(Pattern.compile("[?&]search=land.*&sort=fields|sort=fields.*[?&]search=land"));
        String address = page.url();
        page = visitor.newPage();
        page.navigate(address);
        assertThat(table("Containers").locator("tr[data-index] td:first-child a"))
                .hasText(names("?search=land&sort=fields&order=asc"));
        assertThat(main().getByLabel("Search containers")).hasValue("land");
        assertThat(containers()).hasText(names(""));
    }

    private void openTheList() {
        visitor.open(page, "/datastores/" + datastore + "/containers");
        assertThat(names("")).containsExactlyElementsOf(FILES);
        assertThat(containers()).hasText(names(""));
    }

    /** The line that is drawn so is the one that the tree tells to those who don't see it. */
    private void assertActive(String name) {
        Locator line = tree().locator("[data-active=true]");
        assertThat(line).hasText(name);
        assertThat(tree()).hasAttribute("aria-activedescendant", line.getAttribute("id"));
    }

    private void assertMarked(String name) {
        assertThat(tree().locator("[role=treeitem][aria-selected=true]")).hasText(new String[] {name});
    }

    private String[] names(String query) {
        return stage.api().all("/api/v1/datastores/" + datastore + "/containers" + query).stream()
                .map(container -> container.path("name").asString())
                .toArray(String[]::new);
    }

    private String id(String container) {
        return stage.api().container(datastore, container).path("id").asString();
    }

    private List<String> fieldsOf(String container) {
        return stage.api().all("/api/v1/containers/" + id(container) + "/fields").stream()
                .map(field -> field.path("name").asString())
                .toList();
    }

    private void press(String key) {
        page.keyboard().press(key);
    }

    private Locator tree() {
        return main().getByRole(AriaRole.TREE, named("Containers and fields"));
    }

    private Locator containers() {
        return tree().locator("[role=treeitem][aria-level='1']");
    }

    private Locator fields() {
        return tree().locator("[role=treeitem][aria-level='2']");
    }

    private Locator line(String container) {
        return containers()
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(container).setExact(true))));
    }

    private Locator button(String name) {
        return tree().getByRole(AriaRole.BUTTON, named(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

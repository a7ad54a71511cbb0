package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The list of datastores, searched, filtered, sorted and marked, has those of the API in its order, as cards and as a table. */
class DatastoreListTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String AMBER = "Quarry amber";
    private static final String BASALT = "Quarry basalt";
    private static final String CHALK = "Quarry chalk";
    private static final String DOLOMITE = "Quarry dolomite";
    private static final String EMERALD = "Quarry emerald";
    private static final String[] ALL = {AMBER, BASALT, CHALK, DOLOMITE, EMERALD};
    private static final String CARDS = "article a[href*='/datastores/ds_']";
    private static final String ROWS = "tr[data-index] td:first-child a";

    DatastoreListTest() {
        super(1280);
    }

    /** Of one, two and three files; one whose folder isn't there, and one that nothing was ever asked of. */
    @BeforeAll
    static void register() throws IOException {
        String weather = "seattle-weather.csv";
        ofFiles(AMBER, "North pit", List.of("stone", "warm"), Stage.folderOf(weather), true);
        ofFiles(BASALT, "South pit", List.of("dark", "stone"), Stage.folderOf(weather, "penguins.json"), false);
        ofFiles(CHALK, "North pit", List.of(), Stage.folderOf(weather, "penguins.json", "species.csv"), false);
        ofFiles(DOLOMITE, "South pit", List.of("dark"), "not-there", false);
        register(
                EMERALD,
                Map.of(
                        "connector",
                        "postgresql",
                        "properties",
                        Map.of("host", "127.0.0.1", "database", "gems", "user", "miner"),
                        "secrets",
                        Map.of("password", "unused"),
                        "initiateCatalog",
                        false));
        await().atMost(PATIENCE)
                .until(() -> Stage.shared().api().all("/api/v1/datastores?search=Quarry").stream()
                        .noneMatch(DatastoreListTest::awaitsItsRuns));
    }

    @AfterAll
    static void remove() {
        Stage.shared().removeDatastores(ALL);
    }

    @BeforeEach
    void searched() {
        visitor.open(page, "/datastores");
        main().getByLabel("Search by name").fill("quarry");
        assertThat(main().locator(CARDS)).hasText(ALL);
    }

    @Test
    void theSearch_findsByPartsOfNames_andWhatFitsNothing_isToldWithAWayBack() {
        Locator search = main().getByLabel("Search by name");
        search.fill("RY BAS");
        assertThat(main().locator(CARDS)).hasText(new String[] {BASALT});
        assertThat(bar().getByRole(AriaRole.STATUS)).hasText("1 datastore");

        search.fill("no quarry has this");
        assertThat(main().getByRole(AriaRole.HEADING, named("None fits"))).isVisible();
        assertThat(main().locator(CARDS)).hasCount(0);
        main().getByRole(AriaRole.BUTTON, named("Show all datastores")).click();
        assertThat(main().locator(CARDS)).hasText(names(""));
        assertThat(search).hasValue("");
    }

    @Test
    void everySort_ordersTheCardsAsTheApiDoes_andSoDoTheTablesHeaders() {
        Locator sort = choice("Sorted by");
        for (String by : valuesOf(sort)) {
            sort.selectOption(by);
            assertThat(main().locator(CARDS)).hasText(names("search=quarry&sort=%s&order=%s".formatted(parts(by))));
        }
        sort.selectOption("containers desc");
        assertThat(main().locator(CARDS).first()).hasText(CHALK);

        view("Table");
        for (String header : List.of("Fields", "Records profiled", "Name")) {
            Locator column = table("Datastores").getByRole(AriaRole.COLUMNHEADER, named(header));
            for (String order : List.of("ascending", "descending")) {
                column.getByRole(AriaRole.BUTTON).click();
                assertThat(column).hasAttribute("aria-sort", order);
                assertThat(main().locator(ROWS))
                        .hasText(names("search=quarry&sort=%s&order=%s"
                                .formatted(
                                        header.equals("Records profiled") ? "rows" : header.toLowerCase(Locale.ROOT),
                                        order.replace("ending", ""))));
            }
        }
        assertThat(main().locator(ROWS)).hasText(new String[] {EMERALD, DOLOMITE, CHALK, BASALT, AMBER});
    }

    @Test
    void everyFilter_leavesWhatTheApiSays() {
        leaves("Connector", "connector", "postgresql", EMERALD);
        leaves("Connector", "connector", "local-files", AMBER, BASALT, CHALK, DOLOMITE);
        leaves("State", "status", "FAILED", DOLOMITE);
        leaves("State", "status", "NEW", EMERALD);
        leaves("State", "status", "READY", AMBER, BASALT, CHALK);
        leaves("State", "status", "WORKING");
        leaves("State", "status", "WARNINGS");
        leaves("Tag", "tag", "stone", AMBER, BASALT);
        leaves("Tag", "tag", "dark", BASALT, DOLOMITE);
        leaves("Group", "group", "North pit", AMBER, CHALK);
        assertThat(valuesOf(choice("Connector")))
                .hasSameSizeAs(stage.api()
                        .get("/api/v1/connectors")
                        .body()
                        .path("items")
                        .valueStream()
                        .toList());

        choice("Tag").selectOption("stone");
        choice("Group").selectOption("South pit");
        assertThat(main().locator(CARDS)).hasText(new String[] {BASALT});
    }

    @Test
    void tagsAndGroups_areShown_andATagLeadsToWhatHasIt() {
        for (JsonNode truth : stage.api().all("/api/v1/datastores?search=quarry")) {
            Locator card =
                    main().getByRole(AriaRole.ARTICLE, named(truth.path("name").asString()));
            String[] tags =
                    truth.path("tags").valueStream().map(JsonNode::asString).toArray(String[]::new);
            assertThat(card.locator("a[href*='tag=']")).hasText(tags);
            assertThat(card).containsText(truth.path("group").asString(""));
        }
        card(BASALT).getByRole(AriaRole.LINK, named("dark")).click();
        page.waitForURL("**/datastores?tag=dark");
        assertThat(main().locator(CARDS)).hasText(names("tag=dark"));
        assertThat(choice("Tag")).hasValue("dark");
    }

    @Test
    void aFavourite_comesFirst_inBothViews_alsoAfterAReload_untilItIsNoneAnyMore() {
        String[] marked = {DOLOMITE, AMBER, BASALT, CHALK, EMERALD};
        star(DOLOMITE).click();
        assertThat(main().locator(CARDS)).hasText(marked);
        page.reload();
        assertThat(main().locator(CARDS)).hasText(marked);
        assertThat(star(DOLOMITE)).hasAttribute("aria-pressed", "true");
        assertThat(star(AMBER)).hasAttribute("aria-pressed", "false");
        view("Table");
        assertThat(main().locator(ROWS)).hasText(marked);
        choice("Sorted by").selectOption("name desc");
        assertThat(main().locator(ROWS)).hasText(new String[] {DOLOMITE, EMERALD, CHALK, BASALT, AMBER});
        star(DOLOMITE).click();
        assertThat(main().locator(ROWS)).hasText(new String[] {EMERALD, DOLOMITE, CHALK, BASALT, AMBER});
        page.reload();
        assertThat(main().locator(ROWS)).hasText(new String[] {EMERALD, DOLOMITE, CHALK, BASALT, AMBER});
    }

    @Test
    void theAddress_holdsSearchFilterSortAndView_andOpensTheSameList() {
        choice("Group").selectOption("North pit");
        choice("State").selectOption("READY");
        choice("Sorted by").selectOption("fields desc");
        view("Table");
        assertThat(main().locator(ROWS)).hasText(new String[] {CHALK, AMBER});
        assertThat(URI.create(page.url()).getQuery().replace('+', ' ').split("&"))
                .containsExactlyInAnyOrder(
                        "search=quarry", "group=North pit", "status=READY", "sort=fields", "order=desc", "view=table");

        String address = page.url();
        page = visitor.newPage();
        page.navigate(address);
        assertThat(main().locator(ROWS)).hasText(new String[] {CHALK, AMBER});
        assertThat(main().getByLabel("Search by name")).hasValue("quarry");
        assertThat(choice("Group")).hasValue("North pit");
        assertThat(choice("State")).hasValue("READY");
        assertThat(choice("Sorted by")).hasValue("fields desc");
        view("Cards");
        assertThat(main().locator(CARDS)).hasText(new String[] {CHALK, AMBER});
    }

    /** Chooses it, compares, and takes the filter back. */
    private void leaves(String label, String parameter, String value, String... expected) {
        choice(label).selectOption(value);
        assertThat(page).hasURL(Pattern.compile("[?&]" + parameter + "="));
        if (expected.length == 0) {
            assertThat(main().getByRole(AriaRole.HEADING, named("None fits"))).isVisible();
        }
        assertThat(main().locator(CARDS)).hasText(expected);
        assertThat(names("search=quarry&" + parameter + "=" + value.replace(" ", "%20")))
                .containsExactly(expected);
        choice(label).selectOption("");
        assertThat(main().locator(CARDS)).hasText(ALL);
    }

    private String[] names(String query) {
        return stage.api().all("/api/v1/datastores" + (query.isEmpty() ? "" : "?" + query)).stream()
                .map(each -> each.path("name").asString())
                .toArray(String[]::new);
    }

    private static Object[] parts(String sort) {
        return sort.split(" ");
    }

    /** Those that can be chosen. */
    private static List<String> valuesOf(Locator select) {
        return select.locator("option").all().stream()
                .map(option -> option.getAttribute("value"))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Locator bar() {
        return main().getByRole(AriaRole.SEARCH, named("Datastores"));
    }

    private Locator choice(String label) {
        return bar().getByRole(AriaRole.COMBOBOX, named(label));
    }

    private void view(String name) {
        bar().getByText(name, new Locator.GetByTextOptions().setExact(true)).click();
    }

    private Locator card(String name) {
        return main().getByRole(AriaRole.ARTICLE, named(name));
    }

    private Locator star(String name) {
        return main().getByRole(AriaRole.BUTTON, named("Favourite: " + name));
    }

    private static boolean awaitsItsRuns(JsonNode datastore) {
        boolean untouched = datastore.path("name").asString().equals(EMERALD);
        boolean profiled = datastore.path("name").asString().equals(AMBER);
        String status = datastore.path("status").asString();
        return status.equals("WORKING")
                || (status.equals("NEW") != untouched)
                || (profiled && datastore.at("/lastProfile/finishedAt").isMissingNode());
    }

    private static void ofFiles(String name, String group, List<String> tags, String folder, boolean profile) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("connector", "local-files");
        request.put("properties", Map.of("root", "scratch", "path", folder));
        request.put("group", group);
        request.put("tags", tags);
        request.put("profileAfterCatalog", profile);
        register(name, request);
    }

    private static void register(String name, Map<String, Object> more) {
        Map<String, Object> request = new LinkedHashMap<>(more);
        request.put("name", name);
        Api.Answer answer =
                Stage.shared().api().send("POST", "/api/v1/datastores", request, Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

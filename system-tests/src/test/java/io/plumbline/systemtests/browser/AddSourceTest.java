package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.testkit.PostgresServer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

/** The ways to a datastore beside the plain form: a search, what was typed before, many schemas at once, a connection that exists. */
class AddSourceTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> WAIT = Map.of("Prefer", "wait=30");
    private static final String KEPT = "Typed before the page was closed";
    private static final String ON_IT = "Shop on what others share";
    private static final String SHARED = "Shared by others";
    private static final String MADE = "Made for many";
    private static final String TEMPLATE = "{schema} of {connection}";
    private static final String NORTH = "north of " + MADE;
    private static final String SOUTH = "south of " + MADE;

    AddSourceTest() {
        super(1280);
    }

    @AfterAll
    static void remove() {
        Stage stage = Stage.shared();
        stage.removeDatastores(KEPT, ON_IT, NORTH, SOUTH);
        for (String name : List.of(SHARED, MADE)) {
            connections(stage, name)
                    .forEach(id -> await().atMost(PATIENCE)
                            .until(() -> stage.api()
                                            .send("DELETE", "/api/v1/connections/" + id, null, WAIT)
                                            .status()
                                    < 400));
        }
    }

    @Test
    void theGallery_searched_showsWhatFits_andSaysWhenNothingDoes() {
        List<JsonNode> connectors = stage.api()
                .get("/api/v1/connectors")
                .body()
                .path("items")
                .valueStream()
                .toList();
        visitor.open(page, "/datastores/new");
        Locator search = main().getByLabel("Search the connectors");
        assertTiles(page, typesOf(connectors, ""));

        search.fill("server sql");
        List<String> fitting = typesOf(connectors, "server sql");
        assertThat(fitting).contains("sqlserver").doesNotContain("postgresql", "local-files");
        assertTiles(page, fitting);

        Page again = visitor.newPage();
        again.navigate(page.url());
        assertTiles(again, fitting);
        assertThat(again.getByLabel("Search the connectors")).hasValue("server sql");

        search.fill("no such thing at all");
        assertThat(main().getByRole(AriaRole.HEADING, named("No such connector")))
                .isVisible();
        assertTiles(page, List.of());
        search.fill("");
        assertTiles(page, typesOf(connectors, ""));
    }

    @Test
    void aHalfFilledForm_comesBackAfterTheClosedPage_andIsForgottenOnceItIsSent() throws SQLException {
        PostgresServer.Database database = Shop.open().database();
        visitor.open(page, "/datastores");
        SourceForm.ofPostgres(page).fill(KEPT, database, database.password());
        // Once it is on its way into the storage, closing can't be too early.
        page.waitForFunction("(text) => JSON.stringify({...localStorage}).includes(text)", database.user());
        page.close();

        page = visitor.newPage();
        SourceForm form = opened();
        assertThat(form.field("Name")).hasValue(KEPT);
        assertThat(form.field("Host")).hasValue(database.host());
        assertThat(form.field("Password")).hasValue("");
        form.field("Password").fill(database.password());
        form.field("Schema").fill(Shop.SCHEMA);
        add("Add datastore");
        page.waitForURL(Pattern.compile(".*/datastores/ds_\\w+$"));
        JsonNode added = stage.datastoreNamed(KEPT).orElseThrow();
        assertThat(added.at("/properties/host").asString()).isEqualTo(database.host());
        assertThat(containers(added)).hasSize(4);

        assertThat(opened().field("Name")).hasValue("");
        assertThat(form.field("Host")).hasValue("");
        assertThat(main().getByText("Restored from")).hasCount(0);
        assertThat((String) page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .doesNotContain(KEPT, database.user(), database.password());
    }

    @Test
    void severalSchemas_becomeADatastoreEach_namedByTheTemplate() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create schema north",
                "create table north.mines (id int primary key, depth int)",
                "create schema south",
                "create table south.mines (id int primary key, depth int)",
                "create table south.roads (id int primary key, name text)",
                "create schema east",
                "create table east.mines (id int primary key)");
        visitor.open(page, "/datastores");
        SourceForm form = SourceForm.ofPostgres(page).fill("", database, database.password());
        toggle("Keep address and log-in").check();
        form.field("Name of the connection").fill(MADE);
        toggle("A datastore for each of several schemas").check();
        main().getByRole(AriaRole.BUTTON, named("List them")).click();
        assertThat(box("east")).not().isChecked();
        box("north").check();
        box("south").check();
        form.field("Names of the datastores").fill(TEMPLATE);
        assertThat(main().getByRole(AriaRole.STATUS, named("Preview of the names"))
                        .getByRole(AriaRole.LISTITEM))
                .hasText(new String[] {"north → " + NORTH, "south → " + SOUTH});
        add("Add 2 datastores");
        assertThat(main().getByRole(AriaRole.HEADING, named("2 of 2 registered")))
                .isVisible();

        assertThat(connections(stage, MADE)).hasSize(1);
        String path =
                "/api/v1/datastores?connection=" + connections(stage, MADE).get(0);
        await().atMost(PATIENCE).until(() -> stage.api().all(path).size() == 2);
        assertThat(stage.api().all(path))
                .extracting(
                        each -> each.path("name").asString(),
                        each -> each.at("/properties/schema").asString(),
                        AddSourceTest::containers)
                .containsExactlyInAnyOrder(
                        tuple(NORTH, "north", List.of("north.mines")),
                        tuple(SOUTH, "south", List.of("south.mines", "south.roads")));
        main().getByRole(AriaRole.LINK, named(SOUTH)).click();
        assertThat(page.locator("main h1")).hasText(SOUTH);
    }

    @Test
    void aConnectionThatExists_isUsedForADatastore_withoutItsPassword() throws SQLException {
        PostgresServer.Database database = Shop.open().database();
        Api.Answer registered = stage.api()
                .send(
                        "POST",
                        "/api/v1/connections",
                        Map.of(
                                "name",
                                SHARED,
                                "connector",
                                "postgresql",
                                "properties",
                                Map.of(
                                        "host", database.host(),
                                        "port", database.port(),
                                        "database", database.name(),
                                        "user", database.user()),
                                "secrets",
                                Map.of("password", database.password())),
                        WAIT);
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        String connection = connections(stage, SHARED).get(0);

        visitor.open(page, "/datastores/new");
        main().getByRole(AriaRole.REGION, named("On a shared connection"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(SHARED))
                .click();
        SourceForm form = SourceForm.on(page);
        assertThat(main().getByRole(AriaRole.REGION, named("Shared connection")))
                .containsText(database.host());
        assertThat(main().locator("input[type=password]")).hasCount(0);
        assertThat(form.field("Host")).hasCount(0);
        form.field("Name").fill(ON_IT);
        form.field("Schema").fill(Shop.SCHEMA);
        add("Add datastore");
        page.waitForURL(Pattern.compile(".*/datastores/ds_\\w+$"));

        JsonNode added = stage.datastoreNamed(ON_IT).orElseThrow();
        assertThat(page.url()).endsWith(added.path("id").asString());
        assertThat(added.path("connectionId").asString()).isEqualTo(connection);
        assertThat(containers(added)).contains("shop.customers", "shop.orders").hasSize(4);
    }

    private static List<String> typesOf(List<JsonNode> connectors, String search) {
        return connectors.stream()
                .filter(each -> Arrays.stream(search.split(" ")).allMatch(textOf(each)::contains))
                .map(each -> each.path("type").asString())
                .toList();
    }

    private static String textOf(JsonNode connector) {
        return "%s %s %s"
                .formatted(
                        connector.path("displayName").asString(),
                        connector.path("type").asString(),
                        connector.path("summary").asString())
                .toLowerCase(Locale.ROOT);
    }

    private static void assertTiles(Page page, List<String> types) {
        Locator tiles = page.locator("main a[href*='connector=']");
        assertThat(tiles).hasCount(types.size());
        assertThat(tiles.all())
                .extracting(tile -> tile.getAttribute("href").replaceFirst(".*connector=", ""))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    private SourceForm opened() {
        visitor.open(page, "/datastores/new?connector=postgresql");
        return SourceForm.on(page);
    }

    private void add(String name) {
        main().getByRole(AriaRole.BUTTON, named(name)).click();
    }

    private Locator toggle(String name) {
        return main().getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator box(String name) {
        return main().getByRole(AriaRole.CHECKBOX, named(name));
    }

    private static List<String> connections(Stage stage, String name) {
        return stage.api().all("/api/v1/connections").stream()
                .filter(connection -> connection.path("name").asString().equals(name))
                .map(connection -> connection.path("id").asString())
                .toList();
    }

    /** The names of what the datastore's catalog has found. */
    private static List<String> containers(JsonNode datastore) {
        Api api = Stage.shared().api();
        String id = datastore.path("id").asString();
        JsonNode catalog =
                api.all("/api/v1/operations?type=CATALOG&datastore=" + id).get(0);
        JsonNode ended = api.awaitEnd(catalog.path("id").asString(), PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return api.all("/api/v1/datastores/" + id + "/containers?sort=name").stream()
                .map(container -> container.path("name").asString())
                .toList();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

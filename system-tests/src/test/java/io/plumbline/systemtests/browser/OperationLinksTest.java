package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Where an operation that is over leads to: a run like it, its logs; and what is copied of it. */
class OperationLinksTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PEOPLE = "people.csv";
    private static final Map<String, Object> OPTIONS = Map.of("inferenceLevel", 1, "maxRows", 2);

    private static OwnFiles own;
    private static String profile;

    OperationLinksTest() {
        super(1280);
    }

    @BeforeAll
    static void profiled() throws IOException {
        own = OwnFiles.of(Stage.shared(), Map.of(PEOPLE, "id,mail\n1,a@x.org\n2,b@x.org\n3,c@x.org\n"));
        profile = own.profile(OPTIONS).path("id").asString();
    }

    @AfterAll
    static void remove() {
        own.close();
    }

    @BeforeEach
    void allowClipboard() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    @Test
    void anEndedProfile_isRunAgain_withItsOptions_andThePageLeadsToTheNewOne() {
        List<String> before = operations();
        visitor.open(page, "/operations/" + profile);
        runAgain("With the same options");
        JsonNode again = newOperation(before);
        assertThat(again.path("type").asString()).isEqualTo("PROFILE");
        assertThat(again.path("profile"))
                .isEqualTo(operation(stage.api(), profile).path("profile"));
        assertThat(again.at("/profile/maxRows").asInt()).isEqualTo(2);
        JsonNode ended = stage.api().awaitEnd(again.path("id").asString(), PATIENCE);
        assertThat(ended.path("status").asString()).startsWith("SUCCEEDED");
        assertThat(ended.at("/summary/rows").asInt()).isEqualTo(2);
        assertThat(main().getByRole(AriaRole.REGION, named("What became visible")))
                .containsText("Rows2");
    }

    @Test
    void anEndedProfile_isRunAgain_withoutItsOptions_orWithOthers() {
        List<String> before = operations();
        visitor.open(page, "/operations/" + profile);
        runAgain("With the default options");
        JsonNode again = newOperation(before);
        JsonNode ended = stage.api().awaitEnd(again.path("id").asString(), PATIENCE);
        assertThat(ended.path("profile").has("maxRows")).as(ended.toString()).isFalse();
        assertThat(ended.at("/summary/rows").asInt()).isEqualTo(3);

        visitor.open(page, "/operations/" + profile);
        runAgain("Choose the options of a profile…");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/datastores/" + own.datastoreId() + ".*run=profile.*"));
        assertThat(operations()).as("nothing more was asked for").hasSize(before.size() + 1);
    }

    @Test
    void anEndedCatalog_isRunAgain_withItsOptions() {
        String catalog = stage.api()
                .run(
                        own.datastoreId(),
                        Map.of("type", "CATALOG", "catalog", Map.of("include", List.of("people*"), "prune", true)));
        stage.api().awaitEnd(catalog, PATIENCE);
        List<String> before = operations();
        visitor.open(page, "/operations/" + catalog);
        runAgain("With the same options");
        JsonNode again = newOperation(before);
        assertThat(again.path("type").asString()).isEqualTo("CATALOG");
        assertThat(again.path("catalog"))
                .isEqualTo(operation(stage.api(), catalog).path("catalog"));
        assertThat(again.at("/catalog/include/0").asString()).isEqualTo("people*");
        stage.api().awaitEnd(again.path("id").asString(), PATIENCE);
    }

    @Test
    void whatIsCopied_isTheIdTheTraceAndTheScript_thatAreShown() {
        visitor.open(page, "/operations/" + profile);
        assertThat(copied("Copy the id")).isEqualTo(profile);
        String trace = operation(stage.api(), profile).path("traceId").asString();
        assertThat(trace).matches("[0-9a-f]{32}");
        assertThat(main().locator("code").getByText(trace)).isVisible();
        assertThat(copied("Copy the trace id")).isEqualTo(trace);
        // Nobody has said where logs are.
        assertThat(link(page, "Logs")).hasCount(0);

        String check = stage.api()
                .all("/api/v1/checks?datastore=" + stage.datastoreId())
                .get(0)
                .path("id")
                .asString();
        visitor.open(page, "/checks/" + check);
        assertThat(copied("Copy the id")).isEqualTo(check);

        visitor.open(page, "/datastores/new?connector=postgresql");
        String script = main().getByLabel("Script that grants the rights").textContent();
        assertThat(script).containsIgnoringCase("grant ");
        assertThat(copied("Copy the script")).isEqualTo(script);
    }

    @Test
    void aTokenThatIsIssued_isCopiedAsItOpensTheApi() {
        String name = "copied " + System.nanoTime();
        visitor.open(page, "/settings");
        main().getByRole(AriaRole.BUTTON, named("Issue token")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX, named("Name")).fill(name);
        dialog.getByRole(AriaRole.BUTTON, named("Issue token")).click();
        String token = copied("Copy the token");
        Api.Answer session = new Api(stage.platform().address(), token).get("/api/v1/session");
        assertThat(session.body().path("name").asString()).as(session.text()).isEqualTo(name);
        String id = session.body().path("tokenId").asString();
        assertThat(stage.api()
                        .send("DELETE", "/api/v1/tokens/" + id, null, Map.of("Prefer", "wait=30"))
                        .status())
                .isLessThan(300);
    }

    @Test
    void theTraceOfAFailedOperation_andOfAProblem_leadToTheLogs_whereTheirPlaceIsSet() throws IOException {
        List<URI> asked = new CopyOnWriteArrayList<>();
        HttpServer logs = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        logs.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI());
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<title>Logs</title>".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        logs.start();
        String place = "http://127.0.0.1:" + logs.getAddress().getPort() + "/explore?query=";
        try (EmbeddedDefault platform = EmbeddedDefault.fresh()
                        .withEnvironment("PLUMBLINE_GATEWAY_LOGS_URL", place + "{traceId}&from=now-1h")
                        .start();
                Visitor other = Visitor.onDesktop(Stage.chromium().browser(), platform.address())) {
            Api.Registered registered =
                    platform.api().registerFiles("nothing there", "samples", "no-such-folder", false);
            JsonNode failed = platform.api().awaitEnd(registered.operationId(), PATIENCE);
            assertThat(failed.path("status").asString()).isEqualTo("FAILED");
            other.expect("asked another host: " + place);
            Page its = other.signIn(platform.linkToken());
            other.open(its, "/operations/" + registered.operationId());
            assertThat(its.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Why it failed")))
                    .containsText(failed.at("/failure/message").asString());
            String trace = failed.path("traceId").asString();
            assertLeads(its, place + trace + "&from=now-1h", asked);

            other.expect("status of 404");
            its.navigate(platform.address() + "/operations/op_0000000000000000");
            String shown = its.locator("main code").last().textContent();
            assertThat(shown).matches("[0-9a-f]{32}").isNotEqualTo(trace);
            assertLeads(its, place + shown + "&from=now-1h", asked);
            other.assertNothingWentWrong();
        } finally {
            logs.stop(0);
        }
    }

    /** In a tab of its own; the page stays. */
    private static void assertLeads(Page page, String address, List<URI> asked) {
        assertThat(link(page, "Logs")).hasAttribute("href", address);
        asked.clear();
        String before = page.url();
        page.context().waitForPage(() -> link(page, "Logs").click());
        await().untilAsserted(() -> assertThat(asked).extracting(URI::toString).anyMatch(address::endsWith));
        assertThat(page.url()).isEqualTo(before);
    }

    private String copied(String button) {
        page.evaluate("() => navigator.clipboard.writeText('nothing yet')");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Copied").setExact(true))
                .first()
                .waitFor();
        page.waitForFunction("async () => await navigator.clipboard.readText() !== 'nothing yet'");
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    private void runAgain(String item) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run again"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    /** The page is the one of the only operation that has come since. */
    private JsonNode newOperation(List<String> before) {
        page.waitForURL(
                address -> address.contains("/operations/") && before.stream().noneMatch(address::endsWith));
        List<String> since =
                operations().stream().filter(id -> !before.contains(id)).toList();
        assertThat(since).hasSize(1);
        assertThat(page.url()).endsWith("/operations/" + since.get(0));
        return operation(stage.api(), since.get(0));
    }

    private List<String> operations() {
        return stage.api().all("/api/v1/operations?datastore=" + own.datastoreId()).stream()
                .map(operation -> operation.path("id").asString())
                .toList();
    }

    private static JsonNode operation(Api api, String id) {
        return api.get("/api/v1/operations/" + id).body();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}

package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class TwoTabsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Stage stage;
    private static String datastore;
    private static String name;

    @BeforeAll
    static void profiled() throws IOException {
        stage = Stage.shared();
        name = "tabs " + System.nanoTime();
        datastore = stage.api()
                .registerFiles(name, "scratch", Stage.folderOf("seattle-weather.csv"), true)
                .datastoreId();
        assertThat(stage.api().awaitProfile(datastore, PATIENCE).path("status").asString())
                .startsWith("SUCCEEDED");
    }

    @Test
    void oneTabHoldsTheStream_bothAreTold_andTheOtherTakesOver() {
        try (Visitor visitor = visitor()) {
            List<Page> streams = new CopyOnWriteArrayList<>();
            Page first = visitor.signIn(stage.platform().adminToken());
            Page second = visitor.newPage();
            for (Page page : List.of(first, second)) {
                page.onRequest(request -> {
                    if (request.url().endsWith("/api/v1/events")) {
                        streams.add(page);
                    }
                });
            }
            String address = "/datastores/" + datastore;
            visitor.open(first, address);
            visitor.open(second, address);

            describe("told to both");
            assertThat(first.locator("main header")).containsText("told to both");
            assertThat(second.locator("main header")).containsText("told to both");
            assertThat(streams).containsOnly(first);

            streams.clear();
            second.waitForRequest("**/api/v1/events", first::close);
            describe("told to the heir");
            assertThat(second.locator("main header")).containsText("told to the heir");
            assertThat(streams).containsOnly(second);
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void whatIsChangedInOneTab_showsInTheOther() {
        try (Visitor visitor = visitor()) {
            Page one = visitor.signIn(stage.platform().adminToken());
            Page other = visitor.newPage();
            visitor.open(one, "/datastores");
            visitor.open(other, "/datastores");
            Visitor.mark(other);
            favourite(one).click();
            assertThat(favourite(other)).hasAttribute("aria-pressed", "true");

            edit(visitor, one);
            input(one, "Tags").fill("weather,");
            input(one, "Description").fill("rain, mostly");
            save(one).click();
            assertThat(save(one)).isHidden();
            assertThat(card(other)).containsText("weather");
            card(other)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                    .click();
            assertThat(other.locator("main header")).containsText("rain, mostly");

            JsonNode check = stage.api().all("/api/v1/checks?datastore=" + datastore).stream()
                    .filter(each -> !each.path("accepted").asBoolean())
                    .findFirst()
                    .orElseThrow();
            String address = "/checks/" + check.path("id").asString();
            visitor.open(one, address);
            visitor.open(other, address);
            one.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept"))
                    .click();
            assertThat(other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept")))
                    .isHidden();
            assertThat(other.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("History")))
                    .containsText("Accepted");
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void twoPeopleEditingAtOnce_theSecondIsTold_andNothingIsLost() {
        try (Visitor ann = visitor();
                Visitor ben = visitor()) {
            Page hers = ann.signIn(stage.platform().adminToken());
            Page his = ben.signIn(stage.platform().adminToken());
            edit(ann, hers);
            edit(ben, his);
            input(hers, "Description").fill("hers");
            input(hers, "Group").fill("Her group");
            input(his, "Description").fill("his");
            save(hers).click();
            assertThat(save(hers)).isHidden();

            ben.expect("status of 409");
            save(his).click();
            Locator alert = his.getByRole(AriaRole.ALERT);
            assertThat(alert).containsText("somebody else has changed it meanwhile");
            assertThat(alert).containsText("became “hers”; what you typed stays");
            assertThat(alert).containsText("“Her group”");
            assertThat(input(his, "Description")).hasValue("his");
            assertThat(input(his, "Group")).hasValue("Her group");
            ben.picture(his, "two-tabs/conflict");
            Visitor.assertAccessible(his, "conflict");

            save(his).click();
            assertThat(save(his)).isHidden();
            JsonNode stored = stage.api().get("/api/v1/datastores/" + datastore).body();
            assertThat(stored.path("description").asString()).isEqualTo("his");
            assertThat(stored.path("group").asString()).isEqualTo("Her group");
            ann.assertNothingWentWrong();
            ben.assertNothingWentWrong();
        }
    }

    private static Visitor visitor() {
        return Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address());
    }

    private static void describe(String description) {
        String path = "/api/v1/datastores/" + datastore;
        long revision = stage.api().get(path).body().path("revision").asLong();
        Map<String, Object> change = Map.of("description", description, "revision", revision);
        Api.Answer answer = stage.api().send("PATCH", path, change, Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void edit(Visitor visitor, Page page) {
        visitor.open(page, "/datastores/" + datastore + "/settings?edit=true");
        input(page, "Description").waitFor();
    }

    /** Lists of suggestions have the label as well. */
    private static Locator input(Page page, String label) {
        return page.locator("input, textarea").and(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    private static Locator save(Page page) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save").setExact(true));
    }

    private static Locator card(Page page) {
        return page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator favourite(Page page) {
        return card(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Favourite"));
    }
}

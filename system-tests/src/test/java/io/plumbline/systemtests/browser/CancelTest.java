package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.source.SlowSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class CancelTest {
    private static final int VIEWS = 12;
    private static final int SECONDS_EACH = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocatorAssertions.ContainsTextOptions LONG =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());

    @Test
    void aLongProfile_isSeenRunning_andCancelled_andThePageSaysWhatCameOfIt() throws SQLException {
        Stage stage = Stage.shared();
        Api api = stage.api();
        String name = "slow " + System.nanoTime();
        String datastore = register(api, name);
        try (Visitor visitor =
                Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address())) {
            Page page = visitor.signIn(stage.platform().adminToken());
            visitor.open(page, "/datastores/" + datastore);
            Page other = visitor.newPage();
            visitor.open(other, "/datastores/" + datastore);
            Visitor.mark(page);
            Visitor.mark(other);

            String operation = api.run(datastore, Map.of("type", "PROFILE"));
            Locator going = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Profile going on"));
            assertThat(going).containsText(Pattern.compile("Running"), LONG);
            going.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Profile"))
                    .click();
            page.waitForURL("**/operations/" + operation);
            Locator progress = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Progress"));
            assertThat(progress).containsText(Pattern.compile("[1-9]\\d* of " + VIEWS), LONG);
            visitor.picture(page, "cancel/going");

            button(page, "Cancel").click();
            button(page, "Cancel the profile").click();

            String who = api.get("/api/v1/session").body().path("name").asString();
            Locator outcome = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Cancelled"));
            assertThat(outcome).containsText("It was cancelled by " + who, LONG);
            assertThat(button(page, "Run again")).isVisible();
            assertThat(page.getByText("Cancelling", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(0);
            assertThat(other.locator("main")).containsText("The last profile was cancelled", LONG);
            visitor.picture(page, "cancel/cancelled");

            JsonNode ended = api.get("/api/v1/operations/" + operation).body();
            assertThat(ended.path("status").asString()).isEqualTo("CANCELLED");
            assertThat(ended.path("cancelRequestedBy").asString()).isEqualTo(who);
            assertThat(Instant.parse(outcome.locator("time").getAttribute("datetime")))
                    .isEqualTo(
                            Instant.parse(ended.path("finishedAt").asString()).truncatedTo(ChronoUnit.MILLIS));
            assertThat(api.all("/api/v1/checks?datastore=" + datastore)).isEmpty();
            assertThat(api.container(datastore, "public.slow_1").path("profile").isMissingNode())
                    .isTrue();
            Visitor.assertNotReloaded(page);
            Visitor.assertNotReloaded(other);
            visitor.assertNothingWentWrong();
        }
    }

    private static String register(Api api, String name) throws SQLException {
        Api.Answer answer = api.send(
                "POST",
                "/api/v1/datastores",
                SlowSource.create(VIEWS, SECONDS_EACH).registration(name),
                Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String datastore = answer.body().path("id").asString();
        String catalog = api.all("/api/v1/operations?datastore=" + datastore)
                .get(0)
                .path("id")
                .asString();
        assertThat(api.awaitEnd(catalog, PATIENCE).path("status").asString()).isEqualTo("SUCCEEDED");
        return datastore;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}

package io.plumbline.systemtests.browser;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.systemtests.platform.Api;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a page reads while its event stream opens: nothing twice, and nothing that is old by then. */
class FirstReadsTest {
    private static final double LONG_ENOUGH = 2_500;

    private final Stage stage = Stage.shared();
    private final String datastore = "/datastores/" + stage.datastoreId();

    @ParameterizedTest
    @ValueSource(strings = {"", "/datastores", "/checks", "/activity", "/explore"})
    void aPage_readsNothingTwice(String path) {
        try (Visitor visitor = visitor()) {
            Page page = visitor.signIn(stage.platform().adminToken());
            page.navigate("about:blank");
            Map<String, Integer> reads = new ConcurrentHashMap<>();
            page.onRequest(request -> {
                if (request.method().equals("GET") && request.url().contains("/api/v1/")) {
                    reads.merge(request.url().replaceFirst(".*/api", "/api"), 1, Integer::sum);
                }
            });
            visitor.open(page, path.isEmpty() ? datastore : path);
            page.waitForTimeout(LONG_ENOUGH);
            assertThat(reads).containsKeys("/api/v1/session", "/api/v1/events");
            assertThat(new TreeMap<>(reads))
                    .allSatisfy((url, times) -> assertThat(times).as(url).isEqualTo(1));
            visitor.assertNothingWentWrong();
        }
    }

    @Test
    void whatChangesAfterThePageRead_andBeforeASlowStreamOpened_showsAllTheSame() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.signIn(stage.platform().adminToken());
            page.navigate("about:blank");
            page.route("**/api/v1/events", route -> {
                // By then the page has lost its patience, and shows what it read.
                page.waitForTimeout(LONG_ENOUGH);
                describe("between read and stream");
                route.resume();
            });
            visitor.open(page, datastore);
            assertThat(page.locator("main header")).containsText("between read and stream");
            visitor.assertNothingWentWrong();
        } finally {
            describe(null);
        }
    }

    private void describe(@Nullable String description) {
        String path = "/api/v1" + datastore;
        long revision = stage.api().get(path).body().path("revision").asLong();
        Map<String, Object> change = new HashMap<>(Map.of("revision", revision));
        change.put("description", description);
        Api.Answer answer = stage.api().send("PATCH", path, change, Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Visitor visitor() {
        return Visitor.onDesktop(Stage.chromium().browser(), stage.platform().address());
    }
}

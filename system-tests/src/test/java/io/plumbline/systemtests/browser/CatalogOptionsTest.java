package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A catalog that is run by hand over a folder that has changed does what its options say, and the pages show what has changed. */
class CatalogOptionsTest extends SignedIn {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "A folder that changes";
    private static final String GONE = "penguins.json";
    private static final String STAYS = "seattle-weather.csv";
    private static final String LATER = "later.csv";

    private String datastore;
    private Path folder;

    CatalogOptionsTest() {
        super(1280);
    }

    @BeforeEach
    void profile() throws IOException {
        String path = Stage.folderOf(GONE, STAYS);
        folder = EmbeddedDefault.scratch().resolve(path);
        datastore = stage.api().registerFiles(NAME, "scratch", path, true).datastoreId();
        JsonNode profile = stage.api().awaitProfile(datastore, PATIENCE);
        assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");
        assertThat(missingByName()).isEqualTo(Map.of(GONE, false, STAYS, false));
        visitor.open(page, "/datastores/" + datastore);
    }

    @AfterEach
    void remove() {
        stage.removeDatastores(NAME);
    }

    @Test
    void withoutPrune_whatIsGoneStaysAsMissing_withItsChecks() throws IOException {
        String gone = id(GONE);
        int checks = checksOf(gone);
        assertThat(checks).isPositive();
        change();
        JsonNode catalog =
                catalog(dialog -> assertThat(box(dialog, "Prune")).not().isChecked());

        assertThat(catalog.at("/catalog/prune").asBoolean(false)).isFalse();
        assertThat(missingByName()).isEqualTo(Map.of(GONE, true, STAYS, false, LATER, false));
        assertThat(checksOf(gone)).isEqualTo(checks);
        assertThat(namesIn(catalog, "addedNames")).containsExactly(LATER);
        assertThat(namesIn(catalog, "removedNames")).containsExactly(GONE);
        assertShown(catalog);
        visitor.open(page, "/datastores/" + datastore + "/containers");
        assertThat(row(GONE)).containsText("Missing");
        assertThat(row(STAYS)).not().containsText("Missing");
        assertThat(row(LATER)).not().containsText("Missing");
    }

    @Test
    void withPrune_whatIsGoneIsDropped() throws IOException {
        String gone = id(GONE);
        change();
        JsonNode catalog = catalog(dialog -> box(dialog, "Prune").check());

        assertThat(catalog.at("/catalog/prune").asBoolean()).isTrue();
        assertThat(missingByName()).isEqualTo(Map.of(STAYS, false, LATER, false));
        await().atMost(PATIENCE)
                .until(() -> stage.api().get("/api/v1/containers/" + gone).status() == 404);
        assertThat(stage.api().get("/api/v1/containers/" + gone + "/profile").status())
                .isEqualTo(404);
        assertThat(namesIn(catalog, "removedNames")).containsExactly(GONE);
        assertShown(catalog);
        visitor.open(page, "/datastores/" + datastore);
        String rows =
                stage.api().container(datastore, STAYS).at("/profile/rows").asString();
        assertThat(Shown.inList(main().locator("dl[aria-label=Totals]"), "Rows profiled"))
                .hasText(String.format("%,d", Long.parseLong(rows)));
        visitor.open(page, "/datastores/" + datastore + "/containers");
        assertThat(row(LATER)).isVisible();
        assertThat(row(GONE)).hasCount(0);
    }

    @Test
    void withPrune_theChecksOfWhatIsGone_areArchived_asTheDialogSays() throws IOException {
        assertThat(checksOf(id(GONE))).isPositive();
        int stay = checksOf(id(STAYS));
        change();
        catalog(dialog -> {
            assertThat(dialog)
                    .containsText(
                            "Drops containers that are gone from the source, with their profiles, and archives their checks.");
            box(dialog, "Prune").check();
        });
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.api().all("/api/v1/checks?datastore=" + datastore))
                        .extracting(check -> check.path("container").asString())
                        .containsOnly(STAYS)
                        .hasSize(stay));
        visitor.open(page, "/datastores/" + datastore + "/checks");
        assertThat(table("Checks").getByText(STAYS).first()).isVisible();
        assertThat(table("Checks").getByText(GONE)).hasCount(0);
    }

    @Test
    void prunedLater_whatWasMissingBefore_isDroppedToo() throws IOException {
        change();
        catalog(dialog -> {});
        assertThat(missingByName()).containsEntry(GONE, true);
        JsonNode catalog = catalog(dialog -> box(dialog, "Prune").check());
        assertThat(missingByName()).isEqualTo(Map.of(STAYS, false, LATER, false));
        assertShown(catalog);
    }

    @Test
    void onlySomeNames_leaveTheOthersAsTheyWere_evenWithPrune() throws IOException {
        change();
        Files.writeString(folder.resolve("unasked.csv"), "id\n1\n");
        JsonNode catalog = catalog(dialog -> {
            names(dialog, "Only containers with these names").fill("lat*");
            page.keyboard().press("Enter");
            box(dialog, "Prune").check();
        });
        assertThat(namesIn(catalog.path("catalog"), "include")).containsExactly("lat*");
        assertThat(missingByName()).isEqualTo(Map.of(GONE, false, STAYS, false, LATER, false));
        assertThat(namesIn(catalog, "addedNames")).containsExactly(LATER);
        assertThat(catalog.at("/changes/removed").asInt()).isZero();
        assertShown(catalog);
        assertThat(main()).containsText("only lat*");

        visitor.open(page, "/datastores/" + datastore);
        catalog(dialog -> {
            names(dialog, "Not these").fill("unas*");
            page.keyboard().press("Enter");
        });
        assertThat(missingByName()).isEqualTo(Map.of(GONE, true, STAYS, false, LATER, false));
    }

    @Test
    void recreate_bringsBackWhatWasExcluded_andOtherwiseItStaysSo() {
        String excluded = "/api/v1/containers/" + id(STAYS);
        Api.Answer answer = stage.api().send("PATCH", excluded, Map.of("excluded", true), Map.of("Prefer", "wait=30"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode without = catalog(dialog -> {});
        assertThat(stage.api().get(excluded).body().path("excluded").asBoolean())
                .isTrue();
        assertThat(without.at("/changes/added").asInt()).isZero();
        assertShown(without);
        visitor.open(page, "/datastores/" + datastore + "/containers");
        assertThat(row(STAYS)).containsText("Excluded");

        JsonNode with = catalog(dialog -> box(dialog, "Recreate").check());
        assertThat(with.at("/catalog/recreate").asBoolean()).isTrue();
        await().atMost(PATIENCE)
                .until(() -> !stage.api().get(excluded).body().path("excluded").asBoolean());
        assertThat(row(STAYS)).not().containsText("Excluded");
        assertThat(row(STAYS)).isVisible();
    }

    private void change() throws IOException {
        Files.delete(folder.resolve(GONE));
        Files.writeString(folder.resolve(LATER), "id,zip\n1,10001\n2,10002\n");
    }

    /** By the menu of the page that is open; returns how it ended. */
    private JsonNode catalog(Consumer<Locator> options) {
        int before = catalogs().size();
        main().getByRole(AriaRole.BUTTON, named("Run")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Catalog…"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Catalog " + NAME);
        options.accept(dialog);
        dialog.getByRole(AriaRole.BUTTON, named("Run the catalog")).click();
        assertThat(dialog).hasCount(0);
        await().atMost(PATIENCE).until(() -> catalogs().size() == before + 1);
        JsonNode ended = stage.api().awaitEnd(catalogs().get(0).path("id").asString(), PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        return ended;
    }

    /** On the overview of the datastore, which has to hear of it by itself, and on the operation's page. */
    private void assertShown(JsonNode catalog) {
        Locator card = main().getByRole(AriaRole.REGION, named("Catalog"));
        Locator link = card.locator("a[href$='/operations/" + catalog.path("id").asString() + "']");
        assertThat(link.first()).isVisible();
        assertChanges(card, catalog);
        link.first().click();
        assertChanges(main().getByRole(AriaRole.REGION, named("What became visible")), catalog);
    }

    private static void assertChanges(Locator region, JsonNode catalog) {
        JsonNode changes = catalog.path("changes");
        List<Pattern> lines = new ArrayList<>();
        addLine(lines, "new", changes.path("added"), namesIn(catalog, "addedNames"));
        addLine(lines, "changed", changes.path("changed"), namesIn(catalog, "changedNames"));
        addLine(lines, "gone", changes.path("removed"), namesIn(catalog, "removedNames"));
        int more = changes.path("addedFields").asInt(0);
        int fewer = changes.path("removedFields").asInt(0);
        if (more + fewer > 0) {
            lines.add(Pattern.compile("^Fields: " + more + " new, " + fewer + " gone$"));
        }
        if (lines.isEmpty()) {
            lines.add(Pattern.compile("^Nothing has changed since the catalog before\\.$"));
        }
        assertThat(region.getByRole(AriaRole.LISTITEM)).hasText(lines.toArray(Pattern[]::new));
        Locator figures = region.locator("dl").first();
        assertThat(Shown.inList(figures, "Containers"))
                .hasText(catalog.at("/summary/containers").asString());
        assertThat(Shown.inList(figures, "Fields"))
                .hasText(catalog.at("/summary/fields").asString());
    }

    private static void addLine(List<Pattern> lines, String label, JsonNode count, List<String> names) {
        if (count.asInt(0) > 0) {
            lines.add(Pattern.compile("^" + count.asInt() + " " + label + "\\s*"
                    + String.join(", ", names).replace(".", "\\.") + "(Show all)?$"));
        }
    }

    private static List<String> namesIn(JsonNode node, String list) {
        JsonNode names = node.has("changes") ? node.at("/changes/" + list) : node.path(list);
        return names.valueStream().map(JsonNode::asString).toList();
    }

    private List<JsonNode> catalogs() {
        return stage.api().all("/api/v1/operations?type=CATALOG&datastore=" + datastore);
    }

    private Map<String, Boolean> missingByName() {
        return stage.api().all("/api/v1/datastores/" + datastore + "/containers").stream()
                .collect(Collectors.toMap(
                        container -> container.path("name").asString(),
                        container -> container.path("missing").asBoolean()));
    }

    private int checksOf(String container) {
        return stage.api().all("/api/v1/checks?container=" + container).size();
    }

    private String id(String container) {
        return stage.api().container(datastore, container).path("id").asString();
    }

    private Locator row(String container) {
        return table("Containers").getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(container));
    }

    /** Lists of suggestions have the label as well. */
    private static Locator names(Locator dialog, String label) {
        return dialog.locator("input")
                .and(dialog.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    private static Locator box(Locator dialog, String label) {
        return dialog.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }
}

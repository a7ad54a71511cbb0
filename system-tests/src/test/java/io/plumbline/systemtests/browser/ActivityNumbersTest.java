package io.plumbline.systemtests.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What ran, by day and by itself, is what the API says. */
class ActivityNumbersTest extends SignedIn {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    ActivityNumbersTest() {
        super(1800);
    }

    @Test
    void theDaysOfAYear_showTheApisNumbers() {
        Map<String, JsonNode> truths = new TreeMap<>(Collections.reverseOrder());
        NumberCheck check = new NumberCheck();
        visitor.open(page, "/activity");
        List<?> days = (List<?>) main().locator("button[data-day]")
                .evaluateAll("all => all.map(day => [day.dataset.day, day.getAttribute('aria-label')])");
        assertThat(days).hasSize(366);
        String first = (String) ((List<?>) days.get(0)).get(0);
        String last = (String) ((List<?>) days.get(days.size() - 1)).get(0);
        for (JsonNode day : stage.api()
                .get("/api/v1/operation-counts?from=" + first + "&to=" + last + "&zone="
                        + URLEncoder.encode(ZONE.getId(), StandardCharsets.UTF_8))
                .body()
                .path("days")) {
            truths.put(day.path("day").asString(), day);
        }
        assertThat(truths).isNotEmpty();
        long all = 0;
        for (Object each : days) {
            List<?> day = (List<?>) each;
            JsonNode truth = truths.get((String) day.get(0));
            String told = (String) day.get(1);
            String counts = told.substring(told.lastIndexOf(':') + 1);
            List<JsonNode> numbers = new ArrayList<>();
            if (truth != null) {
                all += truth.path("total").asLong();
                numbers.add(truth.path("total"));
                truth.path("byStatus").forEach(numbers::add);
            }
            check.numbers(told, new Shown(counts, counts), numbers.toArray(JsonNode[]::new));
        }
        String sum = main().getByText("in all").textContent();
        check.expect("all days", sum.equals(ListedRow.whole(all) + " in all"), sum, all);
        table(check, List.copyOf(truths.values()));
        check.assertAll(366 + 1 + truths.size() * 4);
    }

    private void table(NumberCheck check, List<JsonNode> truths) {
        visitor.open(page, "/activity?view=table");
        List<String> headers = table("Operations by day").locator("thead th").allTextContents();
        List<List<Shown>> rows = rows("Operations by day", truths.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode truth = truths.get(i);
            String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                    .withLocale(Locale.UK)
                    .format(LocalDate.parse(truth.path("day").asString()));
            Shown shown = rows.get(i).get(0);
            check.expect("day " + i, shown.text().replace(",", "").equals(day.replace(",", "")), shown, day);
            check.count(day, rows.get(i).get(1), truth.path("total"));
            long counted = 0;
            for (int column = 2; column < headers.size(); column++) {
                String status = headers.get(column).toUpperCase(Locale.ROOT).replace(' ', '_');
                long count = truth.path("byStatus").path(status).asLong(0);
                counted += count;
                Shown cell = rows.get(i).get(column);
                check.expect(day + ": " + status, cell.full().equals(ListedRow.whole(count)), cell, count);
            }
            check.expect(day + ": every status", counted == truth.path("total").asLong(), counted, truth);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CATALOG", "PROFILE"})
    void anOperation_showsTheApisNumbers(String type) {
        stage.api().awaitProfile(stage.datastoreId(), Duration.ofMinutes(1));
        JsonNode truth = stage.api()
                .all("/api/v1/operations?datastore=" + stage.datastoreId() + "&type=" + type)
                .get(0);
        visitor.open(page, "/operations/" + truth.path("id").asString());
        NumberCheck check = new NumberCheck();
        JsonNode summary = truth.path("summary");
        Map<String, List<Shown>> figures = Shown.ofList(
                main().getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("What became visible"))
                        .locator("dl"));
        check.count("containers", figures.get("Containers").get(0), summary.path("containers"));
        check.count("fields", figures.get("Fields").get(0), summary.path("fields"));
        if (type.equals("PROFILE")) {
            check.count("rows", figures.get("Rows").get(0), summary.path("rows"));
            check.count("checks", figures.get("Checks").get(0), summary.path("checks"));
        }
        check.bytes(
                "bytes", figures.get(type.equals("PROFILE") ? "Read" : "Size").get(0), summary.path("bytes"));
        for (Map.Entry<String, String> time : Map.of(
                        "Asked for", "createdAt", "Started", "startedAt", "Finished", "finishedAt")
                .entrySet()) {
            check.time(time.getKey(), definition(time.getKey()).locator("time"), truth.path(time.getValue()));
        }
        Shown duration = Shown.of(definition("Duration"));
        String millis = ListedRow.whole(
                        ChronoUnit.MILLIS.between(instant(truth.path("startedAt")), instant(truth.path("finishedAt"))))
                + " ms";
        check.expect("duration", duration.full().equals(millis), duration, millis);
        check.assertAll(10);
    }

    private Locator definition(String name) {
        return main().locator("dl > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))))
                .locator("dd");
    }

    private static Instant instant(JsonNode time) {
        return Instant.parse(time.asString()).truncatedTo(ChronoUnit.MILLIS);
    }
}

package io.plumbline.systemtests.browser;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;

/** The numbers of fields: in the list of a container's fields, and on the page of one. */
final class FieldNumbers {
    /** Where the page has what of a profile; weekdays and such like are grids. */
    private static final Map<String, String> CHARTS = Map.of(
            "Histogram", "/histogram",
            "Values", "/histogram",
            "Top values", "/topValues",
            "Lengths", "/distributions/lengths/buckets",
            "Sizes", "/distributions/sizes/buckets",
            "Patterns", "/distributions/patterns/buckets",
            "Known formats", "/distributions/formats/buckets",
            "By year", "/distributions/years/buckets",
            "First digits", "/distributions/firstDigits/buckets",
            "Ranges with equally many values", "/distributions/equalDepth/buckets");

    private static final Map<String, String> GRIDS = Map.of(
            "By weekday", "/distributions/weekdays/buckets",
            "By hour", "/distributions/hours/buckets",
            "By month", "/distributions/months/buckets");

    private static final String METRICS = """
            (page) => [...page.querySelectorAll('tr[id^="metric-"]')].map((row) => {
              const value = row.querySelector('td > span > span');
              const bounds = value?.nextElementSibling;
              return [row.id.slice(7), row.querySelector('td').textContent, value?.textContent ?? '',
                value?.getAttribute('title') ?? value?.textContent ?? '', bounds?.textContent ?? ''];
            })""";
    private static final String COUNTS = """
            (card) => {
              const cells = [...card.querySelectorAll('td[title*=": "]:not([title^="approx"])')]
                .map((cell) => cell.title.replace(/.*: /s, ''));
              const rows = [...card.querySelectorAll('tbody td:last-child:not([title*=": "]), tbody td[title^="approx"]')]
                .map((cell) => cell.textContent);
              return cells.length ? cells : rows;
            }""";

    /** How high the columns of a chart are, as shares of the highest. */
    private static final String HEIGHTS = """
            (card) => {
              const heights = [...card.querySelectorAll('.recharts-bar-rectangle')].map((column) => column.getBBox().height);
              return heights.map((height) => height / Math.max(...heights));
            }""";
    /** Of the chart's 130 pixels or so; what is there at all has two of them. */
    private static final double ONE_PIXEL = 1 / 100.0;

    private static final double LEAST_HEIGHT = 2 / 130.0;

    private FieldNumbers() {}

    /** A line of the list: completeness, distinct values, the bars' highest, the range, the checks. */
    static void row(NumberCheck check, List<Shown> cells, JsonNode field) {
        String path = field.path("path").asString();
        JsonNode summary = field.path("summary");
        check.expect(path + ": name", cells.get(0).text().startsWith(path), cells.get(0), path);
        check.share(path + ": completeness", cells.get(2), value(summary.path("completeness")));
        distinct(check, path + ": distinct", cells.get(3), summary.path("distinctCount"));
        JsonNode bars = summary.path("bars").path("bars");
        if (!bars.isEmpty()) {
            long most = 0;
            for (JsonNode bar : bars) {
                most = Math.max(most, bar.path("count").asLong());
            }
            check.expect(
                    path + ": bars",
                    cells.get(4).full().contains(String.format("the most, %,d, at", most)),
                    cells.get(4),
                    most);
        }
        range(check, path + ": range", cells.get(5), summary);
        JsonNode active = field.path("checks").path("active");
        check.expect(
                path + ": checks",
                NumberCheck.plain(cells.get(6).full()).equals(active.isMissingNode() ? "0" : active.asString()),
                cells.get(6),
                active);
    }

    private static void distinct(NumberCheck check, String where, Shown shown, JsonNode metric) {
        JsonNode value = value(metric);
        if (metric.path("exact").asBoolean(true) || value.isMissingNode()) {
            check.count(where, shown, value);
            return;
        }
        List<Rounded> told = Rounded.in(shown.full());
        check.expect(
                where,
                told.get(0).agrees(new BigDecimal(value.asString()))
                        && told.get(1)
                                .agrees(new BigDecimal(metric.path("lower").asString()))
                        && told.get(2)
                                .agrees(new BigDecimal(metric.path("upper").asString())),
                shown,
                metric);
        check.expect(
                where + ", short",
                shown.text().startsWith("≈ ") && Rounded.agrees(shown.text(), new BigDecimal(value.asString())),
                shown,
                value);
    }

    private static void range(NumberCheck check, String where, Shown shown, JsonNode summary) {
        boolean text = summary.path("min").path("kind").asString("").equals("TEXT")
                || value(summary.path("min")).isMissingNode()
                        && !value(summary.path("minLength")).isMissingNode();
        JsonNode from = value(summary.path(text ? "minLength" : "min"));
        JsonNode to = value(summary.path(text ? "maxLength" : "max"));
        String expected = from.isMissingNode()
                ? ""
                : "from " + from.asString() + " to " + to.asString() + (text ? " characters" : "");
        check.expect(where, shown.full().equals(expected), shown, expected);
    }

    /** Every metric, and every count of every picture. */
    static void page(NumberCheck check, Page page, String path, JsonNode profile) {
        List<?> rows = (List<?>) page.locator("main").evaluate(METRICS);
        List<String> names = new ArrayList<>();
        for (Object each : rows) {
            List<String> row = ((List<?>) each).stream().map(String.class::cast).toList();
            names.add(row.get(0));
            metric(check, path + " " + row.get(0), row, Api.metric(profile, row.get(0)));
        }
        for (JsonNode metric : profile.path("metrics")) {
            String name = metric.path("name").asString();
            check.expect(path + ": is there", names.contains(name), names, name);
        }
        CHARTS.forEach((title, where) -> chart(check, page, path + ": " + title, title, profile.at(where)));
        GRIDS.forEach((title, where) -> grid(check, page, path + ": " + title, title, profile.at(where)));
    }

    private static void metric(NumberCheck check, String where, List<String> row, JsonNode metric) {
        figure(check, where, row, metric);
        if (!value(metric).isMissingNode()) {
            String cell = row.get(1);
            boolean exact = metric.path("exact").asBoolean();
            check.expect(where + ", quality", cell.contains("approximate") != exact, cell, metric);
        }
    }

    /**
     * A metric's value with its bounds, or why there is none.
     *
     * @param row its name, all that its cell says, the value, the value when hovering, the bounds
     */
    static void figure(NumberCheck check, String where, List<String> row, JsonNode metric) {
        String cell = row.get(1);
        JsonNode value = value(metric);
        if (value.isMissingNode()) {
            check.expect(where, cell.startsWith("not measured: ") && metric.has("absentReason"), cell, metric);
            return;
        }
        String truth = value.asString();
        Shown shown = new Shown(row.get(2), row.get(3));
        String kind = metric.path("kind").asString();
        check.expect(where, same(kind, NumberCheck.plain(shown.full()), truth, shown.full()), shown, metric);
        boolean number = kind.equals("INTEGER") || kind.equals("DECIMAL");
        if (number && !shown.full().endsWith(" s")) {
            check.expect(where + ", short", Rounded.agrees(shown.text(), new BigDecimal(truth)), shown, metric);
            bounds(check, where + ", bounds", row.get(4), metric, truth);
        }
    }

    private static boolean same(String kind, String plain, String truth, String full) {
        return switch (kind) {
            case "BOOLEAN" -> full.equals(truth) || full.equals(truth.equals("true") ? "Yes" : "No");
            case "TIMESTAMP" -> timesAreEqual(full, truth);
            case "INTEGER", "DECIMAL" ->
                plain.replaceFirst(" (s|days|bits)$", "").equals(truth);
            case "DATE" -> plain.equals(truth);
            default -> full.equals(truth.isEmpty() ? "(empty text)" : truth);
        };
    }

    private static boolean timesAreEqual(String shown, String truth) {
        String iso = shown.replace(" UTC", "Z").replace(' ', 'T');
        return iso.endsWith("Z")
                ? truth.endsWith("Z") && Instant.parse(iso).equals(Instant.parse(truth))
                : LocalDateTime.parse(iso).equals(LocalDateTime.parse(truth));
    }

    private static void bounds(NumberCheck check, String where, String shown, JsonNode metric, String truth) {
        if (metric.path("exact").asBoolean() || !metric.has("lower") || !metric.has("upper")) {
            check.expect(where, shown.isEmpty(), shown, metric);
            return;
        }
        BigDecimal lower = new BigDecimal(metric.path("lower").asString());
        BigDecimal upper = new BigDecimal(metric.path("upper").asString());
        List<Rounded> told = Rounded.in(shown);
        boolean same = shown.startsWith("± ")
                ? told.get(0).agrees(upper.subtract(new BigDecimal(truth)))
                : told.size() == 2 && told.get(0).agrees(lower) && told.get(1).agrees(upper);
        check.expect(where, same, shown, metric);
    }

    private static void chart(NumberCheck check, Page page, String where, String title, JsonNode buckets) {
        Locator card = card(page, title);
        if (card.count() == 0) {
            return;
        }
        Locator chart = card.getByRole(AriaRole.IMG);
        if (chart.count() > 0) {
            columns(check, card, chart, where, buckets);
            button(card, "As a table").click();
        }
        Locator all = button(card, "All " + buckets.size());
        if (all.count() > 0) {
            all.click();
        }
        List<?> shown = (List<?>) card.evaluate(COUNTS);
        check.expect(where + ": how many", shown.size() == buckets.size(), shown.size(), buckets.size());
        for (int i = 0; i < Math.min(shown.size(), buckets.size()); i++) {
            count(check, where + " " + i, (String) shown.get(i), buckets.get(i));
        }
    }

    private static void count(NumberCheck check, String where, String text, JsonNode bucket) {
        List<Rounded> numbers = Rounded.in(text);
        boolean same = numbers.get(0).agrees(bucket.path("count").decimalValue());
        if (bucket.path("countUpper").asLong(0) > bucket.path("count").asLong()) {
            same &= numbers.get(1).agrees(bucket.path("countUpper").decimalValue());
        }
        check.expect(where, same, text, bucket);
    }

    /** What is drawn, and what the tooltip says while the arrow keys lead it from column to column. */
    private static void columns(NumberCheck check, Locator card, Locator chart, String where, JsonNode buckets) {
        List<Double> shares = sharesOfMost(buckets);
        List<Double> drawn = ((List<?>) card.evaluate(HEIGHTS))
                .stream().map(height -> ((Number) height).doubleValue()).toList();
        List<Double> wanted = shares.stream().filter(share -> share > 0).toList();
        check.expect(where + ": columns", drawn.size() == wanted.size(), drawn.size(), wanted.size());
        for (int i = 0; i < Math.min(drawn.size(), wanted.size()); i++) {
            double height = drawn.get(i);
            check.expect(
                    where + ", height " + i,
                    Math.abs(height - Math.max(LEAST_HEIGHT, wanted.get(i))) <= ONE_PIXEL,
                    height,
                    wanted.get(i));
        }
        Locator tip = card.locator("[data-tip]");
        chart.focus();
        for (int i = 0; i < buckets.size(); i++) {
            if (i > 0) {
                chart.press("ArrowRight");
            }
            PlaywrightAssertions.assertThat(tip).hasAttribute("data-tip", String.valueOf(i));
            count(check, where + ", tooltip " + i, tip.locator("strong").textContent(), buckets.get(i));
        }
    }

    private static List<Double> sharesOfMost(JsonNode buckets) {
        List<Double> counts = new ArrayList<>();
        buckets.forEach(bucket -> counts.add(bucket.path("count").asDouble()));
        double most = Collections.max(counts);
        return counts.stream().map(count -> count / most).toList();
    }

    private static Locator button(Locator card, String name) {
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The cells that the API doesn't name are of nothing. */
    private static void grid(NumberCheck check, Page page, String where, String title, JsonNode buckets) {
        Locator card = card(page, title);
        if (card.count() == 0) {
            return;
        }
        List<Long> shown = ((List<?>) card.evaluate(COUNTS))
                .stream()
                        .map(text -> Long.parseLong(NumberCheck.plain((String) text)))
                        .filter(count -> count > 0)
                        .toList();
        List<Long> told = new ArrayList<>();
        buckets.forEach(bucket -> told.add(bucket.path("count").asLong()));
        check.expect(
                where, shown.equals(told.stream().filter(count -> count > 0).toList()), shown, told);
    }

    private static Locator card(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    static JsonNode value(JsonNode metric) {
        JsonNode value = metric.path("value");
        return value.isNull() ? metric.path("nothing") : value;
    }
}

package io.plumbline.systemtests.browser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A figure of two sides, and by how much it differs.
 *
 * @param first as {@link FieldNumbers#figure} takes it; the second is another of the kind
 */
record ComparedFigure(List<String> first, List<String> second, String difference) {
    private static final int OF_A_SIDE = 5;

    private static final String READ = """
            (main) => [...main.querySelectorAll('[aria-label="Figures side by side"] tbody tr')].map((row) => {
              const name = row.children[0].textContent;
              const side = (cell) => {
                const value = cell.querySelector(':scope > span > span');
                const bounds = value?.nextElementSibling;
                return [name, cell.textContent, value?.textContent ?? '',
                  value?.getAttribute('title') ?? value?.textContent ?? '', bounds?.textContent ?? ''];
              };
              return [...side(row.children[1]), ...side(row.children[2]), row.children[3].textContent];
            })""";

    /** All that are shown, in their order. */
    static List<ComparedFigure> in(Locator main) {
        main.getByLabel("Figures side by side").waitFor();
        return ((List<?>) main.evaluate(READ))
                .stream()
                        .map(row ->
                                ((List<?>) row).stream().map(String.class::cast).toList())
                        .map(row -> new ComparedFigure(
                                row.subList(0, OF_A_SIDE),
                                row.subList(OF_A_SIDE, 2 * OF_A_SIDE),
                                row.get(2 * OF_A_SIDE)))
                        .toList();
    }

    /** As the API compares two runs. */
    void check(NumberCheck check, JsonNode diff) {
        String difference = diff.path("difference").asString(null);
        check(check, diff.path("name").asString(), diff.get("from"), diff.get("to"), difference);
    }

    /** As two fields have it, which the API doesn't compare. Null of a side without that metric. */
    void check(NumberCheck check, String where, @Nullable JsonNode from, @Nullable JsonNode to) {
        check(check, where, from, to, between(from, to));
    }

    private void check(
            NumberCheck check, String where, @Nullable JsonNode from, @Nullable JsonNode to, @Nullable String truth) {
        side(check, where + ", first", first, from);
        side(check, where + ", second", second, to);
        boolean duration = Stream.of(first, second).anyMatch(side -> side.get(3).endsWith(" s"));
        if (!duration) {
            check.expect(where + ", difference", differs(truth), difference, truth);
        }
    }

    private static void side(NumberCheck check, String where, List<String> shown, @Nullable JsonNode metric) {
        if (metric == null) {
            check.expect(where, shown.get(1).isEmpty(), shown, "nothing");
        } else {
            FieldNumbers.figure(check, where, shown, metric);
        }
    }

    private boolean differs(@Nullable String truth) {
        if (truth == null || difference.isEmpty()) {
            return truth == null && difference.isEmpty();
        }
        BigDecimal points = new BigDecimal(truth);
        BigDecimal by = difference.endsWith(" points") ? points.movePointRight(2) : points;
        // A plus is no part of a number; a minus is.
        List<Rounded> shown = Rounded.in(difference.replace("+", ""));
        return shown.size() == 1 && shown.get(0).agrees(by);
    }

    /** By how much one metric is greater than the other; null if they aren't numbers. */
    private static @Nullable String between(@Nullable JsonNode from, @Nullable JsonNode to) {
        return number(from) && number(to)
                ? new BigDecimal(to.path("value").asString())
                        .subtract(new BigDecimal(from.path("value").asString()))
                        .toString()
                : null;
    }

    private static boolean number(@Nullable JsonNode metric) {
        return metric != null
                && metric.path("kind").asString("").matches("INTEGER|DECIMAL")
                && !FieldNumbers.value(metric).isMissingNode();
    }

    static Map<String, JsonNode> metrics(JsonNode ofRun) {
        Map<String, JsonNode> metrics = new LinkedHashMap<>();
        ofRun.path("profile")
                .path("metrics")
                .forEach(metric -> metrics.put(metric.path("name").asString(), metric));
        return metrics;
    }

    /** In the order of the page: what only one side has comes last. */
    static List<String> names(Map<String, JsonNode> from, Map<String, JsonNode> to) {
        List<String> names = new ArrayList<>(from.keySet());
        names.sort(Comparator.comparing(name -> !to.containsKey(name)));
        to.keySet().stream().filter(name -> !from.containsKey(name)).forEach(names::add);
        return names;
    }

    /** Without bounds, for which a list has no room. */
    static void summary(NumberCheck check, String where, Shown shown, @Nullable JsonNode field, String name) {
        JsonNode truth = field == null
                ? MissingNode.getInstance()
                : field.path("summary").path(name).path("value");
        if (truth.isMissingNode() || shown.text().isEmpty()) {
            check.expect(where, truth.isMissingNode() && shown.text().isEmpty(), shown, truth);
            return;
        }
        check.expect(where, NumberCheck.plain(shown.full()).equals(truth.asString()), shown, truth);
        check.expect(where + ", short", Rounded.agrees(shown.text(), new BigDecimal(truth.asString())), shown, truth);
    }
}

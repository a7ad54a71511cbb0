package io.plumbline.standalone.console;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.plumbline.api.view.CheckView;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;

/** Prints what a datastore's profile says: a table of fields per container, then the checks that were inferred. */
public final class ProfileReport {

    private static final List<String> HEADINGS =
            List.of("field", "type", "null %", "distinct", "min", "median", "max", "mean", "most frequent");
    private static final List<Integer> WIDTHS = List.of(28, 14, 7, 9, 20, 12, 20, 12, 26);
    private static final MathContext SHOWN = new MathContext(5);

    private final ApiClient api;
    private final PrintStream out;

    public ProfileReport(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    public void print(DatastoreId datastore) {
        for (ContainerView container : api.containers(datastore)) {
            if (container.problem() != null) {
                out.printf("%n%s: %s%n", container.name(), container.problem().message());
            } else if (container.profile() != null) {
                out.printf(
                        Locale.ROOT,
                        "%n%s: %,d rows, %d fields, %d checks%n",
                        container.name(),
                        container.profile().rows(),
                        container.profile().fields(),
                        container.profile().checks());
                printFields(api.profile(container.id()));
                printChecks(api.checks(container.id()));
            }
        }
    }

    private void printFields(List<FieldProfileView> fields) {
        printRow(HEADINGS);
        for (FieldProfileView view : fields) {
            FieldProfile profile = view.profile();
            List<String> row = new ArrayList<>();
            row.add(profile.path());
            row.add(profile.sparkType());
            row.add(nullPercent(profile, view.rows()));
            row.add(distinct(profile));
            row.add(shown(profile, "min"));
            row.add(shown(profile, "median"));
            row.add(shown(profile, "max"));
            row.add(shown(profile, "mean"));
            row.add(
                    profile.topValues().isEmpty()
                            ? ""
                            : profile.topValues().get(0).value() + " ×"
                                    + profile.topValues().get(0).count());
            printRow(row);
        }
    }

    private void printChecks(List<CheckView> checks) {
        for (CheckView view : checks) {
            out.printf(
                    "    ✓ %-14s %s  [%s]%n",
                    view.rule(),
                    view.description(),
                    view.check() == null ? "by hand" : view.check().evidence().bound());
        }
    }

    private void printRow(List<String> cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cut(cells.get(i), WIDTHS.get(i));
            line.append(cell).append(" ".repeat(WIDTHS.get(i) - cell.length() + 1));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String nullPercent(FieldProfile profile, long rows) {
        return value(profile, "nullCount")
                .filter(nulls -> rows > 0)
                .map(nulls -> String.format(Locale.ROOT, "%.1f", 100.0 * Long.parseLong(nulls) / rows))
                .orElse("");
    }

    private static String distinct(FieldProfile profile) {
        return metric(profile, "distinctCount")
                .filter(m -> m.value() != null)
                .map(m ->
                        (m.exact() ? "" : "~") + new BigDecimal(m.value()).setScale(0, java.math.RoundingMode.HALF_UP))
                .orElse("");
    }

    private static String shown(FieldProfile profile, String name) {
        return metric(profile, name)
                .filter(m -> m.value() != null)
                .map(m -> switch (m.kind()) {
                    case DECIMAL ->
                        new BigDecimal(m.value())
                                .round(SHOWN)
                                .stripTrailingZeros()
                                .toPlainString();
                    case INTEGER, TEXT, BOOLEAN, DATE, TIMESTAMP -> m.value();
                })
                .orElse("");
    }

    private static Optional<String> value(FieldProfile profile, String name) {
        return metric(profile, name).flatMap(m -> Optional.ofNullable(m.value()));
    }

    private static Optional<Metric> metric(FieldProfile profile, String name) {
        return profile.metrics().stream().filter(m -> m.name().equals(name)).findFirst();
    }

    private static String cut(String text, int width) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }
}

package io.plumbline.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.trino.tpch.TpchTable;
import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.statistics.metric.ContainerProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What is proposed for real files and for TPC-H, and why: docs/inference-examples.md, to be read by people. */
class InferenceExamplesTest {
    private static final Path PAGE = Path.of("../../docs/inference-examples.md");
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final double SCALE = 0.01;

    private final StringBuilder page = new StringBuilder();

    @Test
    void examples_areWhatIsProposed() throws IOException {
        page.append("""
                # What is inferred, and why

                Written by a test (`InferenceExamplesTest`, with `-Dplumbline.docs.write=true`) from the files in `samples/data` and from the
                eight tables of TPC-H at scale %s, at level 5, the highest. Two of three blocks of 50 rows are the training rows, every third block
                is held out. There is no history of parts. How each rule concludes: [inference.md](inference.md).

                Held out: values judged that the candidate wasn't fitted on; none of them broke the check unless said otherwise.
                """.formatted(SCALE));
        for (String file :
                List.of("seattle-weather.csv", "birdstrikes.csv", "species.csv", "penguins.json", "earthquakes.json")) {
            add(Table.of(file, LocalSpark.sample(file)), List.of());
        }
        List<Table> tables = new ArrayList<>();
        for (TpchTable<?> table : TpchTable.getTables()) {
            tables.add(Table.tpch(table, SCALE));
        }
        for (Table table : tables) {
            add(table, tables);
        }
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    private void add(Table table, List<Table> others) {
        boolean flat = others.size() > 1 || !table.name().startsWith("earthquakes");
        InferenceInput input = InferenceInput.of(ContainerProfiles.of(table.measured()))
                .withHeldOut(table.training().measured(), table.heldOut().measured());
        InferenceOptions options = new InferenceOptions(5, NOW, "run");
        List<InferredCheck> checks = new ArrayList<>(
                CheckInference.infer(flat ? input.withRelations(Relations.pairs(table)) : input, options));
        checks.addAll(
                CheckInference.references(input.profile(), Relations.keys(table, others), Optional.empty(), options));
        checks.sort(Comparator.comparingInt(InferredCheck::level));
        page.append("\n## ")
                .append(table.name())
                .append("\n\n")
                .append(String.format(
                        Locale.ROOT, "%,d rows, %d checks.%n", table.rows().size(), checks.size()));
        if (checks.isEmpty()) {
            page.append("Too few rows, or nothing that is worth a check.\n");
            return;
        }
        page.append("\n| Level | Check | Why | Held out |\n|---|---|---|---|\n");
        checks.stream()
                .filter(c -> !(c.rule().equals("notNull") && c.coverage() == 1))
                .forEach(this::line);
        List<InferredCheck> complete = checks.stream()
                .filter(c -> c.rule().equals("notNull") && c.coverage() == 1)
                .toList();
        if (!complete.isEmpty()) {
            Evidence evidence = complete.get(0).evidence();
            page.append("| 1 | `notNull` ")
                    .append(complete.stream()
                            .map(c -> "`" + c.fields().get(0) + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" | ")
                    .append(cell(evidence.method()))
                    .append(" | ")
                    .append(evidence.heldOut().map(h -> number(h.judged())).orElse("not tested"))
                    .append(" |\n");
        }
    }

    private void line(InferredCheck check) {
        String properties = check.properties().entrySet().stream()
                .filter(e -> !e.getKey().startsWith("inclusive") || Boolean.FALSE.equals(e.getValue()))
                .map(InferenceExamplesTest::property)
                .collect(Collectors.joining(", "));
        Evidence evidence = check.evidence();
        String interval = evidence.lower().isPresent() || evidence.upper().isPresent()
                ? "; [" + evidence.lower().orElse("") + ", " + evidence.upper().orElse("") + "]"
                : "";
        // Ranks come from a sketch that throws dice, so what they give isn't written down.
        String method = evidence.method().replaceAll("; independent values would be so in about \\d+", "");
        page.append("| ")
                .append(check.level())
                .append(" | `")
                .append(check.rule())
                .append("` ")
                .append(
                        check.fields().size() > 3
                                ? "all fields"
                                : check.fields().stream()
                                        .map(f -> "`" + f + "`")
                                        .collect(Collectors.joining(", ")))
                .append(properties.isEmpty() ? "" : ": " + cell(properties))
                .append(check.coverage() < 1 ? ", coverage " + check.coverage() : "")
                .append(" | ")
                .append(cell(method + interval))
                .append(" | ")
                .append(evidence.heldOut()
                        .map(h -> number(h.judged())
                                + (h.judged() == h.passed()
                                        ? ""
                                        : ", " + number(h.judged() - h.passed()) + " broke it"))
                        .orElse("not tested"))
                .append(" |\n");
    }

    private static String property(Map.Entry<String, Object> property) {
        return property.getKey() + " " + property.getValue();
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}

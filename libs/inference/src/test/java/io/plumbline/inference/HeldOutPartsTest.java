package io.plumbline.inference;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.inference.Faults.Fault;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.PartState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks are inferred from the earlier parts of a table, then every later part is judged as it is, and with faults put into it.
 * The counts are in docs/inference-trials.md.
 */
class HeldOutPartsTest {
    private static final Path PAGE = Path.of("../../docs/inference-trials.md");
    private static final double FAULTY_SHARE = 0.1;
    private static final double FEW = 0.01;

    private final StringBuilder holds = new StringBuilder();
    private final Map<String, int[]> caught = new TreeMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private int checks;
    private int held;
    private int judged;
    private int judgedFailed;

    @Test
    void checksFromEarlierParts_holdForLaterOnes_andCatchFaults() throws IOException {
        for (Scenario scenario : Scenario.all()) {
            run(scenario);
        }
        String page = page();
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(PAGE, page);
        }
        int[] all = together();
        assertThat((double) held / checks).as("checks that held: " + broken).isGreaterThanOrEqualTo(0.99);
        assertThat((double) all[0] / all[1]).as("caught: " + missed).isGreaterThanOrEqualTo(0.95);
    }

    private void run(Scenario scenario) {
        Table table = scenario.table();
        Map<String, List<Row>> parts = table.parts(scenario.part());
        List<String> names = List.copyOf(parts.keySet());
        List<String> first = names.subList(0, names.size() * 2 / 3);
        List<String> later = names.subList(first.size(), names.size());
        Table seen = table.with(
                first.stream().flatMap(name -> parts.get(name).stream()).toList());
        List<PartState> history = first.stream()
                .map(name -> new PartState(name, table.with(parts.get(name)).measured()))
                .toList();
        ContainerState whole = seen.measured();
        InferenceInput input = InferenceInput.of(ContainerProfiles.of(whole))
                .withHeldOut(seen.training().measured(), seen.heldOut().measured())
                .withHistory(history)
                .withRelations(Relations.pairs(seen));
        Instant then = scenario.clock().apply(first.get(first.size() - 1));
        List<InferredCheck> inferred = CheckInference.infer(input, new InferenceOptions(5, then, "run"));
        List<InferredCheck> ofDefaultLevel =
                CheckInference.infer(input, new InferenceOptions(InferenceOptions.DEFAULT_LEVEL, then, "run"));
        int failedChecks = 0;
        int partsJudged = 0;
        int partsFailed = 0;
        for (InferredCheck check : inferred) {
            int fails = 0;
            for (String name : later) {
                fails += RowOracle.fails(
                                check,
                                table.with(parts.get(name)),
                                scenario.clock().apply(name))
                        ? 1
                        : 0;
            }
            partsJudged += later.size();
            partsFailed += fails;
            if (fails > 0) {
                failedChecks++;
                broken.add(table.name() + " " + check.description() + " " + check.coverage() + ": " + fails + " of "
                        + later.size());
            }
        }
        checks += inferred.size();
        held += inferred.size() - failedChecks;
        judged += partsJudged;
        judgedFailed += partsFailed;
        holds.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %d | %d | %d | %,d | %d |%n",
                scenario.title(),
                table.rows().size(),
                first.size(),
                later.size(),
                inferred.size(),
                inferred.size() - failedChecks,
                partsJudged,
                partsFailed));
        for (String name : later) {
            Table clean = table.with(parts.get(name));
            Instant now = scenario.clock().apply(name);
            List<InferredCheck> passing = passing(inferred, clean, now);
            List<InferredCheck> passingOfDefault = passing(ofDefaultLevel, clean, now);
            for (Fault fault : scenario.faults()) {
                Optional<Table> faulty = fault.into(clean, FAULTY_SHARE);
                if (faulty.isPresent()) {
                    boolean found = finds(passing, fault, faulty.get(), now);
                    int[] counts = caught.computeIfAbsent(fault.kind(), k -> new int[4]);
                    counts[0] += found ? 1 : 0;
                    counts[1]++;
                    counts[2] += finds(passing, fault, fault.into(clean, FEW).orElseThrow(), now) ? 1 : 0;
                    counts[3] += finds(passingOfDefault, fault, faulty.get(), now) ? 1 : 0;
                    if (!found) {
                        missed.merge(table.name() + " " + fault, 1, Integer::sum);
                    }
                }
            }
        }
    }

    private static List<InferredCheck> passing(List<InferredCheck> checks, Table clean, Instant now) {
        return checks.stream()
                .filter(check -> !RowOracle.fails(check, clean, now))
                .toList();
    }

    private static boolean finds(List<InferredCheck> passing, Fault fault, Table faulty, Instant now) {
        return passing.stream().filter(fault::concerns).anyMatch(check -> RowOracle.fails(check, faulty, now));
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # Trials of inferred checks

                Written by a test (`HeldOutPartsTest`, with `-Dplumbline.docs.write=true`). Of each table the earlier two thirds of the parts are
                profiled and checks of level 5 inferred from them, with two of three blocks of 50 rows as training rows and with the parts' states as history.
                Every later part is then judged by its rows, by code of its own.

                ## Do they hold?

                A check holds if none of the later parts fails it.

                | Table, parts | Rows | Parts seen | Parts judged | Checks | Held | Check × part | Failed |
                |---|---|---|---|---|---|---|---|
                """);
        page.append(holds);
        page.append(String.format(
                Locale.ROOT,
                "| **together** | | | | **%d** | **%d (%s)** | **%,d** | **%d (%s)** |%n",
                checks,
                held,
                percent(held, checks),
                judged,
                judgedFailed,
                percent(judgedFailed, judged)));
        if (!broken.isEmpty()) {
            page.append("\nNot held:\n\n");
            broken.forEach(line -> page.append("- ").append(line).append('\n'));
        }
        page.append(String.format(Locale.ROOT, """

                ## Do they catch faults?

                One fault at a time is put into one field of a tenth of the rows (at least one) of one later part; then of a hundredth. It is caught if a
                check fails that passed on the part as it was. Together counts the faults that checks of this kind are for. Not counted there: how many
                rows a part has; and, marked as hard, faults that leave every value as plausible as it was, of which only some are found.

                | Fault | Trials | Caught | | In 1 %% of the rows | By level 2 alone |
                |---|---|---|---|---|---|
                """));
        int[] all = together();
        caught.forEach((kind, counts) -> {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s | %s | %s |%n",
                    kind,
                    counts[1],
                    counts[0],
                    percent(counts[0], counts[1]),
                    percent(counts[2], counts[1]),
                    percent(counts[3], counts[1])));
        });
        page.append(String.format(
                Locale.ROOT,
                "| **together** | **%,d** | **%,d** | **%s** | %s | %s |%n",
                all[1],
                all[0],
                percent(all[0], all[1]),
                percent(all[2], all[1]),
                percent(all[3], all[1])));
        page.append("\nWhat was missed, by table, field and fault:\n\n");
        missed.forEach((what, times) ->
                page.append("- ").append(what).append(": ").append(times).append('\n'));
        return page.toString();
    }

    /** Of faults in rows; how many rows there are is another matter. */
    private int[] together() {
        int[] all = new int[4];
        caught.forEach((kind, counts) -> {
            if (!kind.startsWith("volume") && !kind.startsWith("hard")) {
                for (int i = 0; i < all.length; i++) {
                    all[i] += counts[i];
                }
            }
        });
        return all;
    }

    private static String percent(int part, int whole) {
        return BigDecimal.valueOf(100L * part)
                        .divide(BigDecimal.valueOf(Math.max(1, whole)), 2, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}

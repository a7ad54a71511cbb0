package io.plumbline.inference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;

import static org.assertj.core.api.Assertions.assertThat;

class CheckEvaluationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final String MANY =
            "select id as order_id, cast(id %% 7 as int) - 2 as few, pmod(id * 7919, 10007) - 50 as many,"
                    + " cast(pmod(id * 31, 9973) / 7.0 as decimal(12,3)) as price, cast(pmod(id * 17, 9001) as double) / 3 as ratio,"
                    + " date_add(date'2024-01-01', cast(pmod(id * 13, 1500) as int)) as day,"
                    + " timestamp_seconds(1700000000 + pmod(id * 101, 100000000)) as at,"
                    + " if(id %% 11 = 0, null, concat('v', cast(id %% 5 as string))) as word,"
                    + " concat('u', id, if(id %% 50 = 0, '', '@example.org')) as mail, cast(id %% 900 as string) as code,"
                    + " concat(if(id %% 97 = 3, 'Klerk#', if(id %% 89 = 5, 'Clerk #', 'Clerk#')), id) as clerk,"
                    + " if(id %% 71 = 9, repeat('7', 44), concat('AB-', id, if(id %% 67 = 1, '-x', ''))) as part"
                    + " from range(%d)";

    @Test
    void judgements_holdTheTruth_whateverIsCountedOrSketched() {
        for (int rows : List.of(40, 300, 20_000)) {
            Table table = Table.of("many", LocalSpark.session().sql(MANY.formatted(rows)));
            ContainerState state = table.measured();
            for (InferredCheck check : checks()) {
                Judgement byState = CheckEvaluation.judge(check, state, NOW);
                Judgement byRows = RowOracle.judge(check, table, NOW);
                assertThat(byState.judged()).as("%s %s", rows, check).isEqualTo(byRows.judged());
                assertThat(byRows.failedAtLeast())
                        .as("%s %s %s", rows, check, byState)
                        .isBetween(byState.failedAtLeast(), byState.failedAtMost());
                assertThat(byState.failedAtLeast() > 0)
                        .as("%s %s %s: any", rows, check, byState)
                        .isEqualTo(byState.failedAtMost() > 0 && byRows.failedAtLeast() > 0);
            }
        }
    }

    @Test
    void smallStates_areJudgedExactly() {
        Table table = Table.of("many", LocalSpark.session().sql(MANY.formatted(300)));
        ContainerState state = table.measured();
        for (InferredCheck check : checks()) {
            assertThat(CheckEvaluation.judge(check, state, NOW))
                    .as(check.toString())
                    .isEqualTo(RowOracle.judge(check, table, NOW));
        }
    }

    @Test
    void coverage_decidesHowManyMayFail() {
        assertThat(Judgement.exactly(100, 1).verdict(1)).isEqualTo(Judgement.Verdict.FAILED);
        assertThat(Judgement.exactly(100, 10).verdict(0.9)).isEqualTo(Judgement.Verdict.PASSED);
        assertThat(Judgement.exactly(100, 11).verdict(0.9)).isEqualTo(Judgement.Verdict.FAILED);
        assertThat(new Judgement(100, 5, 20).verdict(0.9)).isEqualTo(Judgement.Verdict.UNDECIDED);
        assertThat(Judgement.NOTHING.verdict(1)).isEqualTo(Judgement.Verdict.EMPTY);
    }

    @Test
    void aMissingField_isNotJudged() {
        ContainerState state = Table.of("t", LocalSpark.session().sql("select 1 a from range(5)"))
                .measured();
        assertThat(CheckEvaluation.judge(check("notNull", "b", Map.of()), state, NOW))
                .isEqualTo(Judgement.NOTHING);
    }

    @Test
    void proposals_ofEverySampleFile_holdForTheirOwnRows() {
        for (String file : List.of("seattle-weather.csv", "birdstrikes.csv", "species.csv", "penguins.json")) {
            Table table = Table.of(file, LocalSpark.sample(file));
            ContainerState state = table.measured();
            InferenceInput input =
                    InferenceInput.of(ContainerProfiles.of(state)).withRelations(Relations.pairs(table));
            for (InferredCheck check : CheckInference.infer(input, new InferenceOptions(5, NOW, "run"))) {
                assertThat(RowOracle.fails(check, table, NOW))
                        .as(file + " " + check)
                        .isFalse();
                assertThat(CheckEvaluation.judge(check, state, NOW).verdict(check.coverage()))
                        .as(file + " " + check)
                        .isNotEqualTo(Judgement.Verdict.FAILED);
            }
        }
    }

    private static List<InferredCheck> checks() {
        List<InferredCheck> checks = new ArrayList<>();
        for (String field : List.of("order_id", "few", "word", "mail", "day")) {
            checks.add(check("notNull", field, Map.of()));
            checks.add(check("unique", field, Map.of()));
        }
        for (String field : List.of("few", "many", "price", "ratio")) {
            checks.add(check("notNegative", field, Map.of()));
            checks.add(check("between", field, Map.of("min", number("1"), "max", number("800"))));
            checks.add(check("greaterThan", field, Map.of("value", number("0"), "inclusive", false)));
            checks.add(check("lessThan", field, Map.of("value", number("3"), "inclusive", true)));
        }
        for (String limit : List.of("2024-01-01", "2025-06-30", "2100-01-01")) {
            checks.add(check("afterDateTime", "day", Map.of("dateTime", limit)));
            checks.add(check("beforeDateTime", "at", Map.of("dateTime", limit + "T00:00:00Z", "inclusive", true)));
        }
        checks.add(check("betweenTimes", "day", Map.of("min", "2024-03-01", "max", "2027-03-01")));
        checks.add(check("notFuture", "day", Map.of()));
        checks.add(check("notFuture", "at", Map.of()));
        checks.add(check("expectedValues", "word", Map.of("list", List.of("v0", "v1", "v2"))));
        checks.add(check("expectedValues", "few", Map.of("list", List.of(number("-2"), number("0")))));
        checks.add(check("matchesPattern", "word", Map.of("pattern", "v[0-3]")));
        checks.add(check(
                "matchesPattern", "mail", new LinkedHashMap<>(Map.of("pattern", "[^@]+@[^@]+", "format", "email"))));
        checks.add(check("matchesPattern", "clerk", Map.of("pattern", "Clerk#[0-9]+")));
        checks.add(check("matchesPattern", "clerk", Map.of("pattern", "Clerk#[0-9]{5}|Clerk#[0-9]{2}")));
        checks.add(check("matchesPattern", "clerk", Map.of("pattern", "[A-Za-z #]+[0-9]+")));
        checks.add(check("matchesPattern", "part", Map.of("pattern", "[A-Z]{2}-[0-9]+")));
        checks.add(check("matchesPattern", "part", Map.of("pattern", "[A-Z]{2}-[0-9]{3}")));
        checks.add(check("minLength", "word", Map.of("value", number("2"))));
        checks.add(check("maxLength", "mail", Map.of("value", number("14"))));
        checks.add(check("minPartitionSize", null, Map.of("value", number("100"))));
        checks.add(check("maxPartitionSize", null, Map.of("value", number("100"))));
        return checks;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static InferredCheck check(
            String rule, @org.jspecify.annotations.Nullable String field, Map<String, Object> properties) {
        Evidence evidence = new Evidence(0, 0, "test", Optional.empty(), Optional.empty(), Optional.empty(), "", "run");
        return new InferredCheck(rule, field == null ? List.of() : List.of(field), properties, 1, evidence, 1, rule);
    }
}

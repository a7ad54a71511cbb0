package io.plumbline.inference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.PartState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of candidates on rows and parts that they weren't fitted on. */
class TrialsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aCandidateThatHeldOutRowsBreak_isNotProposed_thoughAllRowsTogetherWouldGiveOne() {
        String training = "select concat('v', id % 2) kind, id % 50 * 1.0D size from range(1000)";
        String heldOut = "select concat('v', id % 3) kind, id % 50 * 1.0D size from range(500)";
        List<InferredCheck> checks = infer(2, state(training), state(heldOut), List.of());
        assertThat(checks).noneMatch(c -> c.rule().equals("expectedValues"));
        assertThat(infer(2, state(training).merge(state(heldOut)), List.of()))
                .anyMatch(c -> c.rule().equals("expectedValues"));
        InferredCheck range = checks.stream()
                .filter(c -> c.rule().equals("between"))
                .findFirst()
                .orElseThrow();
        assertThat(range.evidence().heldOut()).hasValue(new Evidence.HeldOut(1000, 500, 500));
    }

    @Test
    void tooFewHeldOutRows_testNothing_andTheEvidenceSaysSo() {
        List<InferredCheck> checks = infer(
                1,
                state("select concat('v', id % 2) kind from range(190)"),
                state("select 'v0' kind from range(40)"),
                List.of());
        assertThat(checks).hasSize(2).allMatch(c -> c.evidence().heldOut().isEmpty());
    }

    @Test
    void theBackTest_countsPartsAndNamesThoseThatFail() {
        List<PartState> parts =
                parts(110, i -> "select if(id = 3 and " + i + " = 7, null, id) a, 'x' b from range(120)");
        ContainerState today = state("select id a, 'x' b from range(500)");
        List<InferredCheck> checks = infer(1, today, parts);
        Evidence.BackTest kept = evidence(checks, "notNull", "a").backTest().orElseThrow();
        assertThat(kept.parts()).isEqualTo(110);
        assertThat(kept.failed()).isEqualTo(1);
        assertThat(kept.failedParts()).containsExactly("p007");
        assertThat(evidence(checks, "notNull", "b").backTest().orElseThrow().failed())
                .isZero();
    }

    @Test
    void aCheckThatWouldHaveFailedInMoreThanOneOfAHundredParts_isNotProposed() {
        List<PartState> parts = parts(60, i -> "select if(id = 3 and " + i + " = 7, null, id) a from range(120)");
        assertThat(infer(1, state("select id a from range(500)"), parts)).isEmpty();
    }

    @Test
    void whatGrewInTheNewerThird_isFoundOutByTheOlderParts() {
        List<PartState> parts =
                parts(30, i -> "select concat('k', id % " + (i < 25 ? 3 : 4) + ") kind from range(200)");
        List<InferredCheck> checks = infer(2, merged(parts), parts);
        assertThat(checks).noneMatch(c -> c.rule().equals("expectedValues"));
        List<PartState> stable = parts(30, i -> "select concat('k', id % 3) kind from range(200)");
        Evidence.BackTest test = evidence(infer(2, merged(stable), stable), "expectedValues", "kind")
                .backTest()
                .orElseThrow();
        assertThat(test.forwardParts()).isEqualTo(10);
        assertThat(test.forwardFailed()).isZero();
    }

    @Test
    void rangesFromManyParts_areTighterThanTheSnapshot_andFollowTheExtremes() {
        IntFunction<String> part =
                i -> "select 100 + pmod(xxhash64(id, " + i + "), 1000) / 100.0D as level from range(300)";
        List<PartState> parts = parts(30, part);
        InferredCheck fromParts = check(infer(2, merged(parts), parts), "between", "level");
        InferredCheck fromSnapshot = check(infer(2, merged(parts), List.of()), "between", "level");
        assertThat(fromParts.fromHistory()).isTrue();
        assertThat(fromParts.evidence().method()).contains("over 30 parts");
        assertThat(width(fromParts)).isLessThan(width(fromSnapshot));
        assertThat(fromParts.evidence().backTest().orElseThrow().forwardFailed())
                .isZero();
    }

    @Test
    void aLimitThatEveryPartReaches_isAHardOne() {
        List<PartState> parts = parts(25, i -> "select cast(id % 50 as int) + 1 as quantity from range(400)");
        InferredCheck check = check(infer(2, merged(parts), parts), "between", "quantity");
        assertThat(check.properties().toString()).contains("min=1,").contains("max=50,");
        assertThat(check.evidence().method()).contains("a hard limit: 25 of 25 parts reach it");
    }

    @Test
    void whatRises_getsNoUpperLimit() {
        List<PartState> parts = parts(30, i -> "select " + i + " * 10 + id % 20 as load from range(200)");
        assertThat(infer(3, merged(parts), parts))
                .noneMatch(c -> c.rule().equals("between"))
                .noneMatch(c -> c.rule().equals("lessThan"));
    }

    @Test
    void sizesOfParts_getLimits_butNotFromFewParts() {
        IntFunction<String> part = i -> "select id from range(" + (1000 + i * 37 % 100) + ")";
        List<PartState> parts = parts(30, part);
        List<InferredCheck> checks = infer(2, merged(parts), parts);
        List<PartState> alike = parts(30, i -> "select id from range(200)");
        List<InferredCheck> exact = infer(2, merged(alike), alike);
        assertThat(number(exact, "minPartitionSize")).isEqualTo(200);
        assertThat(number(exact, "maxPartitionSize")).isEqualTo(200);
        assertThat(number(checks, "minPartitionSize")).isBetween(700.0, 1000.0);
        assertThat(number(checks, "maxPartitionSize")).isBetween(1099.0, 1400.0);
        assertThat(infer(2, merged(parts), parts(20, part)))
                .noneMatch(c -> c.rule().endsWith("PartitionSize"));
    }

    @Test
    void nullShares_areAllowedAsFarAsPartsDiffer() {
        List<PartState> parts =
                parts(30, i -> "select if(pmod(xxhash64(id, " + i + "), 100) < 20, null, id) a from range(500)");
        InferredCheck check = check(infer(5, merged(parts), parts), "notNull", "a");
        assertThat(check.coverage()).isBetween(0.68, 0.78);
        assertThat(check.fromHistory()).isTrue();
        assertThat(infer(5, merged(parts), List.of()))
                .as("one snapshot doesn't tell by how much a fifth differs")
                .noneMatch(c -> c.rule().equals("notNull"));

        List<PartState> fewer =
                parts(30, i -> "select if(pmod(xxhash64(id, " + i + "), 100) < 6, null, id) a from range(500)");
        InferredCheck snapshot = check(infer(5, merged(fewer), List.of()), "notNull", "a");
        assertThat(snapshot.coverage())
                .isBetween(0.84, 0.9)
                .isLessThan(
                        check(infer(5, merged(fewer), fewer), "notNull", "a").coverage());
    }

    @Test
    void partsOfAnotherSchema_areJudgedWhereTheyCanBe() {
        List<PartState> parts = new ArrayList<>(parts(30, i -> "select id a from range(200)"));
        parts.addAll(0, parts(3, i -> "select 'x' b from range(200)"));
        Evidence.BackTest test = evidence(infer(1, state("select id a from range(500)"), parts), "notNull", "a")
                .backTest()
                .orElseThrow();
        assertThat(test.parts()).isEqualTo(30);
        assertThat(test.forwardParts()).isZero();
    }

    @Test
    void trainingWithoutHeldOutRows_isRefused() {
        ContainerState state = state("select 1 a from range(10)");
        assertThatThrownBy(() -> new InferenceInput(
                        ContainerProfiles.of(state), Optional.of(state), Optional.empty(), List.of(), List.of()))
                .hasMessage("training: present (expected: as heldOut, which is absent)");
    }

    private static double width(InferredCheck check) {
        return Double.parseDouble(check.properties().get("max").toString())
                - Double.parseDouble(check.properties().get("min").toString());
    }

    private static double number(List<InferredCheck> checks, String rule) {
        return checks.stream()
                .filter(c -> c.rule().equals(rule))
                .mapToDouble(c -> Double.parseDouble(c.properties().get("value").toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence evidence(List<InferredCheck> checks, String rule, String field) {
        return check(checks, rule, field).evidence();
    }

    private static InferredCheck check(List<InferredCheck> checks, String rule, String field) {
        return checks.stream()
                .filter(c -> c.rule().equals(rule) && c.fields().contains(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rule + " " + field + " in " + checks));
    }

    private static List<InferredCheck> infer(int level, ContainerState whole, List<PartState> history) {
        return CheckInference.infer(
                InferenceInput.of(ContainerProfiles.of(whole)).withHistory(history),
                new InferenceOptions(level, NOW, "run"));
    }

    private static List<InferredCheck> infer(
            int level, ContainerState training, ContainerState heldOut, List<PartState> history) {
        return CheckInference.infer(
                InferenceInput.of(ContainerProfiles.of(training.merge(heldOut)))
                        .withHeldOut(training, heldOut)
                        .withHistory(history),
                new InferenceOptions(level, NOW, "run"));
    }

    private static ContainerState merged(List<PartState> parts) {
        return parts.stream()
                .map(PartState::state)
                .reduce(ContainerState::merge)
                .orElseThrow();
    }

    private static List<PartState> parts(int howMany, IntFunction<String> query) {
        List<PartState> parts = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            parts.add(new PartState(String.format("p%03d", i), state(query.apply(i))));
        }
        return parts;
    }

    private static ContainerState state(String query) {
        Dataset<Row> data = LocalSpark.session().sql(query);
        return new Profiler(ProfileOptions.defaults()).measure(data.coalesce(1), ProfileProgress.none());
    }
}

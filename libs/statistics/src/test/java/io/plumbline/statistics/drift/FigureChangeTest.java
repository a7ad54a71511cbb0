package io.plumbline.statistics.drift;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.statistics.drift.FigureChange.Verdict;
import io.plumbline.statistics.metric.MetricKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FigureChangeTest {
    @ParameterizedTest
    @CsvSource({
        "INTEGER, 5, 5, SAME, 0",
        "INTEGER, 5, 6, CHANGED, 1",
        "INTEGER, 12, 7, CHANGED, -5",
        "DECIMAL, 0.1000000000001, 0.1, SAME, -0.0000000000001",
        "DECIMAL, 0.10001, 0.1, CHANGED, -0.00001",
        "TEXT, a, b, CHANGED,",
        "DATE, 2024-01-01, 2024-01-02, CHANGED,",
        "BOOLEAN, true, true, SAME,"
    })
    void exactFigures_areTheSameOrNot(
            MetricKind kind, String before, String after, Verdict verdict, String difference) {
        FigureChange change = one(exact(kind, before), exact(kind, after));
        assertThat(change.verdict()).isEqualTo(verdict);
        assertThat(change.difference()).isEqualTo(Optional.ofNullable(difference));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 100, 90, 110, 108, 98, 118, WITHIN_BOUNDS",
        "INTEGER, 100, 98, 102, 108, 106, 110, CHANGED",
        "INTEGER, 9, 8, 10, 10, 9, 11, WITHIN_BOUNDS",
        "DATE, 2024-01-05, 2024-01-01, 2024-01-09, 2024-01-12, 2024-01-08, 2024-01-15, WITHIN_BOUNDS",
        "TIMESTAMP, 2024-01-05T00:00:00Z, 2024-01-05T00:00:00Z, 2024-01-05T00:00:01Z, 2024-01-05T00:00:01.5Z, "
                + "2024-01-05T00:00:00.5Z, 2024-01-05T00:00:02Z, WITHIN_BOUNDS",
        "TIMESTAMP, 2024-01-05T00:00:00Z, 2024-01-05T00:00:00Z, 2024-01-05T00:00:01Z, 2024-01-05T00:00:01.5Z, "
                + "2024-01-05T00:00:01.2Z, 2024-01-05T00:00:02Z, CHANGED"
    })
    void approximateFigures_changeWhenTheirIntervalsAreApart(
            MetricKind kind,
            String before,
            String lower,
            String upper,
            String after,
            String afterLower,
            String afterUpper,
            Verdict verdict) {
        assertThat(one(about(kind, before, lower, upper), about(kind, after, afterLower, afterUpper))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void anExactFigureOutsideOfTheOthersInterval_isAChange() {
        Figure estimate = about(MetricKind.INTEGER, "100", "95", "105");
        assertThat(one(estimate, exact(MetricKind.INTEGER, "105")).verdict()).isEqualTo(Verdict.WITHIN_BOUNDS);
        assertThat(one(estimate, exact(MetricKind.INTEGER, "106")).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void aPrefixWithoutAnInterval_isComparedAsItIs() {
        Figure prefix = new Figure(
                "metric",
                MetricKind.TEXT,
                Optional.of("aaa"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(one(prefix, prefix).verdict()).isEqualTo(Verdict.SAME);
        assertThat(one(prefix, exact(MetricKind.TEXT, "aab")).verdict()).isEqualTo(Verdict.CHANGED);
    }

    @Test
    void absence_isTheSameByItsReason() {
        assertThat(one(absent("NO_ROWS"), absent("NO_ROWS")).verdict()).isEqualTo(Verdict.SAME);
        assertThat(one(absent("NO_ROWS"), absent("ALL_NULL")).verdict()).isEqualTo(Verdict.CHANGED);
        assertThat(one(absent("NO_ROWS"), exact(MetricKind.INTEGER, "1")).verdict())
                .isEqualTo(Verdict.CHANGED);
    }

    @Test
    void metricsOfOneProfileAlone_areSaidToBe() {
        Figure old = new Figure(
                "old", MetricKind.TEXT, Optional.of("x"), true, Optional.empty(), Optional.empty(), Optional.empty());
        List<FigureChange> changes = FigureChange.between(List.of(old), List.of(exact(MetricKind.INTEGER, "1")));
        assertThat(changes)
                .extracting(FigureChange::name, FigureChange::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("metric", Verdict.ONLY_AFTER),
                        org.assertj.core.groups.Tuple.tuple("old", Verdict.ONLY_BEFORE));
    }

    @Test
    void figureWithoutValueOrReason_isRefused() {
        assertThatThrownBy(() -> new Figure(
                        "nullCount",
                        MetricKind.INTEGER,
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nullCount")
                .hasMessageContaining("exactly one");
    }

    private static FigureChange one(Figure before, Figure after) {
        return FigureChange.between(List.of(before), List.of(after)).get(0);
    }

    private static Figure exact(MetricKind kind, String value) {
        return new Figure(
                "metric", kind, Optional.of(value), true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Figure about(MetricKind kind, String value, String lower, String upper) {
        return new Figure(
                "metric", kind, Optional.of(value), false, Optional.of(lower), Optional.of(upper), Optional.empty());
    }

    private static Figure absent(String reason) {
        return new Figure(
                "metric",
                MetricKind.INTEGER,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason));
    }
}

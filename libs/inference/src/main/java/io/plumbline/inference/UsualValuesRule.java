package io.plumbline.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.TopValue;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueCounts;

/**
 * A set of strings that nearly all values are of. It isn't closed: there are strange values beside it, or it has grown. New rare
 * values are expected, so a share of them passes in any case.
 */
final class UsualValuesRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.EXPECTED_VALUES;
    }

    @Override
    public int level() {
        return RuleName.SHAPE_LEVEL;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        List<TopValue> values = subject.field().topValues();
        boolean counted = subject.state().textCounts().map(ValueCounts::isExact).orElse(false);
        if (!counted || !ExpectedValuesRule.isWordLike(subject)) {
            return Optional.empty();
        }
        List<String> usual = values.stream()
                .filter(v -> v.count() >= Thresholds.MIN_COUNT_IN_SET)
                .map(TopValue::value)
                .sorted()
                .toList();
        if (usual.isEmpty() || usual.size() > Thresholds.MAX_SET_SIZE) {
            return Optional.empty();
        }
        Set<String> set = new HashSet<>(usual);
        long outside = outside(subject.state(), set);
        if (outside > (1 - Thresholds.MIN_USUAL_SHARE) * subject.nonNull()) {
            return Optional.empty();
        }
        return Shares.of(
                        outside,
                        subject.nonNull(),
                        basis.history(),
                        subject.field().shape(),
                        part -> part.textCounts().map(ValueCounts::isExact).orElse(false)
                                ? (double) outside(part, set) / part.present()
                                : Double.NaN)
                .map(share -> share.atMost(Thresholds.MAX_SET_COVERAGE))
                .map(share -> share.check(
                        this,
                        subject,
                        Map.of("list", usual),
                        "of another value",
                        "is none of " + String.join(", ", usual),
                        basis.options()));
    }

    private static long outside(FieldState state, Set<String> usual) {
        return state.textCounts()
                .map(counts -> counts.all().stream()
                        .filter(v -> !usual.contains(v.value()))
                        .mapToLong(ValueCounts.Entry::count)
                        .sum())
                .orElse(0L);
    }
}

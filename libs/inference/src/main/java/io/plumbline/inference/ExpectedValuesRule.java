package io.plumbline.inference;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.plumbline.statistics.metric.TopValue;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.ValueClass;

/**
 * A closed set of strings, or the integers 0 and 1. Other numbers are measures or codes, never a set; names, identifiers and
 * strings that are really numbers or times aren't either.
 */
final class ExpectedValuesRule implements FieldRule {
    private static final Set<String> FLAG = Set.of("0", "1");

    /** The values are 0 and 1, both of them, each often enough. */
    static boolean isFlag(Subject subject) {
        List<TopValue> values = subject.field().topValues();
        return subject.type() == ProfiledType.INTEGRAL
                && values.size() == 2
                && values.stream().allMatch(v -> FLAG.contains(v.value()) && v.count() >= Thresholds.MIN_COUNT_IN_SET);
    }

    @Override
    public RuleName name() {
        return RuleName.EXPECTED_VALUES;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        boolean flag = isFlag(subject);
        if (!flag && !isClosedSet(subject)) {
            return Optional.empty();
        }
        List<String> texts = subject.field().topValues().stream()
                .map(TopValue::value)
                .sorted(Comparator.naturalOrder())
                .toList();
        Object list = flag ? texts.stream().map(BigDecimal::new).toList() : texts;
        long rarest = subject.field().topValues().stream()
                .mapToLong(TopValue::count)
                .min()
                .orElse(0);
        Evidence evidence = subject.evidence(
                "Good–Turing: 0 of " + subject.nonNull()
                        + " values were seen once, so the estimated share of unseen ones is 0;"
                        + " upper bound 1 - 0.05^(1/n) of the share of any one unseen value",
                Optional.of("0"),
                Optional.of(Bounds.share(Bounds.zeroOf(subject.nonNull()))),
                texts.size() == 1
                        ? "One value, seen " + rarest + " times."
                        : texts.size() + " values, the rarest seen " + rarest + " times.",
                options);
        return Optional.of(check(
                subject.field(),
                Map.of("list", list),
                evidence,
                subject.field().path()
                        + (texts.size() == 1 ? " is always " : " is one of ")
                        + String.join(", ", texts)));
    }

    /** Strings that may be of a set: no names, identifiers, numbers or times. */
    static boolean isWordLike(Subject subject) {
        return subject.type() == ProfiledType.STRING
                && !subject.isNamedIdentifier()
                && !subject.isOpenVocabulary()
                && !isListing(subject)
                && isWords(subject);
    }

    static boolean isClosedSet(Subject subject) {
        List<TopValue> values = subject.field().topValues();
        return isWordLike(subject)
                && !values.isEmpty()
                && values.size() <= Thresholds.MAX_SET_SIZE
                && subject.state()
                        .textCounts()
                        .map(c -> c.isExact() && c.distinct() == values.size())
                        .orElse(false)
                && subject.nonNull() >= Thresholds.MIN_ROWS_PER_SET_VALUE * values.size()
                && values.stream().allMatch(v -> v.count() >= Thresholds.MIN_COUNT_IN_SET)
                && (values.size() > 1 || values.get(0).value().chars().noneMatch(Character::isDigit));
    }

    /** Most of the frequent values are lists themselves, of which new combinations are expected. */
    private static boolean isListing(Subject subject) {
        List<TopValue> values = subject.field().topValues();
        long lists = values.stream()
                .filter(v -> v.value().chars().anyMatch(c -> c == ',' || c == ';' || c == '|'))
                .count();
        return 2 * lists > values.size();
    }

    /** Most values are words rather than numbers, times, addresses or nothing; none was cut. */
    private static boolean isWords(Subject subject) {
        return subject.state()
                .texts()
                .map(t -> !t.cut()
                        && t.count(ValueClass.TEXT) + t.count(ValueClass.BOOLEAN) > subject.nonNull() / 2
                        && t.count(ValueClass.DATE) + t.count(ValueClass.TIMESTAMP) == 0)
                .orElse(false);
    }
}

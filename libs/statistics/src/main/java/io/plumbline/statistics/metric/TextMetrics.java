package io.plumbline.statistics.metric;

import java.util.EnumMap;
import java.util.Map;

import io.plumbline.statistics.state.PatternCounts;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.TextTrait;
import io.plumbline.statistics.state.ValueClass;

/** What strings look like. */
final class TextMetrics {
    private static final Map<MetricName, TextTrait> TRAITS = new EnumMap<>(Map.of(
            MetricName.NULL_LIKE_COUNT, TextTrait.NULL_LIKE,
            MetricName.LEADING_BLANK_COUNT, TextTrait.LEADING_BLANK,
            MetricName.TRAILING_BLANK_COUNT, TextTrait.TRAILING_BLANK,
            MetricName.UPPER_CASE_COUNT, TextTrait.UPPER_CASE,
            MetricName.LOWER_CASE_COUNT, TextTrait.LOWER_CASE,
            MetricName.TITLE_CASE_COUNT, TextTrait.TITLE_CASE,
            MetricName.MIXED_CASE_COUNT, TextTrait.MIXED_CASE,
            MetricName.NON_ASCII_COUNT, TextTrait.NON_ASCII,
            MetricName.CONTROL_CHARACTER_COUNT, TextTrait.CONTROL,
            MetricName.DIGITS_ONLY_COUNT, TextTrait.DIGITS_ONLY));

    private TextMetrics() {}

    static void addTo(MetricList all) {
        all.state().texts().ifPresent(texts -> {
            range(all, texts);
            all.state().textShape().ifPresent(shape -> {
                TRAITS.forEach((name, trait) -> all.count(name, shape.count(trait)));
                patterns(all, shape.patterns());
            });
        });
    }

    private static void range(MetricList all, TextState texts) {
        all.count(MetricName.EMPTY_COUNT, texts.count(ValueClass.EMPTY));
        all.count(MetricName.BLANK_COUNT, texts.count(ValueClass.BLANK));
        all.count(MetricName.INNER_BLANK_COUNT, texts.spaced());
        all.ofValues(MetricName.MIN, MetricKind.TEXT, () -> FieldMetrics.kept(all.state(), texts.min(), texts.cut()));
        all.ofValues(MetricName.MAX, MetricKind.TEXT, () -> FieldMetrics.kept(all.state(), texts.max(), texts.cut()));
    }

    private static void patterns(MetricList all, PatternCounts counts) {
        if (counts.isExact()) {
            all.count(MetricName.PATTERN_COUNT, counts.top(Integer.MAX_VALUE).size());
        } else {
            all.absent(MetricName.PATTERN_COUNT, MetricKind.INTEGER, AbsentReason.TOO_MANY_DISTINCT);
        }
        all.count(MetricName.UNPATTERNED_COUNT, counts.unpatterned());
    }
}

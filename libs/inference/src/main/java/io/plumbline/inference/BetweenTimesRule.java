package io.plumbline.inference;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;

/** A window of whole years, wide enough for the data to grow, that placeholders such as 1900-01-01 and 9999-12-31 miss. */
final class BetweenTimesRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.BETWEEN_TIMES;
    }

    /** Times, enough different ones to have a span. */
    static boolean isSpread(Subject subject) {
        return subject.isTime()
                && subject.has(MetricName.MIN)
                && subject.number(MetricName.DISTINCT_COUNT).doubleValue() >= Thresholds.MIN_DISTINCT_FOR_RANGE;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        if (!isSpread(subject)) {
            return Optional.empty();
        }
        LocalDateTime min = Times.of(subject, MetricName.MIN);
        LocalDateTime max = Times.of(subject, MetricName.MAX);
        if (min.getYear() < Thresholds.EARLIEST_PLAIN_YEAR || max.getYear() > Thresholds.LATEST_PLAIN_YEAR) {
            return Optional.empty();
        }
        int years = (int) Math.max(1, ChronoUnit.YEARS.between(min, max) + 1);
        LocalDateTime now = LocalDateTime.ofInstant(options.now(), ZoneOffset.UTC);
        int newest = Math.max(max.getYear(), now.getYear());
        String lower = Times.startOf(min.getYear() - years, subject.field().shape());
        String upper = Times.startOf(
                newest + Math.max(years, Thresholds.MIN_YEARS_AHEAD) + 1,
                subject.field().shape());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("min", lower);
        properties.put("max", upper);
        Evidence evidence = subject.evidence(
                "the observed span in whole years before the first value, and at least " + Thresholds.MIN_YEARS_AHEAD
                        + " years after the last one and the run's clock",
                Optional.of(subject.text(MetricName.MIN)),
                Optional.of(subject.text(MetricName.MAX)),
                "Catches placeholders and wrong centuries, not small errors.",
                options);
        return Optional.of(check(
                subject.field(),
                properties,
                evidence,
                subject.field().path() + " lies between " + lower + " and " + upper));
    }
}

package io.plumbline.inference;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;

/** The end of a time window whose other end is a placeholder such as 9999-12-31 for "still valid", or lies in history. */
final class OneSidedTimeRule implements FieldRule {
    private final RuleName name;

    /** @param name {@link RuleName#AFTER_DATE_TIME} or {@link RuleName#BEFORE_DATE_TIME} */
    OneSidedTimeRule(RuleName name) {
        this.name = name;
    }

    @Override
    public RuleName name() {
        return name;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        if (!BetweenTimesRule.isSpread(subject)) {
            return Optional.empty();
        }
        LocalDateTime min = Times.of(subject, MetricName.MIN);
        LocalDateTime max = Times.of(subject, MetricName.MAX);
        boolean openStart = min.getYear() < Thresholds.EARLIEST_PLAIN_YEAR;
        boolean openEnd = max.getYear() > Thresholds.LATEST_PLAIN_YEAR;
        boolean after = name == RuleName.AFTER_DATE_TIME;
        if (openStart == openEnd || after == openStart) {
            return Optional.empty();
        }
        LocalDateTime median = Times.of(subject, MetricName.MEDIAN);
        LocalDateTime now = LocalDateTime.ofInstant(basis.options().now(), ZoneOffset.UTC);
        int year = after
                ? min.getYear() - years(min, median.isAfter(now) ? now : median)
                : Math.max(max.getYear(), now.getYear()) + Thresholds.MIN_YEARS_AHEAD + 1;
        String limit = Times.startOf(year, subject.field().shape());
        Evidence evidence = subject.evidence(
                after
                        ? "the observed span from the first value to the middle one, in whole years before the first"
                        : "at least " + Thresholds.MIN_YEARS_AHEAD + " years after the last value and the run's clock",
                Optional.of(subject.text(MetricName.MIN)),
                Optional.of(subject.text(MetricName.MAX)),
                "No limit on the other side: it holds placeholders or history.",
                basis.options());
        return Optional.of(check(
                subject.field(),
                Map.of("dateTime", limit),
                evidence,
                subject.field().path() + (after ? " is after " : " is before ") + limit));
    }

    private static int years(LocalDateTime from, LocalDateTime to) {
        return (int) Math.max(1, ChronoUnit.YEARS.between(from, to) + 1);
    }
}

package io.plumbline.inference;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

import io.plumbline.statistics.metric.MetricName;

/**
 * No time after the run's clock, where the newest one is near it: of an archive, that nothing of it is in the future says nothing. Dates of
 * birth are never in the future, however old the youngest is. Not for fields whose name says that they look ahead, such as a due date.
 */
final class NotFutureRule implements FieldRule {
    @Override
    public RuleName name() {
        return RuleName.NOT_FUTURE;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        InferenceOptions options = basis.options();
        if (!subject.isTime() || subject.looksAhead() || !subject.has(MetricName.MAX)) {
            return Optional.empty();
        }
        LocalDateTime now = LocalDateTime.ofInstant(options.now(), ZoneOffset.UTC);
        LocalDateTime newest = Times.of(subject, MetricName.MAX);
        boolean recent = newest.isAfter(now.minusDays(Thresholds.MAX_DAYS_BEHIND));
        if (newest.isAfter(now) || !(recent || subject.isBirth())) {
            return Optional.empty();
        }
        String note =
                "Latest value seen: " + subject.text(MetricName.MAX) + "; the run's clock said " + options.now() + ".";
        return Optional.of(check(
                subject.field(),
                Map.of(),
                subject.noneOf("in the future", note, options),
                subject.field().path() + " is not in the future"));
    }
}

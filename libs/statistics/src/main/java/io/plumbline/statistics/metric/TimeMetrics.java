package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

import io.plumbline.statistics.state.LongState;
import io.plumbline.statistics.state.ProfiledType;
import io.plumbline.statistics.state.TimeState;
import io.plumbline.statistics.state.ValueDomain;

/** How dates and times are spread, and how they stand to the run that read them. */
final class TimeMetrics {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;

    private TimeMetrics() {}

    static void addTo(MetricList all) {
        ProfiledType type = all.shape().type();
        if (type != ProfiledType.DATE && type != ProfiledType.TIMESTAMP) {
            return;
        }
        LongState longs = all.state().longs().orElseThrow();
        boolean timed = all.shape().domain() != ValueDomain.DATE;
        MetricKind span = timed ? MetricKind.DECIMAL : MetricKind.INTEGER;
        all.ofValues(
                MetricName.RANGE,
                span,
                () -> MetricList.exact(
                        span(BigDecimal.valueOf(longs.max()).subtract(BigDecimal.valueOf(longs.min())), timed)));
        TimeState times = all.state().times().orElseThrow();
        counts(all, times, timed);
        days(all, times);
        againstRun(all, times, longs, timed, span);
    }

    /** Days of dates; seconds of times, from microseconds. */
    private static String span(BigDecimal difference, boolean timed) {
        return ValueText.plain(timed ? difference.movePointLeft(6) : difference);
    }

    private static void counts(MetricList all, TimeState times, boolean timed) {
        all.count(MetricName.EPOCH_ZERO_COUNT, times.epochZero());
        all.count(MetricName.BEFORE_1900_COUNT, times.before1900());
        if (timed) {
            all.count(MetricName.MIDNIGHT_COUNT, times.midnights());
            all.share(MetricName.MIDNIGHT_RATIO, times.midnights());
        }
    }

    private static void days(MetricList all, TimeState times) {
        Optional<SortedMap<Long, Long>> days = times.days();
        if (days.isEmpty()) {
            all.absent(MetricName.DAY_COUNT, MetricKind.INTEGER, AbsentReason.TOO_MANY_DAYS);
            all.absent(MetricName.MISSING_DAY_COUNT, MetricKind.INTEGER, AbsentReason.TOO_MANY_DAYS);
            all.absent(MetricName.LARGEST_GAP, MetricKind.INTEGER, AbsentReason.TOO_MANY_DAYS);
            return;
        }
        SortedMap<Long, Long> each = days.get();
        all.count(MetricName.DAY_COUNT, each.size());
        all.ofValues(
                MetricName.MISSING_DAY_COUNT,
                MetricKind.INTEGER,
                () -> MetricList.exact(Long.toString(each.lastKey() - each.firstKey() + 1 - each.size())));
        all.ofValues(
                MetricName.LARGEST_GAP,
                MetricKind.INTEGER,
                () -> each.size() < 2
                        ? Measured.absent(AbsentReason.TOO_FEW_VALUES)
                        : MetricList.exact(Long.toString(largestGap(each))));
    }

    private static long largestGap(SortedMap<Long, Long> days) {
        long largest = 0;
        long before = days.firstKey();
        for (long day : days.keySet()) {
            largest = Math.max(largest, day - before);
            before = day;
        }
        return largest;
    }

    private static void againstRun(MetricList all, TimeState times, LongState longs, boolean timed, MetricKind span) {
        Optional<Instant> start = times.startedAt();
        if (start.isEmpty()) {
            all.absent(
                    MetricName.FUTURE_COUNT, MetricKind.INTEGER, all.noValues().orElse(AbsentReason.START_UNKNOWN));
            all.absent(MetricName.FRESHNESS_LAG, span, all.noValues().orElse(AbsentReason.START_UNKNOWN));
            return;
        }
        all.count(MetricName.FUTURE_COUNT, times.future());
        long seconds = start.get().getEpochSecond();
        BigDecimal now = timed
                ? BigDecimal.valueOf(seconds)
                        .multiply(BigDecimal.valueOf(MICROS_PER_SECOND))
                        .add(BigDecimal.valueOf(start.get().getNano() / 1_000))
                : BigDecimal.valueOf(Math.floorDiv(seconds, SECONDS_PER_DAY));
        all.ofValues(
                MetricName.FRESHNESS_LAG,
                span,
                () -> MetricList.exact(span(now.subtract(BigDecimal.valueOf(longs.max())), timed)));
    }
}

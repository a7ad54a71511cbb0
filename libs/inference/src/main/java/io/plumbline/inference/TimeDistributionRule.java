package io.plumbline.inference;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueCounts;

/**
 * How many rows each day, week or month has: the finest interval of which none is empty or nearly so. Fitted on the first two
 * thirds of the intervals, tested on the rest; the first and the last interval aren't whole and don't count. Only where every
 * different time is counted, in all rows or in each stored part.
 */
final class TimeDistributionRule implements FieldRule {
    private enum Interval {
        DAILY("Daily"),
        WEEKLY("Weekly"),
        MONTHLY("Monthly");

        private final String key;

        Interval(String key) {
            this.key = key;
        }

        LocalDate startOf(LocalDate day) {
            return switch (this) {
                case DAILY -> day;
                case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTHLY -> day.withDayOfMonth(1);
            };
        }

        LocalDate next(LocalDate start) {
            return switch (this) {
                case DAILY -> start.plusDays(1);
                case WEEKLY -> start.plusWeeks(1);
                case MONTHLY -> start.plusMonths(1);
            };
        }
    }

    private static final long LONGEST_DAYS = 200 * 366L;

    @Override
    public RuleName name() {
        return RuleName.TIME_DISTRIBUTION_SIZE;
    }

    @Override
    public Optional<InferredCheck> propose(Subject subject, Basis basis) {
        if (!BetweenTimesRule.isSpread(subject) || subject.looksAhead() || subject.perElement()) {
            return Optional.empty();
        }
        return days(subject, basis.history()).flatMap(days -> {
            for (Interval interval : Interval.values()) {
                double[] counts = counts(days, interval);
                if (counts.length >= Thresholds.MIN_INTERVALS && holds(counts)) {
                    return Optional.of(check(subject, interval, counts, basis.options()));
                }
            }
            return Optional.empty();
        });
    }

    private static boolean holds(double[] counts) {
        double[] first = Arrays.copyOf(counts, counts.length * 2 / 3);
        Tolerance fitted = Tolerance.of(first);
        return isUseful(fitted)
                && isUseful(Tolerance.of(counts))
                && Arrays.stream(counts)
                        .skip(first.length)
                        .allMatch(c -> c >= Math.floor(fitted.lower()) && c <= Math.ceil(fitted.upper()));
    }

    private static boolean isUseful(Tolerance tolerance) {
        return tolerance.lower() >= 1;
    }

    private InferredCheck check(Subject subject, Interval interval, double[] counts, InferenceOptions options) {
        Tolerance tolerance = Tolerance.of(counts);
        BigDecimal min = BigDecimal.valueOf((long) Math.floor(tolerance.lower()));
        BigDecimal max = BigDecimal.valueOf((long) Math.ceil(tolerance.upper()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("intervalName", interval.key);
        properties.put("minSize", min);
        properties.put("maxSize", max);
        long fewest = (long) Arrays.stream(counts).min().orElseThrow();
        long most = (long) Arrays.stream(counts).max().orElseThrow();
        Evidence evidence = subject.evidence(
                tolerance.method("the rows per interval").replace("parts", "intervals"),
                Optional.of(Long.toString(fewest)),
                Optional.of(Long.toString(most)),
                counts.length + " whole intervals had " + fewest + " to " + most
                        + " rows; limits from the first two thirds held for the rest.",
                options);
        return check(
                subject.field(),
                properties,
                evidence,
                "Each interval (" + interval.key + ") of " + subject.field().path() + " has " + min + " to " + max
                        + " rows");
    }

    /** Rows per day; empty when some times were only sketched. */
    private static Optional<TreeMap<LocalDate, Long>> days(Subject subject, History history) {
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        if (add(subject.state(), days)) {
            return Optional.of(days);
        }
        days.clear();
        long rows = 0;
        for (History.Part part : history.parts()) {
            Optional<FieldState> field = part.state().field(subject.field().path());
            if (field.isEmpty() || !add(field.get(), days)) {
                return Optional.empty();
            }
            rows += field.get().present();
        }
        return rows == subject.nonNull() ? Optional.of(days) : Optional.empty();
    }

    private static boolean add(FieldState state, TreeMap<LocalDate, Long> days) {
        Optional<ValueCounts<Long>> counts = state.longCounts().filter(ValueCounts::isExact);
        counts.ifPresent(exact -> exact.all()
                .forEach(value -> days.merge(
                        Times.ofUnits(value.value(), state.shape()).toLocalDate(), value.count(), Long::sum)));
        return counts.isPresent();
    }

    /** Rows of every whole interval between the first and the last, empty ones included. */
    private static double[] counts(TreeMap<LocalDate, Long> days, Interval interval) {
        LocalDate first = interval.next(interval.startOf(days.firstKey()));
        LocalDate last = interval.startOf(days.lastKey());
        if (!first.isBefore(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
            return new double[0];
        }
        TreeMap<LocalDate, Long> whole = new TreeMap<>();
        for (LocalDate start = first; start.isBefore(last); start = interval.next(start)) {
            whole.put(start, 0L);
        }
        days.subMap(first, last).forEach((day, rows) -> whole.merge(interval.startOf(day), rows, Long::sum));
        return whole.values().stream().mapToDouble(Long::doubleValue).toArray();
    }
}

package io.plumbline.statistics.metric;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.NumberShapeState;
import io.plumbline.statistics.state.PatternCounts;
import io.plumbline.statistics.state.QuantileState;
import io.plumbline.statistics.state.SizeState;
import io.plumbline.statistics.state.TextFormat;
import io.plumbline.statistics.state.TextShapeState;
import io.plumbline.statistics.state.TextState;
import io.plumbline.statistics.state.TimeState;
import io.plumbline.statistics.state.ValueClass;
import io.plumbline.statistics.state.ValueDomain;

/** How values are spread besides the histogram of the values themselves. */
public final class Distributions {
    /** Numbers, dates and times: ranges that hold equally many values, as far as equal values allow; not while values are few. */
    public static final String EQUAL_DEPTH = "equalDepth";

    /** Numbers: by the first digit other than zero. */
    public static final String FIRST_DIGITS = "firstDigits";

    /** Strings and binaries: by length. */
    public static final String LENGTHS = "lengths";

    /** Arrays and maps: by the number of elements or entries. */
    public static final String SIZES = "sizes";

    /** Strings: the most frequent patterns. */
    public static final String PATTERNS = "patterns";

    /** Strings: how many have which known format. A string may have several. */
    public static final String FORMATS = "formats";

    /** Dates and times: by day of the week, from Monday. */
    public static final String WEEKDAYS = "weekdays";

    /** Times: by hour of the day, from 00. */
    public static final String HOURS = "hours";

    /** Dates and times: by month, when there are no more than 120. */
    public static final String MONTHS = "months";

    /** Dates and times: by year, when there are no more than 120. */
    public static final String YEARS = "years";

    private static final int MOST_BUCKETS = 120;
    private static final int MOST_PATTERNS = 20;
    private static final int DEPTHS = 20;

    private Distributions() {}

    /** Those that the field has, in a fixed order. */
    static Map<String, Histogram> of(FieldState state) {
        Map<String, Histogram> all = new LinkedHashMap<>();
        if (state.present() > 0) {
            state.quantiles().filter(q -> !q.isEmpty()).ifPresent(q -> put(all, EQUAL_DEPTH, equalDepth(state, q)));
            state.numberShape().ifPresent(shape -> put(all, FIRST_DIGITS, firstDigits(shape)));
            boolean elements = state.shape().domain() == ValueDomain.SIZE;
            state.sizes().ifPresent(s -> put(all, elements ? SIZES : LENGTHS, sizes(s.sizes())));
            state.textShape().ifPresent(shape -> {
                put(all, PATTERNS, patterns(shape.patterns()));
                put(all, FORMATS, formats(shape, state.texts().orElseThrow()));
            });
            state.times().ifPresent(times -> ofTimes(all, times, state.shape().domain() != ValueDomain.DATE));
        }
        return all;
    }

    private static void put(Map<String, Histogram> all, String name, Histogram histogram) {
        if (!histogram.buckets().isEmpty()) {
            all.put(name, histogram);
        }
    }

    private static Histogram values(Map<String, Long> counts) {
        List<Histogram.Bucket> buckets = new ArrayList<>();
        counts.forEach((value, count) -> buckets.add(new Histogram.Bucket(value, value, count)));
        return new Histogram(Histogram.Kind.VALUES, buckets, Optional.empty());
    }

    private static Histogram equalDepth(FieldState state, QuantileState quantiles) {
        List<Double> ends = new ArrayList<>();
        for (int i = 1; i < DEPTHS; i++) {
            double end = quantiles.quantile((double) i / DEPTHS);
            if (ends.isEmpty() || end > ends.get(ends.size() - 1)) {
                ends.add(end);
            }
        }
        double max = quantiles.quantile(1);
        ends.removeIf(end -> end >= max);
        ends.add(max);
        double[] shares = quantiles.shares(ends.stream().mapToDouble(end -> end).toArray());
        long total = state.doubles().map(d -> d.finite()).orElse(state.present());
        List<Histogram.Bucket> buckets = new ArrayList<>();
        double lower = quantiles.quantile(0);
        long before = 0;
        for (int i = 0; i < ends.size(); i++) {
            long upTo = i == ends.size() - 1 ? total : Math.round(shares[i] * total);
            buckets.add(new Histogram.Bucket(
                    ValueText.ofRank(state.shape(), lower),
                    ValueText.ofRank(state.shape(), ends.get(i)),
                    upTo - before));
            lower = ends.get(i);
            before = upTo;
        }
        Optional<String> bound = quantiles.isExact()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "KLL: each end of a range at a rank within %.4f at 99 %% confidence",
                        quantiles.rankError()));
        return new Histogram(Histogram.Kind.RANGES, buckets, bound);
    }

    private static Histogram firstDigits(NumberShapeState shape) {
        Map<String, Long> counts = new LinkedHashMap<>();
        long total = 0;
        for (int digit = 1; digit <= 9; digit++) {
            counts.put(Integer.toString(digit), shape.firstDigits(digit));
            total += shape.firstDigits(digit);
        }
        return values(total == 0 ? Map.of() : counts);
    }

    private static Histogram sizes(List<SizeState.Sizes> sizes) {
        boolean single = sizes.stream().allMatch(s -> s.lower() == s.upper());
        List<Histogram.Bucket> buckets = sizes.stream()
                .map(s -> new Histogram.Bucket(Long.toString(s.lower()), Long.toString(s.upper()), s.count()))
                .toList();
        return new Histogram(single ? Histogram.Kind.VALUES : Histogram.Kind.SPANS, buckets, Optional.empty());
    }

    private static Histogram patterns(PatternCounts patterns) {
        List<Histogram.Bucket> buckets = patterns.top(MOST_PATTERNS).stream()
                .map(p -> new Histogram.Bucket(p.pattern(), p.pattern(), p.count()))
                .toList();
        Optional<String> bound = patterns.isExact()
                ? Optional.empty()
                : Optional.of(
                        "frequent items: each count at most " + patterns.maximumError() + " too small, none too large");
        return new Histogram(Histogram.Kind.VALUES, buckets, bound);
    }

    private static Histogram formats(TextShapeState shape, TextState texts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ValueClass known : List.of(ValueClass.EMAIL, ValueClass.URL, ValueClass.UUID)) {
            counts.put(known.key(), texts.count(known));
        }
        for (TextFormat format : TextFormat.values()) {
            counts.put(format.key(), shape.count(format));
        }
        counts.values().removeIf(count -> count == 0);
        return values(counts);
    }

    private static void ofTimes(Map<String, Histogram> all, TimeState times, boolean timed) {
        Map<String, Long> weekdays = new LinkedHashMap<>();
        long[] byWeekday = times.weekdays();
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.put(day.name(), byWeekday[day.ordinal()]);
        }
        put(all, WEEKDAYS, values(weekdays));
        if (timed) {
            Map<String, Long> hours = new LinkedHashMap<>();
            long[] byHour = times.hours();
            for (int hour = 0; hour < byHour.length; hour++) {
                hours.put(String.format(Locale.ROOT, "%02d", hour), byHour[hour]);
            }
            put(all, HOURS, values(hours));
        }
        times.months().ifPresent(months -> calendar(all, months));
    }

    private static void calendar(Map<String, Histogram> all, SortedMap<Long, Long> months) {
        Map<String, Long> byMonth = new LinkedHashMap<>();
        SortedMap<Long, Long> byYear = new TreeMap<>();
        months.forEach((month, count) -> {
            long year = Math.floorDiv(month, 12L);
            byMonth.put(String.format(Locale.ROOT, "%04d-%02d", year, month - year * 12 + 1), count);
            byYear.merge(year, count, Long::sum);
        });
        if (byMonth.size() <= MOST_BUCKETS) {
            put(all, MONTHS, values(byMonth));
        }
        if (byYear.size() <= MOST_BUCKETS) {
            Map<String, Long> years = new LinkedHashMap<>();
            byYear.forEach((year, count) -> years.put(String.format(Locale.ROOT, "%04d", year), count));
            put(all, YEARS, values(years));
        }
    }
}

package io.plumbline.datastore.measurement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.api.view.FieldBars;
import io.plumbline.api.view.FieldBars.Kind;
import io.plumbline.events.model.Distribution;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.TopValue;
import io.plumbline.statistics.state.ProfiledType;

/** Brings what a profile tells of a field's values down to few bars. */
final class FewBars {

    private static final int MOST = FieldBars.MOST;
    /** A longer value is shown cut, with an ellipsis. */
    private static final int LONGEST = 60;

    private FewBars() {}

    /** Empty if nothing was counted. */
    static Optional<FieldBars> of(FieldProfile field) {
        List<HistogramBucket> all = field.histogram();
        if (all.isEmpty()) {
            return sizes(field);
        }
        if (!single(all)) {
            return Optional.of(
                    new FieldBars(Kind.RANGES, cut(all.size() <= MOST ? all : joined(all)), exactRanges(field), null));
        }
        if (all.size() <= MOST) {
            return Optional.of(new FieldBars(Kind.VALUES, cut(all), true, null));
        }
        if (field.profiledType().equals(ProfiledType.STRING.name())) {
            return Optional.of(frequent(field, all));
        }
        Optional<List<HistogramBucket>> ranges = ranges(all);
        return Optional.of(
                ranges.isPresent()
                        ? new FieldBars(Kind.RANGES, ranges.get(), true, null)
                        : new FieldBars(Kind.SPANS, cut(joined(all)), true, null));
    }

    /** With an ellipsis where something is left out; never half a character. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static Optional<FieldBars> sizes(FieldProfile field) {
        Map<String, Distribution> distributions = field.distributions();
        if (distributions == null) {
            return Optional.empty();
        }
        Distribution lengths = distributions.get("lengths");
        Distribution counted = lengths == null ? distributions.get("sizes") : lengths;
        if (counted == null || counted.buckets().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FieldBars(
                lengths == null ? Kind.SIZES : Kind.LENGTHS, joined(counted.buckets()), counted.bound() == null, null));
    }

    private static FieldBars frequent(FieldProfile field, List<HistogramBucket> all) {
        List<HistogramBucket> bars = new ArrayList<>();
        long shown = 0;
        boolean exact = true;
        for (TopValue top :
                field.topValues().subList(0, Math.min(MOST, field.topValues().size()))) {
            String value = cut(top.value(), LONGEST);
            bars.add(new HistogramBucket(value, value, top.count()));
            shown += top.count();
            exact &= top.count() == top.countUpper();
        }
        if (bars.isEmpty()) {
            return new FieldBars(Kind.SPANS, cut(joined(all)), true, null);
        }
        long rest = all.stream().mapToLong(HistogramBucket::count).sum() - shown;
        return new FieldBars(Kind.TOP_VALUES, bars, exact, rest > 0 ? rest : null);
    }

    /** Values as numbers, in ranges as wide as each other. Empty if they aren't all numbers. */
    private static Optional<List<HistogramBucket>> ranges(List<HistogramBucket> values) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (HistogramBucket value : values) {
            try {
                numbers.add(new BigDecimal(value.lower()));
            } catch (NumberFormatException e) {
                // Dates, or NaN and infinity: no width can be told.
                return Optional.empty();
            }
        }
        BigDecimal first = numbers.get(0);
        BigDecimal last = numbers.get(numbers.size() - 1);
        BigDecimal width = last.subtract(first).divide(BigDecimal.valueOf(MOST), MathContext.DECIMAL64);
        if (width.signum() <= 0) {
            return Optional.empty();
        }
        long[] counts = new long[MOST];
        for (int i = 0; i < numbers.size(); i++) {
            int bar = numbers.get(i)
                    .subtract(first)
                    .divide(width, 0, RoundingMode.FLOOR)
                    .intValue();
            counts[Math.min(bar, MOST - 1)] += values.get(i).count();
        }
        List<HistogramBucket> bars = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            BigDecimal upper = i == MOST - 1 ? last : end(first, width, i + 1);
            bars.add(new HistogramBucket(plain(end(first, width, i)), plain(upper), counts[i]));
        }
        return Optional.of(bars);
    }

    private static BigDecimal end(BigDecimal first, BigDecimal width, int ranges) {
        return first.add(width.multiply(BigDecimal.valueOf(ranges)));
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.round(MathContext.DECIMAL64).stripTrailingZeros();
        return stripped.toPlainString();
    }

    /** Neighbours together, as many of them in each bar as it takes. */
    private static List<HistogramBucket> joined(List<HistogramBucket> all) {
        int each = (all.size() + MOST - 1) / MOST;
        List<HistogramBucket> bars = new ArrayList<>();
        for (int i = 0; i < all.size(); i += each) {
            List<HistogramBucket> some = all.subList(i, Math.min(all.size(), i + each));
            bars.add(new HistogramBucket(
                    some.get(0).lower(),
                    some.get(some.size() - 1).upper(),
                    some.stream().mapToLong(HistogramBucket::count).sum()));
        }
        return bars;
    }

    private static List<HistogramBucket> cut(List<HistogramBucket> bars) {
        return bars.stream()
                .map(b -> new HistogramBucket(cut(b.lower(), LONGEST), cut(b.upper(), LONGEST), b.count()))
                .toList();
    }

    /** Whether each stands for one value. */
    private static boolean single(List<HistogramBucket> all) {
        return all.stream().allMatch(b -> b.lower().equals(b.upper()));
    }

    /** The ranges of equal depth come from the same sketch. */
    private static boolean exactRanges(FieldProfile field) {
        Map<String, Distribution> distributions = field.distributions();
        Distribution same = distributions == null ? null : distributions.get("equalDepth");
        return same != null && same.bound() == null;
    }
}

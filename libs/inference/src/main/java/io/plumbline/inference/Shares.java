package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;

/**
 * How large a share of the values may break a rule that some have always broken: from how the share differs between the stored
 * parts where there are enough, else twice the upper end of Wilson's interval, because one snapshot doesn't tell how much shares
 * differ between loads.
 *
 * @param failing values that break it now
 * @param judged all values
 * @param coverage the share that must pass, rounded down
 */
record Shares(long failing, long judged, double coverage, String method, boolean fromHistory) {

    /** Empty when so many values may break it that it says nothing, and when their share has been rising. */
    static Optional<Shares> of(
            long failing, long judged, History history, FieldShape shape, ToDoubleFunction<FieldState> shareOfPart) {
        double[] shares = history.isEnough() ? history.series(shape, shareOfPart) : new double[0];
        boolean fromHistory = history.isEnough() && shares.length >= history.enough();
        double allowed;
        String method;
        if (fromHistory) {
            if (Trend.isRising(shares)) {
                return Optional.empty();
            }
            Tolerance tolerance = Tolerance.of(shares);
            allowed = tolerance.upper();
            method = tolerance.method("the share");
        } else {
            allowed = Thresholds.SHAPE_ALLOWANCE * Bounds.wilsonUpper(failing, judged);
            method = "Wilson's interval of the share, whose upper end is allowed twice";
        }
        double coverage = rounded(1 - allowed);
        return coverage >= (fromHistory ? Thresholds.MIN_COVERAGE : Thresholds.MIN_COVERAGE_FROM_SNAPSHOT)
                ? Optional.of(new Shares(failing, judged, coverage, method, fromHistory))
                : Optional.empty();
    }

    /** With a coverage that isn't above the limit. */
    Shares atMost(double limit) {
        return coverage <= limit ? this : new Shares(failing, judged, limit, method, fromHistory);
    }

    /** Down to whole percent, or to tenths of a percent from 99 % on. */
    private static double rounded(double coverage) {
        return BigDecimal.valueOf(coverage)
                .setScale(coverage >= 0.99 ? 3 : 2, RoundingMode.FLOOR)
                .doubleValue();
    }

    /**
     * @param what the values that break it, for the evidence
     * @param isBroken the same as a statement about the field
     */
    InferredCheck check(
            FieldRule rule,
            Subject subject,
            Map<String, Object> properties,
            String what,
            String isBroken,
            InferenceOptions options) {
        Evidence evidence = subject.evidence(
                failing + " of " + judged + " values " + what + "; " + method,
                Optional.of(Bounds.lowerShare(Bounds.wilsonLower(failing, judged))),
                Optional.of(Bounds.share(Bounds.wilsonUpper(failing, judged))),
                "The interval is of the share of values that break the rule.",
                options);
        String percent = BigDecimal.valueOf(1 - coverage)
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        InferredCheck check = rule.check(
                subject.field(),
                properties,
                coverage,
                evidence,
                subject.field().path() + " " + isBroken + " in at most " + percent + " % of the rows");
        return fromHistory ? check.basedOnHistory() : check;
    }
}

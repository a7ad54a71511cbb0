package io.plumbline.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How few or how many rows a part has: from the history of parts only, and not where they become fewer, or more. */
final class PartitionSizeRule implements Rule {
    /** What logarithms and back may have taken from a whole number. */
    private static final double ROUNDING = 1e-6;

    private final RuleName name;

    /** @param name {@link RuleName#MIN_PARTITION_SIZE} or {@link RuleName#MAX_PARTITION_SIZE} */
    PartitionSizeRule(RuleName name) {
        this.name = name;
    }

    @Override
    public RuleName name() {
        return name;
    }

    @Override
    public List<InferredCheck> propose(Basis basis) {
        if (!basis.history().isEnough()) {
            return List.of();
        }
        double[] rows = basis.history().rows();
        boolean min = name == RuleName.MIN_PARTITION_SIZE;
        if (min ? Trend.isFalling(rows) : Trend.isRising(rows)) {
            return List.of();
        }
        Tolerance tolerance = min ? Tolerance.ofLogarithms(rows) : Tolerance.of(rows);
        BigDecimal fewest = new BigDecimal(Arrays.stream(rows).min().orElseThrow());
        BigDecimal most = new BigDecimal(Arrays.stream(rows).max().orElseThrow());
        BigDecimal limit = min
                ? new BigDecimal(tolerance.lower() + ROUNDING).setScale(0, RoundingMode.FLOOR)
                : new BigDecimal(tolerance.upper() - ROUNDING).setScale(0, RoundingMode.CEILING);
        boolean useful = min
                ? limit.signum() > 0
                : limit.compareTo(most.multiply(BigDecimal.valueOf(1 + Thresholds.MAX_STRETCH))) <= 0;
        if (!useful || basis.profile().rows() < Thresholds.MIN_SUPPORT) {
            return List.of();
        }
        Evidence evidence = new Evidence(
                basis.profile().rows(),
                basis.profile().rows(),
                tolerance.method("the rows"),
                Optional.of(fewest.toPlainString()),
                Optional.of(most.toPlainString()),
                Optional.of(Thresholds.CONFIDENCE),
                "The parts had " + fewest.toPlainString() + " to " + most.toPlainString() + " rows.",
                basis.options().runId());
        return List.of(new InferredCheck(
                name.key(),
                List.of(),
                Map.of("value", limit),
                1.0,
                evidence,
                level(),
                "A part has at " + (min ? "least " : "most ") + limit.toPlainString() + " rows",
                true));
    }
}

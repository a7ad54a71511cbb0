package io.plumbline.statistics.metric;

import java.math.BigDecimal;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** One metric of one field, flat enough to be sent or shown as it is. */
public record Metric(MetricName metric, MetricKind kind, Measured<Estimate> measured) {
    public Metric {
        requireNonNull(metric, "metric");
        requireNonNull(kind, "kind");
        requireNonNull(measured, "measured");
    }

    /** The stable key. */
    public String name() {
        return metric.key();
    }

    /** Canonical text; empty exactly when there is an {@link #absentReason()}. */
    public Optional<String> value() {
        return measured.value().map(Estimate::value);
    }

    /** Whether the value is exact; false when there is none. */
    public boolean exact() {
        return measured.value().map(Estimate::exact).orElse(false);
    }

    /** The lower bound of an approximate value. */
    public Optional<String> lower() {
        return measured.value().flatMap(Estimate::lower);
    }

    /** The upper bound of an approximate value. */
    public Optional<String> upper() {
        return measured.value().flatMap(Estimate::upper);
    }

    /** The error model of an approximate value. */
    public Optional<String> bound() {
        return measured.value().flatMap(Estimate::bound);
    }

    /** Why there is no value. */
    public Optional<AbsentReason> absentReason() {
        return measured.absentReason();
    }

    /** The value as a number; empty when absent or not of a numeric kind. */
    public Optional<BigDecimal> number() {
        return kind == MetricKind.INTEGER || kind == MetricKind.DECIMAL
                ? value().map(BigDecimal::new)
                : Optional.empty();
    }
}

package io.plumbline.statistics.metric;

/** How a metric's text is read. */
public enum MetricKind {
    /** Digits with an optional sign. */
    INTEGER,
    /** Plain decimal notation, never an exponent. */
    DECIMAL,
    TEXT,
    /** ISO 8601 date. */
    DATE,
    /** ISO 8601 instant in UTC; without {@code Z} when the field's type has no zone. */
    TIMESTAMP,
    /** {@code true} or {@code false}. */
    BOOLEAN
}

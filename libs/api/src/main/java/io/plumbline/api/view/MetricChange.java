package io.plumbline.api.view;

/** What became of a metric between two profiles. */
public enum MetricChange {
    /** The same value, or the same reason for none; decimals to a billionth. */
    SAME,
    /** At least one value is approximate, and the intervals have values in common. */
    WITHIN_BOUNDS,
    /** Another value, or a value where there was a reason. */
    CHANGED,
    /** The earlier profile alone has the metric. */
    ONLY_FROM,
    /** The later profile alone has the metric. */
    ONLY_TO
}

package io.plumbline.api.view;

/** What became of a field between two profiles. */
public enum FieldChange {
    /** Every metric is the same, or within its bounds, and the distribution hasn't moved beyond noise. */
    SAME,
    /** A metric is another for certain, or the distribution has moved. */
    CHANGED,
    /** Its type is another. */
    TYPE_CHANGED,
    /** The later profile alone has it. */
    ADDED,
    /** The earlier profile alone has it. */
    REMOVED
}

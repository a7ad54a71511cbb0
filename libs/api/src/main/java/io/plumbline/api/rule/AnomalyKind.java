package io.plumbline.api.rule;

/** What a rule can find wrong. */
public enum AnomalyKind {
    /** One row. */
    RECORD,
    /** The rows as a set. */
    SHAPE
}

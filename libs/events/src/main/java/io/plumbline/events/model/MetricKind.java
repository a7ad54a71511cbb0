package io.plumbline.events.model;

/** How the text of a metric's value is to be read. */
public enum MetricKind {
    INTEGER,
    DECIMAL,
    TEXT,
    BOOLEAN,
    DATE,
    TIMESTAMP
}

package io.plumbline.connectors.jdbc;

/** What the ranges are made of into which a table is cut. */
enum SplitKind {
    WHOLE,
    DATE,
    /** A time without zone. */
    LOCAL_TIME,
    /** A point in time. */
    INSTANT
}

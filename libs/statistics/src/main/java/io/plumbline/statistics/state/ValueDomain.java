package io.plumbline.statistics.state;

/** How a non-null value of a field is handed to its state. */
public enum ValueDomain {
    /** 0 or 1. */
    BOOLEAN,
    /** An integer, or the unscaled digits of a decimal that fits in 64 bits. */
    LONG,
    /** A decimal of more than 18 digits. */
    DECIMAL,
    /** A 32-bit float, widened. */
    FLOAT,
    DOUBLE,
    TEXT,
    /** Days since 1970-01-01, proleptic Gregorian. */
    DATE,
    /** Microseconds since 1970-01-01T00:00:00Z. */
    INSTANT,
    /** Microseconds since 1970-01-01T00:00:00 on an unzoned calendar. */
    LOCAL_DATE_TIME,
    BYTES,
    /** The number of elements of an array or a map. */
    SIZE,
    /** Nothing but its presence. */
    NONE
}

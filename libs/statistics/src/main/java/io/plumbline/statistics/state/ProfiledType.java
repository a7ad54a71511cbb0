package io.plumbline.statistics.state;

/** The family of a field's declared type, which decides what is measured of it. */
public enum ProfiledType {
    INTEGRAL,
    FRACTIONAL,
    STRING,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    BINARY,
    ARRAY,
    MAP,
    STRUCT,
    /** Only rows and nulls are counted. */
    OTHER
}

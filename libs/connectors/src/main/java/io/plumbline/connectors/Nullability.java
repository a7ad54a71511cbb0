package io.plumbline.connectors;

/** Whether the source allows nulls in a field. */
public enum Nullability {
    NULLABLE,
    NOT_NULL,
    UNKNOWN
}

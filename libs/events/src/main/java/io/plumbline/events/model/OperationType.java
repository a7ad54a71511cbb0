package io.plumbline.events.model;

/** What an operation does. */
public enum OperationType {
    CATALOG,
    PROFILE
}

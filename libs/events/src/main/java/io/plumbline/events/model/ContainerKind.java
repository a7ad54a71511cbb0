package io.plumbline.events.model;

/** What a container is at its source. */
public enum ContainerKind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    FILE,
    FILE_PATTERN,
    SHEET,
    LAKE_TABLE
}

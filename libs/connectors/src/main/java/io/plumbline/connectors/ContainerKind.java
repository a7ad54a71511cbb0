package io.plumbline.connectors;

/** What a container is in its source. */
public enum ContainerKind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    FILE,
    FILE_PATTERN,
    LAKE_TABLE
}

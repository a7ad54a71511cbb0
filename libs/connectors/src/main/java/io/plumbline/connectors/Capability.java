package io.plumbline.connectors;

/** What a source can do beyond listing and reading; what it doesn't declare it refuses. */
public enum Capability {
    /** The databases or catalogs of a server can be listed, for a form to choose from. */
    LISTS_DATABASES,
    /** Containers live in schemas, and one can be chosen. */
    LISTS_SCHEMAS,
    /** Some containers have a row count without being read. */
    COUNTS_ROWS_CHEAPLY,
    /** One container can be read by several tasks at once. */
    READS_IN_PARALLEL,
    /** Leaving columns out saves reading them. */
    READS_CHOSEN_COLUMNS,
    /** A view can be read like a table. */
    READS_VIEWS,
    /** Several files can make one container. */
    GROUPS_FILES
}

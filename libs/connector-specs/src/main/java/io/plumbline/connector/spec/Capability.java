package io.plumbline.connector.spec;

/** What a connector can do beyond listing containers and reading them. A source that is open declares the same words. */
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
    GROUPS_FILES,
    /** Only what is new since a value or a moment can be read. */
    READS_FROM_A_START,
    /** A random part of the rows can be read, the same for the same seed. */
    SAMPLES,
    /** A user's own pattern of files can be tried out. */
    MATCHES_FILES
}

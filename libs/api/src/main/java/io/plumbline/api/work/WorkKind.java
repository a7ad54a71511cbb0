package io.plumbline.api.work;

/** What a worker can do. */
public enum WorkKind {
    CATALOG,
    CONNECTION_TEST,
    /** The first rows of a container, asked for and answered as a connection test is. */
    PREVIEW,
    PROFILE
}

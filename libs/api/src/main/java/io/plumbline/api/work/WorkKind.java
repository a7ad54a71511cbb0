package io.plumbline.api.work;

/** What a worker can do. */
public enum WorkKind {
    CATALOG,
    CONNECTION_TEST,
    PROFILE
}

package io.plumbline.events.model;

/** Who can mend a failure. */
public enum FailureKind {
    /** The request or its settings are wrong. */
    CALLER,
    /** The source doesn't answer. */
    SOURCE_UNREACHABLE,
    /** The source answers, and refuses. */
    ACCESS_DENIED,
    /** The data can't be read as what it claims to be. */
    DATA_UNREADABLE,
    /** A limit of this platform or of the source was met. */
    CAPACITY,
    /** Ours. */
    BUG
}

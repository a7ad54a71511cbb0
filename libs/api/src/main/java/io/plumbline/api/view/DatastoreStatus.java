package io.plumbline.api.view;

/** How it stands with a datastore: by its newest catalog and its newest profile. */
public enum DatastoreStatus {
    /** No catalog of it has ended. */
    NEW,
    /** A catalog or a profile waits or runs. */
    WORKING,
    /** The newest that ended has failed. */
    FAILED,
    /** The newest that ended has warnings. */
    WARNINGS,
    /** Anything else: the newest that ended was well, or was cancelled. */
    READY
}

package io.plumbline.events.model;

/** Whether a check counts. */
public enum CheckStatus {
    /** Proposed or being written: it counts nowhere until somebody accepts it. */
    DRAFT,
    /** In force. */
    ACTIVE,
    /** Out of force, kept with its reason; it can be restored. */
    ARCHIVED
}

package io.plumbline.events.model;

/** What happened to a check. */
public enum CheckChangeKind {
    CREATED,
    EDITED,
    ACCEPTED,
    REJECTED,
    ARCHIVED,
    RESTORED,
    DELETED
}

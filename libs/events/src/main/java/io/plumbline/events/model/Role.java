package io.plumbline.events.model;

/** What a token may do. Each role may do all that the one before may. */
public enum Role {
    /** Reads everything but secrets and tokens. */
    VIEWER,
    /** Registers, changes and removes datastores; runs and cancels operations. */
    EDITOR,
    /** Issues and revokes tokens. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}

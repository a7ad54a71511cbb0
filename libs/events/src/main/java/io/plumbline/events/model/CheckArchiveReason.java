package io.plumbline.events.model;

/** Why a check is archived. */
public enum CheckArchiveReason {
    /** A person put it away. */
    DISCARDED,
    /** A person found that it can't be asserted. */
    INVALID,
    /** A person said no to it: it is never proposed again. */
    REJECTED,
    /** A run that would have proposed it no longer did. */
    NO_LONGER_HELD,
    /** A run of a lower level doesn't look for it. */
    LEVEL_LOWERED,
    /** A catalog no longer found one of its fields, or dropped its container; it comes back with them. */
    FIELD_MISSING,
    /** A user has excluded one of its fields; it comes back when all of them are read again. */
    FIELD_EXCLUDED;

    /** Whether it is archived for what became of its fields; it comes back with them. */
    public boolean byField() {
        return this == FIELD_MISSING || this == FIELD_EXCLUDED;
    }

    /** Whether a person decided so; then no run brings the check back. */
    public boolean byPerson() {
        return this == DISCARDED || this == INVALID || this == REJECTED;
    }
}

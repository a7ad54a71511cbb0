package io.plumbline.events.model;

/** What a person decides about a check as a whole. */
public enum CheckDecision {
    /** It is right: a draft becomes active, and no run archives it because it no longer proposes it. */
    ACCEPT,
    /** It is wrong: archived, and never proposed again. */
    REJECT,
    /** It is put away. */
    ARCHIVE,
    /** It comes back as what it was before it was archived. */
    RESTORE,
    /** It is gone; a run may propose it anew. */
    DELETE
}

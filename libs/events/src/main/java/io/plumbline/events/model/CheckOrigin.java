package io.plumbline.events.model;

/** Where a check comes from. */
public enum CheckOrigin {
    /** A profile proposed it. */
    INFERRED,
    /** A person wrote it. */
    AUTHORED
}

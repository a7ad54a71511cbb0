package io.plumbline.embedded;

/** What an acknowledged write survives. */
public enum Durability {
    /** A kill of the process at any moment: the write has reached the operating system. */
    COMMIT,
    /** A power failure as well: the write has been forced to the disk; several times slower. */
    FSYNC
}

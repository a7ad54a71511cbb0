package io.plumbline.connectors;

/** Who has to act on a failure: the caller, whoever runs the source, whoever grants rights, the data's owner, us. */
public enum FailureKind {
    CALLER,
    SOURCE_UNREACHABLE,
    ACCESS_DENIED,
    DATA_UNREADABLE,
    CAPACITY,
    BUG
}

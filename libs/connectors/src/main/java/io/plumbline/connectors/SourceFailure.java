package io.plumbline.connectors;

/** Everything that can go wrong with a source. A code knows its kind and whether trying again can help. */
public enum SourceFailure {
    SETTINGS_INVALID(FailureKind.CALLER, false),
    NOT_SUPPORTED(FailureKind.CALLER, false),
    HOST_UNKNOWN(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECTION_REFUSED(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECT_TIMEOUT(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECTION_LOST(FailureKind.SOURCE_UNREACHABLE, true),
    SERVER_NOT_READY(FailureKind.SOURCE_UNREACHABLE, true),
    WAREHOUSE_SUSPENDED(FailureKind.SOURCE_UNREACHABLE, true),
    TLS_FAILED(FailureKind.SOURCE_UNREACHABLE, false),
    POLICY_DENIED(FailureKind.CALLER, false),
    DRIVER_MISSING(FailureKind.CALLER, false),
    CREDENTIALS_REJECTED(FailureKind.ACCESS_DENIED, false),
    PERMISSION_DENIED(FailureKind.ACCESS_DENIED, false),
    WRITE_REFUSED(FailureKind.ACCESS_DENIED, false),
    DATABASE_NOT_FOUND(FailureKind.CALLER, false),
    SCHEMA_NOT_FOUND(FailureKind.CALLER, false),
    CONTAINER_GONE(FailureKind.CALLER, false),
    CONTAINER_NOT_READY(FailureKind.DATA_UNREADABLE, false),
    ROOT_UNKNOWN(FailureKind.CALLER, false),
    PATH_OUTSIDE_ROOT(FailureKind.CALLER, false),
    PATH_NOT_FOUND(FailureKind.CALLER, false),
    FILE_EMPTY(FailureKind.DATA_UNREADABLE, false),
    FILE_UNREADABLE(FailureKind.DATA_UNREADABLE, false),
    VALUE_UNREADABLE(FailureKind.DATA_UNREADABLE, false),
    STATEMENT_TIMEOUT(FailureKind.CAPACITY, true),
    TOO_MANY_CONNECTIONS(FailureKind.CAPACITY, true),
    TOO_LARGE(FailureKind.CAPACITY, false),
    OUT_OF_MEMORY(FailureKind.CAPACITY, true),
    CANCELLED(FailureKind.CALLER, false),
    INTERNAL(FailureKind.BUG, true);

    private final FailureKind kind;
    private final boolean retryable;

    SourceFailure(FailureKind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    /** Who has to act. */
    public FailureKind kind() {
        return kind;
    }

    /** True if the same attempt may succeed later without anybody acting. */
    public boolean retryable() {
        return retryable;
    }
}

package io.plumbline.events.model;

/** Every way in which a request or an operation fails. The code alone decides the kind and whether a retry can help. */
public enum FailureCode {
    NAME_TAKEN(FailureKind.CALLER, false),
    CONNECTOR_UNKNOWN(FailureKind.CALLER, false),
    SETTINGS_INVALID(FailureKind.CALLER, false),
    IDEMPOTENCY_KEY_REUSED(FailureKind.CALLER, false),
    DATASTORE_UNKNOWN(FailureKind.CALLER, false),
    CONNECTION_UNKNOWN(FailureKind.CALLER, false),
    CONNECTION_IN_USE(FailureKind.CALLER, false),
    OPERATION_UNKNOWN(FailureKind.CALLER, false),
    CONTAINER_UNKNOWN(FailureKind.CALLER, false),
    CONTAINER_EXCLUDED(FailureKind.CALLER, false),
    CHECK_UNKNOWN(FailureKind.CALLER, false),
    CHECK_EXISTS(FailureKind.CALLER, false),
    CHECK_STATUS(FailureKind.CALLER, false),
    NOTHING_TO_PROFILE(FailureKind.CALLER, false),
    STALE_REVISION(FailureKind.CALLER, false),
    SECRET_NEEDED_AGAIN(FailureKind.CALLER, false),
    SECRET_UNREADABLE(FailureKind.CALLER, false),
    HOST_UNKNOWN(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECTION_REFUSED(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECT_TIMEOUT(FailureKind.SOURCE_UNREACHABLE, true),
    CONNECTION_LOST(FailureKind.SOURCE_UNREACHABLE, true),
    TLS_FAILED(FailureKind.SOURCE_UNREACHABLE, false),
    CREDENTIALS_REJECTED(FailureKind.ACCESS_DENIED, false),
    PERMISSION_DENIED(FailureKind.ACCESS_DENIED, false),
    POLICY_DENIED(FailureKind.ACCESS_DENIED, false),
    PATH_OUTSIDE_ROOT(FailureKind.ACCESS_DENIED, false),
    ROOT_UNKNOWN(FailureKind.CALLER, false),
    DATABASE_NOT_FOUND(FailureKind.CALLER, false),
    SCHEMA_NOT_FOUND(FailureKind.CALLER, false),
    PATH_NOT_FOUND(FailureKind.CALLER, false),
    CONTAINER_GONE(FailureKind.CALLER, false),
    DRIVER_MISSING(FailureKind.CALLER, false),
    WAREHOUSE_SUSPENDED(FailureKind.SOURCE_UNREACHABLE, true),
    FILE_EMPTY(FailureKind.DATA_UNREADABLE, false),
    FILE_UNREADABLE(FailureKind.DATA_UNREADABLE, false),
    SCHEMA_UNREADABLE(FailureKind.DATA_UNREADABLE, false),
    STATEMENT_TIMEOUT(FailureKind.CAPACITY, true),
    TOO_LARGE(FailureKind.CAPACITY, false),
    QUEUE_FULL(FailureKind.CAPACITY, false),
    WORKER_LOST(FailureKind.CAPACITY, true),
    CANCELLED(FailureKind.CALLER, false),
    INTERNAL(FailureKind.BUG, true);

    private final FailureKind kind;
    private final boolean retryable;

    FailureCode(FailureKind kind, boolean retryable) {
        this.kind = kind;
        this.retryable = retryable;
    }

    public FailureKind kind() {
        return kind;
    }

    /** Whether the same work may succeed when tried again without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}

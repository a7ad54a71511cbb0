package io.plumbline.events.model;

/** What a connection test fails with: one class for each thing that a person can do about it. */
public enum ConnectionProblem {
    /** Nothing answers at that address. */
    UNREACHABLE,
    /** The server answers, and no encrypted connection comes about. */
    TLS,
    /** The server refuses the user, the password or the key. */
    AUTHENTICATION,
    /** The user may log in and may not read. */
    MISSING_RIGHT,
    /** The database, schema, root or path isn't there. */
    NOT_FOUND,
    /** This platform's rules forbid the address or path. */
    POLICY_DENIED,
    /** The warehouse sleeps and may not be woken by this user. */
    WAREHOUSE_SUSPENDED,
    /** The worker has no driver for this connector. */
    DRIVER_MISSING,
    /** The settings can't be right. */
    INVALID_SETTINGS,
    /** The source took too long. */
    TIMEOUT,
    /** Ours. */
    INTERNAL;

    /** The class of a failure. The one place where they are told apart; every code has one. */
    public static ConnectionProblem of(FailureCode code) {
        return switch (code) {
            case HOST_UNKNOWN, CONNECTION_REFUSED, CONNECT_TIMEOUT, CONNECTION_LOST -> UNREACHABLE;
            case TLS_FAILED -> TLS;
            case CREDENTIALS_REJECTED -> AUTHENTICATION;
            case PERMISSION_DENIED -> MISSING_RIGHT;
            case DATABASE_NOT_FOUND, SCHEMA_NOT_FOUND, ROOT_UNKNOWN, PATH_NOT_FOUND, CONTAINER_GONE -> NOT_FOUND;
            case POLICY_DENIED, PATH_OUTSIDE_ROOT -> POLICY_DENIED;
            case WAREHOUSE_SUSPENDED -> WAREHOUSE_SUSPENDED;
            case DRIVER_MISSING -> DRIVER_MISSING;
            case SETTINGS_INVALID,
                    CONNECTOR_UNKNOWN,
                    SECRET_UNREADABLE,
                    SECRET_NEEDED_AGAIN,
                    STALE_REVISION,
                    DATASTORE_UNKNOWN,
                    CONNECTION_UNKNOWN,
                    CONNECTION_IN_USE,
                    NAME_TAKEN,
                    IDEMPOTENCY_KEY_REUSED,
                    OPERATION_UNKNOWN,
                    CONTAINER_UNKNOWN,
                    CONTAINER_EXCLUDED,
                    NOTHING_TO_PROFILE,
                    CHECK_UNKNOWN,
                    CHECK_EXISTS,
                    CHECK_STATUS,
                    FILE_EMPTY,
                    FILE_UNREADABLE,
                    SCHEMA_UNREADABLE -> INVALID_SETTINGS;
            case STATEMENT_TIMEOUT, WORKER_LOST, QUEUE_FULL, CANCELLED -> TIMEOUT;
            case TOO_LARGE, INTERNAL -> INTERNAL;
        };
    }
}

package io.plumbline.worker.outbound.source;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.worker.work.WorkFailureException;

/** What a source's failure is called in messages. */
public final class SourceFailures {

    private SourceFailures() {}

    public static WorkFailureException of(SourceException e) {
        return new WorkFailureException(codeOf(e.failure()), e.reason(), e);
    }

    public static FailureCode codeOf(SourceFailure failure) {
        return switch (failure) {
            case SETTINGS_INVALID, NOT_SUPPORTED -> FailureCode.SETTINGS_INVALID;
            case HOST_UNKNOWN -> FailureCode.HOST_UNKNOWN;
            case CONNECTION_REFUSED, SERVER_NOT_READY, WAREHOUSE_SUSPENDED, TOO_MANY_CONNECTIONS ->
                FailureCode.CONNECTION_REFUSED;
            case CONNECT_TIMEOUT -> FailureCode.CONNECT_TIMEOUT;
            case CONNECTION_LOST -> FailureCode.CONNECTION_LOST;
            case TLS_FAILED -> FailureCode.TLS_FAILED;
            case POLICY_DENIED -> FailureCode.POLICY_DENIED;
            case DRIVER_MISSING -> FailureCode.DRIVER_MISSING;
            case CREDENTIALS_REJECTED -> FailureCode.CREDENTIALS_REJECTED;
            case PERMISSION_DENIED, WRITE_REFUSED -> FailureCode.PERMISSION_DENIED;
            case DATABASE_NOT_FOUND -> FailureCode.DATABASE_NOT_FOUND;
            case SCHEMA_NOT_FOUND -> FailureCode.SCHEMA_NOT_FOUND;
            case CONTAINER_GONE -> FailureCode.CONTAINER_GONE;
            case ROOT_UNKNOWN -> FailureCode.ROOT_UNKNOWN;
            case PATH_OUTSIDE_ROOT -> FailureCode.PATH_OUTSIDE_ROOT;
            case PATH_NOT_FOUND -> FailureCode.PATH_NOT_FOUND;
            case FILE_EMPTY -> FailureCode.FILE_EMPTY;
            case FILE_UNREADABLE, VALUE_UNREADABLE -> FailureCode.FILE_UNREADABLE;
            case CONTAINER_NOT_READY -> FailureCode.SCHEMA_UNREADABLE;
            case STATEMENT_TIMEOUT -> FailureCode.STATEMENT_TIMEOUT;
            case TOO_LARGE, OUT_OF_MEMORY -> FailureCode.TOO_LARGE;
            case CANCELLED -> FailureCode.CANCELLED;
            case INTERNAL -> FailureCode.INTERNAL;
        };
    }
}

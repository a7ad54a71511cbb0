package io.plumbline.connectors.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** What a server's own error numbers mean. */
final class FailureCodes {

    private final Map<Integer, SourceFailure> failures = new HashMap<>();

    FailureCodes on(SourceFailure failure, int... codes) {
        for (int code : codes) {
            failures.put(code, failure);
        }
        return this;
    }

    /** The failure of that number, with the grant if a right is missing. Empty if the number isn't known. */
    Optional<SourceException> explain(SQLException e, JdbcAddress address, String grant) {
        SourceFailure failure = failures.get(e.getErrorCode());
        if (failure == null) {
            return Optional.empty();
        }
        String said = SqlFailures.said(e);
        return Optional.of(
                switch (failure) {
                    case DATABASE_NOT_FOUND -> SqlFailures.of(failure, "database: " + address.database(), e);
                    case PERMISSION_DENIED -> SqlFailures.of(failure, said, grant, e);
                    default -> SqlFailures.of(failure, said, e);
                });
    }
}

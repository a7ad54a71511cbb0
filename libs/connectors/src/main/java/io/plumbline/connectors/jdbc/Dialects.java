package io.plumbline.connectors.jdbc;

import java.util.Map;
import java.util.Set;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** The dialect of each type in the connector catalogue. */
final class Dialects {

    private static final Map<String, Dialect> BY_TYPE = Map.of(
            "postgresql", new PostgresqlDialect("PostgreSQL"),
            "mysql", MysqlDialect.mysql(),
            "mariadb", MysqlDialect.mariadb());

    private Dialects() {}

    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    static Dialect of(String type) {
        Dialect dialect = BY_TYPE.get(type);
        if (dialect == null) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID, "type: " + type + " (expected: one of " + types() + ")");
        }
        return dialect;
    }
}

package io.plumbline.connectors.jdbc;

import java.util.Map;
import java.util.Set;

import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;

/** Opens PostgreSQL databases. */
public final class PostgresqlProvider implements SourceProvider {

    @Override
    public Set<String> types() {
        return Set.of(ConnectorCatalog.POSTGRESQL);
    }

    @Override
    public Source open(String type, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        JdbcAddress address;
        try {
            address = JdbcAddress.of(ConnectorCatalog.POSTGRESQL, complete);
        } catch (IllegalArgumentException e) {
            throw new SourceException(SourceFailure.SETTINGS_INVALID, String.valueOf(e.getMessage()), e);
        }
        Secret password = secrets.get("password");
        if (password == null) {
            throw new SourceException(SourceFailure.SETTINGS_INVALID, "password: absent (expected: a secret)");
        }
        return new PostgresqlSource(
                new PostgresqlConnections(address, password, policy.egress()), PostgresqlOptions.of(complete));
    }
}

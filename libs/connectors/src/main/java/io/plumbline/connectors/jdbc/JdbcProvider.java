package io.plumbline.connectors.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.SourceProvider;

/** Opens databases of every kind that has a JDBC driver and a dialect. */
public final class JdbcProvider implements SourceProvider {

    @Override
    public Set<String> types() {
        return Dialects.types();
    }

    @Override
    public Source open(String type, Map<String, Object> complete, Map<String, Secret> secrets, SourcePolicy policy) {
        JdbcAddress address;
        try {
            address = JdbcAddress.of(type, complete);
        } catch (IllegalArgumentException e) {
            throw new SourceException(SourceFailure.SETTINGS_INVALID, String.valueOf(e.getMessage()), e);
        }
        Map<String, Secret> byProperty = new LinkedHashMap<>();
        address.secretProperties().forEach((field, property) -> {
            Secret secret = secrets.get(field);
            if (secret != null) {
                byProperty.put(property, secret);
            }
        });
        JdbcOptions options = JdbcOptions.of(complete);
        Dial dial = new Dial(
                type, address, byProperty, policy.egress(), policy.drivers(), options.statementTimeoutSeconds());
        dial.requireSameMeaning();
        return new JdbcSource(dial, options);
    }
}

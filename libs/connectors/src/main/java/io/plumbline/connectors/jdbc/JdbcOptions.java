package io.plumbline.connectors.jdbc;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.NamePatterns;
import io.plumbline.connectors.ReadOptions.Limits;

/**
 * What to list and how to read.
 *
 * @param schema the only schema to list; null for every one but the system's
 * @param limits how much any one read may take
 */
record JdbcOptions(
        @Nullable String schema, NamePatterns patterns, int fetchSize, Limits limits, int statementTimeoutSeconds) {

    static JdbcOptions of(Map<String, Object> complete) {
        return new JdbcOptions(
                complete.get("schema") instanceof String schema ? schema : null,
                NamePatterns.of(complete.get("include"), complete.get("exclude")),
                number(complete, "fetchSize", 1000),
                Limits.ofSettings(complete),
                number(complete, "statementTimeoutSeconds", 3600));
    }

    private static int number(Map<String, Object> complete, String name, int otherwise) {
        return complete.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}

package io.plumbline.connectors.jdbc;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Engines that live in the caller's process: their URLs open files and run code, so they are no sources, under no disguise. */
final class EmbeddedEngines {

    private static final Map<String, String> BY_DRIVER = Map.of(
            "org.h2.Driver", "H2",
            "org.hsqldb.jdbc.JDBCDriver", "HSQLDB",
            "org.hsqldb.jdbcDriver", "HSQLDB",
            "org.apache.derby.jdbc.EmbeddedDriver", "Derby",
            "org.apache.derby.iapi.jdbc.AutoloadedDriver", "Derby",
            "org.apache.derby.jdbc.AutoloadedDriver", "Derby",
            "org.sqlite.JDBC", "SQLite",
            "org.duckdb.DuckDBDriver", "DuckDB");

    private EmbeddedEngines() {}

    /**
     * @throws SourceException POLICY_DENIED if the class is such an engine's driver
     */
    static void refuse(String driverClass) {
        String engine = BY_DRIVER.get(driverClass);
        if (engine != null) {
            throw refused("driver: " + driverClass, engine);
        }
    }

    /**
     * @param holds whether the jar has an entry of that name
     * @throws SourceException POLICY_DENIED if one of these engines is in the jar, whatever else is
     */
    static void refuseIn(String jar, Predicate<String> holds) {
        Optional<Map.Entry<String, String>> found = BY_DRIVER.entrySet().stream()
                .filter(e -> holds.test(e.getKey().replace('.', '/') + ".class"))
                .findFirst();
        if (found.isPresent()) {
            throw refused("driver jar: " + jar, found.get().getValue());
        }
    }

    private static SourceException refused(String what, String engine) {
        return new SourceException(
                SourceFailure.POLICY_DENIED,
                what + " has " + engine
                        + " (expected: no embedded engine: H2, HSQLDB, Derby, SQLite and DuckDB open files"
                        + " and run code)");
    }
}

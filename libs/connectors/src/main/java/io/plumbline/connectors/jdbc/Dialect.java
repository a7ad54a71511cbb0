package io.plumbline.connectors.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.StartValue;

/** How one kind of database is asked: its quoting, its catalogue, its types, its limits, its failures. Holds no state. */
interface Dialect {

    /** What the server is called, in words. */
    String product();

    Metadata metadata(Connection connection);

    /** A delimited identifier. */
    String quoted(String name);

    /** The table as a query names it. */
    default String sql(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.name());
    }

    /** A SELECT of these expressions from that table, ended after so many rows. */
    String limited(String list, String table, long rows);

    /**
     * How a user would have to grant reading, with what is known filled in.
     *
     * @param table as a query names it
     */
    default String grant(String table) {
        return "GRANT SELECT ON " + table;
    }

    /** Properties beyond the address's: how to dial through our sockets, if the driver offers a way, and how values are handed over. */
    default Map<String, String> properties(EgressPolicy egress) {
        return Map.of();
    }

    /**
     * True if the driver reads this address as it was meant; asked before anything is dialled.
     *
     * @throws SQLException if the driver refuses it outright
     */
    boolean sameMeaning(java.sql.Driver driver, JdbcAddress address) throws SQLException;

    /** Makes a new connection read-only, and its statements end in time. */
    void prepare(Connection connection, int statementTimeoutSeconds) throws SQLException;

    /** What a connection needs besides, so that rows are streamed and not gathered. */
    default void prepareReading(Connection connection) throws SQLException {}

    /** True if the driver itself has to end a statement that takes too long, since the server was not told to. */
    boolean driverTimesOut();

    /** True if a range of a column costs no more for want of an index, so that any will do to cut by. */
    default boolean splitsWithoutIndex() {
        return false;
    }

    /** Ends what the connection is doing, from another thread. */
    default void cancel(Connection connection) throws SQLException {
        connection.abort(Runnable::run);
    }

    /** A condition that leaves out the values that bounds can't be made of; empty if there are none. */
    default String bounded(String column, SplitKind kind) {
        return "";
    }

    /** The bound as something that is read as a whole number, a date, or a time. */
    default String bound(String aggregate, SplitKind kind) {
        return aggregate;
    }

    /** A value between two parts: a whole number, or seconds since 1970 in UTC. */
    String literal(BigInteger edge, SplitKind kind);

    /** Whether the column that a table is partitioned by will do to cut by, though no index leads with it. */
    default boolean splitsByPartitions() {
        return false;
    }

    /** Edges that cut a column into parts of alike many rows, as literals, where the database has them at hand. Empty if not. */
    default List<String> quantiles(Connection connection, Relation relation, Column column, int parts)
            throws SQLException {
        return List.of();
    }

    /** A value that an incremental read begins at, as SQL writes it. Empty if this kind of database has no way to. */
    Optional<String> literal(StartValue value);

    /**
     * What follows a table's name where the database itself can choose a part of its rows that is the same for the same seed. Empty if
     * it can't.
     */
    default Optional<String> sampling(Relation relation, Sample sample) {
        return Optional.empty();
    }

    /** The failure that this exception tells of, by this server's own codes. Empty if it has none for it. */
    Optional<SourceException> explain(SQLException thrown, JdbcAddress address);
}

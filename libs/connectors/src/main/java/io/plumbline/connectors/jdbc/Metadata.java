package io.plumbline.connectors.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What a database's own catalogue says, asked in bulk: the number of queries doesn't depend on the number of tables. */
interface Metadata {

    /** The server's version in its own words. */
    String version() throws SQLException;

    /** The databases that the login may see, without the system's; empty if there is only one. */
    List<String> databases() throws SQLException;

    /** The schemas of this database that the login may see, without the system's. */
    List<String> schemas() throws SQLException;

    boolean schemaExists(String schema) throws SQLException;

    /** Name and kind of every table and view, and nothing that costs more. */
    List<Relation> names(Scope scope) throws SQLException;

    /** Every table and view, by schema and name. */
    List<Relation> relations(Scope scope) throws SQLException;

    /** What has been counted of tables, where {@link #relations} doesn't say it already. */
    default Map<TableName, Statistics> statistics(Scope scope) throws SQLException {
        return Map.of();
    }

    /** The columns of every table, in their order. */
    Map<TableName, List<Column>> columns(Scope scope) throws SQLException;

    /** The keys of every table; a table without has no entry. */
    Map<TableName, List<Key>> keys(Scope scope) throws SQLException;

    /** The indexes of every table that can serve a range; a table without has no entry. */
    Map<TableName, List<Index>> indexes(Scope scope) throws SQLException;
}

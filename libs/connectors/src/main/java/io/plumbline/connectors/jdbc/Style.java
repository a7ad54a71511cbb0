package io.plumbline.connectors.jdbc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.plumbline.connector.spec.JdbcAddress;

/** What sets a database apart whose metadata is asked through JDBC. Put together once, then only read. */
final class Style {

    /** How a SELECT ends after so many rows. */
    enum Limit {
        LIMIT,
        TOP,
        FETCH_FIRST,
        /** Nothing that every such server knows; Spark stops reading instead. */
        NONE
    }

    /** How a driver's socket factory is named; drivers that have none are checked before they dial. */
    record SocketProperties(String factory, String argument) {}

    /** Whether the driver reads an address as it was meant. */
    interface Meaning extends BiPredicate<java.sql.Driver, JdbcAddress> {}

    final String product;
    String open = "\"";
    String close = "\"";
    Limit limit = Limit.LIMIT;
    boolean driverTimesOut = true;
    boolean inTransaction;
    boolean splitsWithoutIndex;
    boolean dottedSchemas;
    boolean keysFromDriver;
    UnaryOperator<String> grant = table -> "GRANT SELECT ON " + table;
    Pattern systemSchemas = Pattern.compile("information_schema", Pattern.CASE_INSENSITIVE);
    Pattern systemDatabases = Pattern.compile("");
    List<TypeRule> types = new ArrayList<>();
    List<String> setUp = new ArrayList<>();
    Map<String, String> properties = new HashMap<>();
    FailureCodes codes = new FailureCodes();
    Meaning meaning = (driver, address) -> true;

    @Nullable
    SocketProperties sockets;

    @Nullable
    String databases;

    @Nullable
    String statistics;

    @Nullable
    String keys;

    @Nullable
    String indexes;

    String dateLiteral = "DATE '%s'";
    String timeLiteral = "TIMESTAMP '%s'";

    /** Null if there is no way to name a moment that doesn't depend on the session's zone. */
    @Nullable
    String momentLiteral;

    /** How a number is read that doesn't say how many digits it has; null if as a double. */
    @Nullable
    Function<String, Reading> unboundNumbers;

    Style(String product) {
        this.product = product;
    }

    Style quotedBy(String before, String after) {
        open = before;
        close = after;
        return this;
    }

    Style limitedBy(Limit how) {
        limit = how;
        return this;
    }

    /** The server ends statements itself, as its own settings or the address's say. */
    Style timesOutItself() {
        driverTimesOut = false;
        return this;
    }

    /** This driver streams rows only within a transaction. */
    Style streamsInTransaction() {
        inTransaction = true;
        return this;
    }

    /** A store by columns: a range of any column costs no more for want of an index. */
    Style byColumns() {
        splitsWithoutIndex = true;
        return this;
    }

    /** A schema is a path with dots between its folders. */
    Style withDottedSchemas() {
        dottedSchemas = true;
        return this;
    }

    /** The driver gives the primary keys of a whole schema in one answer. */
    Style withKeysFromDriver() {
        keysFromDriver = true;
        return this;
    }

    Style grantedBy(UnaryOperator<String> words) {
        grant = words;
        return this;
    }

    Style leavingOut(String schemas) {
        systemSchemas = Pattern.compile(schemas, Pattern.CASE_INSENSITIVE);
        return this;
    }

    Style leavingOutDatabases(String names) {
        systemDatabases = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
        return this;
    }

    Style reading(TypeRule... rules) {
        types.addAll(List.of(rules));
        return this;
    }

    /** Statements for every new connection, with {@code {timeout}} for the seconds that a statement may take. */
    Style settingUp(String... statements) {
        setUp.addAll(List.of(statements));
        return this;
    }

    Style with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    Style failingBy(FailureCodes known) {
        codes = known;
        return this;
    }

    Style meaning(Meaning check) {
        meaning = check;
        return this;
    }

    Style diallingBy(String factory, String argument) {
        sockets = new SocketProperties(factory, argument);
        return this;
    }

    Style databasesBy(String sql) {
        databases = sql;
        return this;
    }

    /** Rows of schema, table, rows, bytes, last analysed. */
    Style statisticsBy(String sql) {
        statistics = sql;
        return this;
    }

    /**
     * Rows of schema, table, key, kind (P, U or F), column, and for foreign keys the schema, table and column referred to; those of one
     * key together and in its order.
     */
    Style keysBy(String sql) {
        keys = sql;
        return this;
    }

    /** Rows of schema, table, index, 1 if primary, 1 if unique, column; those of one index together and in its order. */
    Style indexesBy(String sql) {
        indexes = sql;
        return this;
    }

    /** How a number is read that doesn't say how many digits it has, by the column as a query names it. */
    Style numbersWithoutDigits(Function<String, Reading> reading) {
        unboundNumbers = reading;
        return this;
    }

    /** How a moment is named, with {@code %s} for date and time in UTC. */
    Style moments(String literal) {
        momentLiteral = literal;
        return this;
    }

    Style literals(String date, String time) {
        dateLiteral = date;
        timeLiteral = time;
        return this;
    }

    String literal(BigInteger edge, SplitKind kind) {
        return switch (kind) {
            case WHOLE -> edge.toString();
            case DATE -> String.format(dateLiteral, Splits.day(edge));
            case LOCAL_TIME, INSTANT -> String.format(timeLiteral, Splits.sql(edge));
        };
    }
}

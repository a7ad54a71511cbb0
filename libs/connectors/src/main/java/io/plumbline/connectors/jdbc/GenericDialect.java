package io.plumbline.connectors.jdbc;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.plumbline.connector.spec.JdbcAddress;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.StartValue;
import io.plumbline.connectors.jdbc.dial.Attempt;
import io.plumbline.connectors.jdbc.dial.PolicySocketFactory;

/** Any database whose driver tells its metadata in bulk, with what its {@link Style} says. */
final class GenericDialect implements Dialect {

    private final Style style;

    GenericDialect(Style style) {
        this.style = style;
    }

    @Override
    public String product() {
        return style.product;
    }

    @Override
    public Metadata metadata(Connection connection) {
        return new GenericMetadata(connection, style, this::quoted);
    }

    @Override
    public String quoted(String name) {
        return style.open + name.replace(style.close, style.close + style.close) + style.close;
    }

    @Override
    public String sql(TableName table) {
        String schema = style.dottedSchemas
                ? Arrays.stream(table.schema().split("\\.", -1))
                        .map(this::quoted)
                        .collect(Collectors.joining("."))
                : quoted(table.schema());
        return table.schema().isEmpty() ? quoted(table.name()) : schema + "." + quoted(table.name());
    }

    @Override
    public String limited(String list, String table, long rows) {
        return switch (style.limit) {
            case LIMIT -> "SELECT " + list + " FROM " + table + " LIMIT " + rows;
            case TOP -> "SELECT TOP " + rows + " " + list + " FROM " + table;
            case FETCH_FIRST -> "SELECT " + list + " FROM " + table + " FETCH FIRST " + rows + " ROWS ONLY";
            case NONE -> "SELECT " + list + " FROM " + table;
        };
    }

    @Override
    public String grant(String table) {
        return style.grant.apply(table);
    }

    @Override
    public Map<String, String> properties(EgressPolicy egress) {
        Map<String, String> properties = new LinkedHashMap<>(style.properties);
        Style.SocketProperties sockets = style.sockets;
        if (sockets != null) {
            properties.put(sockets.factory(), PolicySocketFactory.class.getName());
            properties.put(sockets.argument(), Attempt.argument(egress));
        }
        return properties;
    }

    @Override
    public boolean sameMeaning(Driver driver, JdbcAddress address) throws SQLException {
        return driver.acceptsURL(address.url()) && style.meaning.test(driver, address);
    }

    @Override
    public void prepare(Connection connection, int statementTimeoutSeconds) throws SQLException {
        try {
            connection.setReadOnly(true);
        } catch (SQLFeatureNotSupportedException e) {
            // A driver that knows no such hint: that nothing but SELECT is sent, and the grants, must do.
        }
        for (String sql : style.setUp) {
            try (Statement set = connection.createStatement()) {
                set.execute(sql.replace("{timeout}", String.valueOf(statementTimeoutSeconds)));
            }
        }
    }

    @Override
    public void prepareReading(Connection connection) throws SQLException {
        if (style.inTransaction) {
            connection.setAutoCommit(false);
        }
    }

    @Override
    public boolean driverTimesOut() {
        return style.driverTimesOut;
    }

    @Override
    public boolean splitsWithoutIndex() {
        return style.splitsWithoutIndex;
    }

    @Override
    public String literal(BigInteger edge, SplitKind kind) {
        return style.literal(edge, kind);
    }

    @Override
    public Optional<String> literal(StartValue value) {
        if (value instanceof StartValue.OfNumber number) {
            return Optional.of(number.value().toPlainString());
        } else if (value instanceof StartValue.OfDay day) {
            return Optional.of(String.format(style.dateLiteral, day.value()));
        } else if (value instanceof StartValue.OfClock clock) {
            return Optional.of(String.format(style.timeLiteral, Literals.time(clock.value())));
        }
        String moment = style.momentLiteral;
        return moment == null
                ? Optional.empty()
                : Optional.of(String.format(moment, Literals.time(((StartValue.OfMoment) value).utc())));
    }

    @Override
    public Optional<SourceException> explain(SQLException thrown, JdbcAddress address) {
        return style.codes.explain(thrown, address, style.grant.apply("it"));
    }
}

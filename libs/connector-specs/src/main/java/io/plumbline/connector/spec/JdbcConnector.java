package io.plumbline.connector.spec;

import java.util.function.Function;

/** A connector over JDBC: its specification, and how checked fields become an address. */
record JdbcConnector(ConnectorSpec spec, Function<CheckedFields, JdbcAddress> address) {}

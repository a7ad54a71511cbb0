package io.plumbline.connectors.jdbc;

import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import io.plumbline.connector.spec.JdbcAddress;

/** What drivers themselves read in an address, where they can be asked. */
final class DriverViews {

    private DriverViews() {}

    static boolean sqlServer(Driver driver, JdbcAddress address) {
        Map<String, String> view = view(driver, address);
        return address.host().equals(view.get("serverName"))
                && String.valueOf(address.port()).equals(view.get("portNumber"))
                && String.valueOf(address.database()).equals(view.get("databaseName"));
    }

    static boolean snowflake(Driver driver, JdbcAddress address) {
        return address.url().equals("jdbc:snowflake://" + address.host() + ":" + address.port() + "/");
    }

    static boolean hive(Driver driver, JdbcAddress address) {
        Map<String, String> view = view(driver, address);
        return address.host().equals(view.get("HOST"))
                && String.valueOf(address.port()).equals(view.get("PORT"))
                && String.valueOf(address.database()).equals(view.get("DBNAME"));
    }

    /** The driver's own list of properties, as it has them from URL and properties together. */
    static Map<String, String> view(Driver driver, JdbcAddress address) {
        Properties properties = new Properties();
        properties.putAll(address.properties());
        Map<String, String> view = new HashMap<>();
        try {
            for (DriverPropertyInfo property : driver.getPropertyInfo(address.url(), properties)) {
                view.put(property.name, property.value);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException("the driver refuses the address", e);
        }
        return view;
    }
}

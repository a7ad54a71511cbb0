package io.plumbline.systemtests.browser;

import java.sql.SQLException;
import java.util.Map;

import io.plumbline.testkit.PostgresServer;

/** A small shop in a real PostgreSQL: three tables with keys and comments, and a view. */
final class Shop {
    static final String SCHEMA = "shop";
    static final int CUSTOMERS = 240;
    static final int ORDERS = 900;

    private final PostgresServer.Database database;

    private Shop(PostgresServer.Database database) {
        this.database = database;
    }

    static Shop open() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create schema " + SCHEMA,
                "create table shop.customers (id int primary key, email text not null, country char(2),"
                        + " signed_up date not null, newsletter boolean not null)",
                "comment on table shop.customers is 'Everybody who has ever ordered'",
                "comment on column shop.customers.email is 'As it was confirmed'",
                "insert into shop.customers select g, 'customer' || g || '@example.org',"
                        + " case when g % 12 = 0 then null else (array['DE', 'FR', 'NL', 'PL'])[1 + g % 4] end,"
                        + " date '2023-01-02' + g * 3, g % 3 = 0 from generate_series(1, " + CUSTOMERS + ") g",
                "create table shop.products (sku varchar(12) primary key, title text not null, price numeric(8,2) not null,"
                        + " stock int)",
                "insert into shop.products select 'SKU-' || lpad(g::text, 4, '0'), 'Product ' || g, (g * 137 % 9000) / 100.0 + 1,"
                        + " case when g % 9 = 0 then null else g * 7 % 120 end from generate_series(1, 60) g",
                "create table shop.orders (id bigint primary key, customer_id int not null references shop.customers,"
                        + " placed_at timestamp not null, status text not null, amount numeric(10,2), note text)",
                "insert into shop.orders select g, 1 + g % " + CUSTOMERS
                        + ", timestamp '2024-01-01 08:00' + g * interval '7 hours',"
                        + " (array['paid', 'paid', 'sent', 'open'])[1 + g % 4], (g * 7919 % 50000) / 100.0 + 5,"
                        + " case when g % 5 = 0 then 'leave at the door' end from generate_series(1, " + ORDERS + ") g",
                "create view shop.open_orders as select id, customer_id, amount from shop.orders where status = 'open'",
                "analyze");
        return new Shop(database);
    }

    /** As the API takes them. */
    Map<String, Object> properties() {
        return Map.of(
                "host", database.host(),
                "port", database.port(),
                "database", database.name(),
                "schema", SCHEMA,
                "user", database.user(),
                "password", database.password());
    }

    PostgresServer.Database database() {
        return database;
    }
}

package io.plumbline.systemtests.pipeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A real PostgreSQL with odd names and all common types: every figure against the database's own answer. */
class RealPostgresTest {

    private static final List<String> ODD_NAMES = List.of(
            "select",
            "with space",
            "UPPER",
            "quo\"te",
            "apo'strophe",
            "dotted.name",
            "ünïcödé",
            "日本語",
            "back\\slash",
            "per%cent",
            "semi;colon",
            "back`tick",
            "$dollar",
            "1starts_with_digit",
            "trailing ");

    @Test
    void everyFigureOfEveryTable_equalsTheOneThatPostgresComputes() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        List<String> statements = new ArrayList<>();
        statements.add("create schema sales");
        statements.add("create schema \"Odd Schema\"");
        statements.add("create type mood as enum ('calm', 'cross')");
        statements.add(everyType());
        statements.add(everyTypeRows());
        for (int i = 0; i < 20; i++) {
            statements.add("create table sales.plain_" + i
                    + " (id bigint primary key, amount numeric(12,2), happened date, label text)");
            statements.add("insert into sales.plain_" + i + " select g, (g * 37 % 1000) / 7.0, date '2020-01-01' + (g %"
                    + " 400)::int, case when g % 11 = 0 then null else 'label ' || g % 17 end from generate_series(1, "
                    + (500 + i) + ") g");
        }
        for (String odd : ODD_NAMES) {
            String quoted = '"' + odd.replace("\"", "\"\"") + '"';
            statements.add("create table \"Odd Schema\"." + quoted + " (\"count\" int, \"Mixed Case\" text, " + quoted
                    + " double precision)");
            statements.add("insert into \"Odd Schema\"." + quoted
                    + " select g, 'v' || g % 5, g / 3.0 from generate_series(-40, 60) g");
        }
        statements.add("create view sales.recent as select id, amount from sales.plain_1 where id > 100");
        statements.add("create materialized view sales.totals as select happened, sum(amount) as total from"
                + " sales.plain_2 group by happened");
        statements.add("create table sales.empty (id int, note text)");
        database.execute(statements.toArray(String[]::new));

        Api api = EmbeddedDefault.shared().api();
        Api.Registered registered = api.register(
                "every type in PostgreSQL",
                "postgresql",
                Map.of(
                        "host", database.host(),
                        "port", database.port(),
                        "database", database.name(),
                        "user", database.user(),
                        "password", database.password(),
                        "parallelReads", 2),
                true);
        JsonNode profile = api.awaitProfile(registered.datastoreId(), Duration.ofSeconds(180));
        assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");

        List<JsonNode> containers = api.all("/api/v1/datastores/" + registered.datastoreId() + "/containers");
        assertThat(containers).hasSize(1 + 20 + ODD_NAMES.size() + 2 + 1);
        int compared = 0;
        SoftAssertions softly = new SoftAssertions();
        try (Connection postgres = database.connect()) {
            MetricExpectation expectation = new MetricExpectation(postgres, softly);
            for (JsonNode container : containers) {
                String relation = relation(container.path("name").asString(), database);
                Map<String, JsonNode> fields = api.profile(container.path("id").asString());
                assertThat(fields).as(container.toString()).isNotEmpty();
                Map<String, String> declared =
                        api.all("/api/v1/containers/" + container.path("id").asString() + "/fields").stream()
                                .collect(Collectors.toMap(
                                        field -> field.path("name").asString(),
                                        field -> field.path("declaredType").asString()));
                for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
                    String column = column(field.getKey(), declared.getOrDefault(field.getKey(), ""));
                    if (comparable(declared.getOrDefault(field.getKey(), ""))) {
                        compared += expectation.check(
                                container.path("name").asString() + " " + field.getKey(),
                                field.getValue(),
                                relation,
                                column);
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(compared).as("figures compared").isGreaterThan(900);
        System.out.println("PostgreSQL: " + compared + " figures equal to the database's own");
    }

    /** Types whose text and order are the same in SQL and in a profile; the rest is compared by the connectors' tests. */
    private static boolean comparable(String declared) {
        return declared.matches("(smallint|integer|bigint|numeric.*|double precision|text|character varying.*|date)");
    }

    /** As it is read: {@code numeric} without a scale is a decimal of 18 digits behind the point, cut off there. */
    private static String column(String name, String declared) {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        return declared.equals("numeric") ? "trunc(" + quoted + ", 18)::numeric(38,18)" : quoted;
    }

    private static String relation(String name, PostgresServer.Database database) throws SQLException {
        try (Connection postgres = database.connect();
                var statement = postgres.prepareStatement("select quote_ident(n.nspname) || '.' ||"
                        + " quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ? in"
                        + " (n.nspname || '.' || c.relname, n.nspname || '.\"' || replace(c.relname, '\"', '\"\"') ||"
                        + " '\"')")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).as("relation of container " + name).isTrue();
                return row.getString(1);
            }
        }
    }

    private static String everyType() {
        return "create table public.every_type (id serial primary key, small smallint, whole integer, large bigint,"
                + " exact numeric(38,10), free numeric, single real, twice double precision, money money, flag boolean,"
                + " letters char(5), words varchar(40), prose text, bytes bytea, day date, moment timestamp,"
                + " instant timestamptz, clock time, span interval, doc json, docb jsonb, id128 uuid, address inet,"
                + " numbers int[], texts text[], feeling mood, markup xml, bits bit(3))";
    }

    private static String everyTypeRows() {
        return "insert into public.every_type (small, whole, large, exact, free, single, twice, money, flag, letters,"
                + " words, prose, bytes, day, moment, instant, clock, span, doc, docb, id128, address, numbers, texts,"
                + " feeling, markup, bits) select (g % 300)::smallint, g * 1000, g * 1000000007::bigint, (g *"
                + " 1234567.0123456789)::numeric(38,10), g / 7.0, g / 3.0, g / 9.0, g::numeric::money, g % 2 = 0, 'ab',"
                + " 'word ' || g % 13, case when g % 5 = 0 then '' else repeat('x', g % 50) end, decode('00ff', 'hex'),"
                + " date '1890-03-01' + g * 17, timestamp '2001-02-03 04:05:06' + g * interval '1 hour', timestamptz"
                + " '2024-03-31 00:30:00+01' + g * interval '1 minute', time '10:00', interval '1 day', '{\"a\": 1}',"
                + " '{\"b\": [1, 2]}', gen_random_uuid(), '10.0.0.1', array[1, 2, g], array['a', null], case when g % 3"
                + " = 0 then 'calm' else 'cross' end::mood, '<a/>', B'101' from generate_series(-100, 400) g";
    }
}

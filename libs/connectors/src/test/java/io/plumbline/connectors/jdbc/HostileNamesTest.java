package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** 2,000 generated names in each database, for tables and columns: all are listed, and read under the very name. */
class HostileNamesTest {

    private static final long SEED = 20_261_125;
    private static final int NAMES = 2_000;
    private static final int COLUMNS_PER_TABLE = 20;
    private static final String[] PIECES = {
        "\"",
        "'",
        "`",
        "\\",
        ".",
        ",",
        ";",
        "--",
        "/*",
        "*/",
        "#",
        "$1",
        "$$",
        "?",
        ":x",
        "@y",
        "%",
        "_",
        "{fn now()}",
        "{d '2024-01-01'}",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "=",
        "&",
        "|",
        "!",
        "~",
        "^",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "select",
        "from",
        "NULL",
        "order by",
        "DROP TABLE x",
        "é",
        "ß",
        "İ",
        "日本",
        "\u200b",
        "\u202e",
        "\u00a0",
        "a",
        "A",
        "0",
        "1 OR 1=1",
        "${env:PATH}",
        "%s",
        "%n",
        "\u0001",
        "\u007f",
        "{{x}}",
        "\\'",
        "''",
        "\"\"",
        "``",
        "]]"
    };

    /** Distinct even to a server that takes letters of either case, with or without accents, for the same. */
    private static List<String> names(boolean beyondPlane) {
        Random random = new Random(SEED);
        Set<String> names = new LinkedHashSet<>();
        for (int tries = 0; names.size() < NAMES && tries < 10 * NAMES; tries++) {
            StringBuilder name = new StringBuilder();
            int pieces = 1 + random.nextInt(5);
            for (int i = 0; i < pieces; i++) {
                name.append(PIECES[random.nextInt(PIECES.length)]);
            }
            if (beyondPlane && random.nextInt(10) == 0) {
                name.append("🎉");
            }
            name.append(Integer.toString(names.size(), 36)).append('~');
            names.add(name.toString());
        }
        assertThat(names).hasSize(NAMES);
        return new ArrayList<>(names);
    }

    private interface Quote {
        String of(String name);
    }

    private static void make(Connection admin, String schema, List<String> names, Quote quote) throws SQLException {
        try (Statement make = admin.createStatement()) {
            for (int i = 0; i < names.size(); i += COLUMNS_PER_TABLE) {
                String table = schema + "." + quote.of(names.get(i));
                StringBuilder columns = new StringBuilder();
                StringBuilder values = new StringBuilder();
                for (int j = i; j < i + COLUMNS_PER_TABLE; j++) {
                    columns.append(j == i ? "" : ", ")
                            .append(quote.of(names.get(j)))
                            .append(" int");
                    values.append(j == i ? "" : ", ").append(j);
                }
                make.setEscapeProcessing(false);
                make.execute("CREATE TABLE " + table + " (" + columns + ")");
                make.execute("INSERT INTO " + table + " VALUES (" + values + ")");
            }
        }
    }

    private static void requireAll(Source source, List<String> names) {
        Listed listed = new Listed();
        source.list(ListingOptions.ALL, listed);
        assertThat(listed.all()).hasSize(NAMES / COLUMNS_PER_TABLE);
        int read = 0;
        for (ContainerDescription container : listed.all()) {
            int first = names.indexOf(container.ref().need("table"));
            assertThat(first).as(container.name()).isNotNegative();
            List<String> expected = names.subList(first, first + COLUMNS_PER_TABLE);
            var rows = source.read(Session.spark(), container.ref(), ReadOptions.ALL)
                    .rows();
            assertThat(rows.columns()).containsExactlyElementsOf(expected);
            var row = rows.collectAsList().get(0);
            for (int j = 0; j < COLUMNS_PER_TABLE; j++) {
                assertThat(row.getInt(j)).as(expected.get(j)).isEqualTo(first + j);
            }
            read++;
        }
        assertThat(read).isEqualTo(NAMES / COLUMNS_PER_TABLE);
    }

    @Test
    void postgresql_quotesThemAll_andAWriterChangesNothing() throws SQLException {
        List<String> names = names(true);
        try (Connection admin = Postgres.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS hostile CASCADE");
            statement.execute("CREATE SCHEMA hostile");
            make(admin, "hostile", names, n -> "\"" + n.replace("\"", "\"\"") + "\"");
            String before = postgresChecksum(statement);
            Map<String, Object> properties = Postgres.properties("writer");
            properties.put("schema", "hostile");
            try (Source source = Postgres.open(properties)) {
                requireAll(source, names);
            }
            assertThat(postgresChecksum(statement)).isEqualTo(before);
            statement.execute("DROP SCHEMA hostile CASCADE");
        }
    }

    @Test
    void mariadb_quotesThemAll_byItsOwnDriver_andAWriterChangesNothing() throws SQLException {
        mariadb("mariadb", "hostile_a");
    }

    @Test
    void mariadb_quotesThemAll_byMysqlsDriver_andAWriterChangesNothing() throws SQLException {
        mariadb("mysql", "hostile_b");
    }

    private static void mariadb(String type, String database) throws SQLException {
        List<String> names = names(false);
        try (Connection admin = Mariadb.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
            make(admin, database, names, n -> "`" + n.replace("`", "``") + "`");
            String before = mariadbChecksum(statement, database, names);
            Map<String, Object> properties = Mariadb.properties("writer");
            properties.put("database", database);
            try (Source source = Mariadb.open(type, properties)) {
                requireAll(source, names);
            }
            assertThat(mariadbChecksum(statement, database, names)).isEqualTo(before);
            statement.execute("DROP DATABASE " + database);
        }
    }

    private static String postgresChecksum(Statement statement) throws SQLException {
        try (ResultSet sum =
                statement.executeQuery("SELECT md5(string_agg(x, ',' ORDER BY x)) FROM (SELECT c.relname || "
                        + "(xpath('/table/row/*/text()', query_to_xml(format('SELECT count(*), md5(string_agg(t::text, '''' ORDER BY t::text)) "
                        + "FROM hostile.%I t', c.relname), false, false, '')))::text AS x FROM pg_class c JOIN pg_namespace n "
                        + "ON n.oid = c.relnamespace WHERE n.nspname = 'hostile' AND c.relkind = 'r') y")) {
            sum.next();
            return sum.getString(1);
        }
    }

    private static String mariadbChecksum(Statement statement, String database, List<String> names)
            throws SQLException {
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < names.size(); i += COLUMNS_PER_TABLE) {
            String table = database + ".`" + names.get(i).replace("`", "``") + "`";
            try (ResultSet sum = statement.executeQuery("CHECKSUM TABLE " + table)) {
                sum.next();
                sums.append(sum.getString(2)).append(',');
            }
        }
        return sums.toString();
    }
}

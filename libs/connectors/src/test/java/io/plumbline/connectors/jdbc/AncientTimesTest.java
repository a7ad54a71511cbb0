package io.plumbline.connectors.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times before our era and across the change of calendars stay the moments that the server means; but for 5 to 14 October 1582, which the
 * calendar of {@link java.sql.Date} doesn't have.
 */
class AncientTimesTest {

    @BeforeAll
    static void table() throws SQLException {
        try (Connection connection = Postgres.admin();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DROP SCHEMA IF EXISTS ancient CASCADE;
                    CREATE SCHEMA ancient;
                    GRANT USAGE ON SCHEMA ancient TO reader;
                    CREATE TABLE ancient.times (id int PRIMARY KEY, d date, ts timestamp, tz timestamptz, days int, local bigint, utc bigint);
                    INSERT INTO ancient.times SELECT row_number() OVER (), t::date, t::timestamp, t::timestamp AT TIME ZONE 'UTC'
                      FROM unnest(ARRAY['4713-01-01 00:00:00 BC', '0044-03-15 12:30:00 BC', '0005-02-29 01:02:03 BC', '0001-12-31 23:59:59 BC',
                        '0001-01-01 00:00:00', '0004-02-29 00:00:00', '1500-02-28 23:00:00', '1582-10-04 10:00:00',
                        '1582-10-15 10:00:00', '1700-02-28 10:00:00', '1899-12-31 23:59:59', '2024-02-29 12:00:00']) t;
                    UPDATE ancient.times SET days = d - '1970-01-01'::date, local = extract(epoch FROM ts), utc = extract(epoch FROM tz);
                    GRANT SELECT ON ancient.times TO reader;
                    """);
        }
    }

    @Test
    void timesAreReadAsTheMomentsThatTheServerMeans() {
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ContainerRef times = new ContainerRef("ancient.times", Map.of("schema", "ancient", "table", "times"));
            List<Row> rows = source.read(Session.spark(), times, ReadOptions.ALL)
                    .rows()
                    .selectExpr(
                            "id",
                            "unix_date(d)",
                            "days",
                            "unix_seconds(cast(ts AS timestamp))",
                            "local",
                            "unix_seconds(tz)",
                            "utc")
                    .collectAsList();
            assertThat(rows).hasSize(12).allSatisfy(row -> {
                assertThat(row.getInt(1)).as("day of %s", row.get(0)).isEqualTo(row.getInt(2));
                assertThat(row.getLong(3)).as("local time of %s", row.get(0)).isEqualTo(row.getLong(4));
                assertThat(row.getLong(5)).as("moment of %s", row.get(0)).isEqualTo(row.getLong(6));
            });
        }
    }

    @Test
    void infiniteTimes_areTheFirstAndLastDay_andCounted() throws SQLException {
        try (Connection connection = Postgres.admin();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE ancient.endless (d date, ts timestamp, tz timestamptz);
                    INSERT INTO ancient.endless VALUES ('infinity', '-infinity', NULL), ('2024-01-01', 'infinity', '-infinity');
                    GRANT SELECT ON ancient.endless TO reader;
                    """);
        }
        try (Source source = Postgres.open(Postgres.properties("reader"))) {
            ContainerRef endless = new ContainerRef("ancient.endless", Map.of("schema", "ancient", "table", "endless"));
            ReadResult read = source.read(Session.spark(), endless, ReadOptions.ALL);
            assertThat(read.rows()
                            .selectExpr("string(d)", "string(ts)", "string(tz)")
                            .collectAsList())
                    .extracting(Row::toString)
                    .containsExactlyInAnyOrder(
                            "[9999-12-31,0001-01-01 00:00:00,null]",
                            "[2024-01-01,9999-12-31 00:00:00,0001-01-01 00:00:00]");
            assertThat(read.warnings())
                    .extracting(ReadWarning::message)
                    .containsExactly("ancient.endless: 4 infinite dates or times read as 9999-12-31 or 0001-01-01");
        }
    }
}

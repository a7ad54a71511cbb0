package io.plumbline.systemtests.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** The real files' figures against DuckDB, which reads the same files by itself. */
class RealFilesTest {

    private static final Map<String, String> READERS = Map.of(
            "birdstrikes.csv", "read_csv('%s', header = true, all_varchar = true)",
            "seattle-weather.csv", "read_csv('%s', header = true, all_varchar = true)",
            "species.csv", "read_csv('%s', header = true, all_varchar = true)",
            "penguins.json", "read_json('%s')");

    @Test
    void everyFigureOfEveryField_equalsTheOneThatDuckDbComputes() throws SQLException {
        Api api = EmbeddedDefault.shared().api();
        Api.Registered registered = api.registerFiles("real files against DuckDB", "samples", "", true);
        JsonNode profile = api.awaitProfile(registered.datastoreId(), Duration.ofSeconds(120));
        assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");

        int compared = 0;
        SoftAssertions softly = new SoftAssertions();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            MetricExpectation expectation = new MetricExpectation(duckDb, softly);
            for (Map.Entry<String, String> file : READERS.entrySet()) {
                String relation = table(
                        duckDb,
                        file.getKey(),
                        file.getValue().formatted(EmbeddedDefault.SAMPLES.resolve(file.getKey())));
                JsonNode container = api.container(registered.datastoreId(), file.getKey());
                for (Map.Entry<String, JsonNode> field :
                        api.profile(container.path("id").asString()).entrySet()) {
                    compared += expectation.check(
                            file.getKey() + " " + field.getKey(),
                            field.getValue(),
                            relation,
                            typed(field.getKey(), field.getValue()));
                }
            }
        }
        softly.assertAll();
        assertThat(compared).as("figures compared").isGreaterThan(250);
        System.out.println("real files: " + compared + " figures equal to DuckDB's");
    }

    private static String table(Connection duckDb, String name, String reader) throws SQLException {
        String quoted = '"' + name + '"';
        try (Statement statement = duckDb.createStatement()) {
            statement.execute("create table " + quoted + " as select * from " + reader);
        }
        return quoted;
    }

    private static String typed(String column, JsonNode profile) {
        String quoted = '"' + column.replace("\"", "\"\"") + '"';
        return switch (profile.path("profiledType").asString()) {
            case "INTEGRAL" -> "try_cast(" + quoted + " as bigint)";
            case "FRACTIONAL" ->
                profile.path("sparkType").asString().startsWith("decimal")
                        ? "try_cast(" + quoted + " as "
                                + profile.path("sparkType").asString() + ")"
                        : "try_cast(" + quoted + " as double)";
            case "DATE" -> "try_cast(" + quoted + " as date)";
            default -> quoted;
        };
    }
}

package io.plumbline.systemtests.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lake tables through the whole platform: two that delta-spark 4.1.0 and Iceberg 1.11.0 wrote elsewhere, with every tenth row deleted, a
 * column renamed and a row added later. Their figures are those that DuckDB computes of the same rows.
 */
class LakeTablesTest {

    private static final Path WRITTEN = Path.of("src/test/resources/lake-tables");
    private static final String ROWS = "select i::bigint as id, cast(i / 4.0 as decimal(9,2)) as amount,"
            + " cast(date '2024-01-01' + cast(i % 30 as int) as date) as day,"
            + " case when i % 5 = 0 then null else 'customer ' || (i % 7) end as buyer,"
            + " case when i % 2 = 0 then 'north' else 'south' end as region from range(0, 200) t(i) where i % 10 <> 0"
            + " union all select 1000, 9.99, date '2024-02-29', 'customer 1', 'north'";

    @Test
    void lakeTables_areCatalogedAndProfiled_byTheirCurrentRows() throws Exception {
        copy(WRITTEN, EmbeddedDefault.scratch().resolve("lake"));
        Api api = EmbeddedDefault.shared().api();
        Api.Registered registered = api.registerFiles("lake tables", "scratch", "lake", true);
        JsonNode profile = api.awaitProfile(registered.datastoreId(), Duration.ofSeconds(120));
        assertThat(profile.path("status").asString()).as(profile.toString()).isEqualTo("SUCCEEDED");

        SoftAssertions softly = new SoftAssertions();
        int compared = 0;
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("create table orders as " + ROWS);
            MetricExpectation expectation = new MetricExpectation(duckDb, softly);
            for (String name : List.of("delta_orders", "iceberg_orders")) {
                JsonNode container = api.container(registered.datastoreId(), name);
                assertThat(container.path("kind").asString())
                        .as(container.toString())
                        .isEqualTo("LAKE_TABLE");
                assertThat(container.path("rowCountEstimate").asLong()).isEqualTo(181);
                Map<String, JsonNode> fields = api.profile(container.path("id").asString());
                assertThat(fields.keySet()).containsExactly("id", "amount", "day", "buyer", "region");
                for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
                    compared += expectation.check(
                            name + " " + field.getKey(), field.getValue(), "orders", '"' + field.getKey() + '"');
                }
            }
        }
        softly.assertAll();
        assertThat(compared).as("figures compared").isGreaterThan(60);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}

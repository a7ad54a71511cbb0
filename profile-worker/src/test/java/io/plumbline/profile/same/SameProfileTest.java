package io.plumbline.profile.same;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SQLExecution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Option;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.Source;
import io.plumbline.profile.same.Differences.Difference;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.outbound.spark.SparkSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same rows, catalogued and read from every store as a worker does, have the same profile metric by metric. What differs is
 * stated in {@link Exceptions}, each with its reason; an exception that isn't needed fails as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameProfileTest {

    /** What gives batches of columns, each several times faster to measure than rows. */
    private static final Set<String> COLUMNAR = Set.of("parquet", "orc", "delta", "iceberg");

    private final Map<String, Stores.Store> stores = Stores.all();
    private SparkRuntime runtime;
    private SparkJobs jobs;
    private ContainerProfile expected;
    private Map<String, String> settings;

    @BeforeAll
    void measure() {
        runtime = SparkRuntime.acquire(new SparkSettings("local[2]", 2, Map.of()));
        jobs = runtime.begin("same-profile");
        expected = profile(SameRows.of(spark()));
        assertThat(expected.rows()).isEqualTo(SameRows.COUNT);
        settings = settings();
    }

    @AfterAll
    void end() {
        assertThat(settings()).as("settings after every source was read").isEqualTo(settings);
        jobs.close();
        runtime.close();
    }

    /** Spark's and Hadoop's, of the session and of the process. */
    private Map<String, String> settings() {
        Map<String, String> all = new TreeMap<>();
        spark().conf().getAll().foreach(entry -> all.put("session " + entry._1(), entry._2()));
        Arrays.stream(spark().sparkContext().getConf().getAll())
                .forEach(entry -> all.put("process " + entry._1(), entry._2()));
        spark().sparkContext()
                .hadoopConfiguration()
                .forEach(entry -> all.put("hadoop " + entry.getKey(), entry.getValue()));
        return all;
    }

    private SparkSession spark() {
        return jobs.session();
    }

    Stream<String> names() {
        return stores.keySet().stream().sorted();
    }

    @Test
    void everyExceptionNamesAStore() {
        assertThat(stores.keySet()).containsAll(Exceptions.stores());
    }

    @ParameterizedTest
    @MethodSource("names")
    void profile_isTheSame_butForWhatIsStated(String name, @TempDir Path folder) {
        List<Exceptions.Stated> stated = Exceptions.of(name);
        try (Source source = stores.get(name).write(SameRows.of(spark()), folder)) {
            ContainerDescription container = only(source);
            assertThat(Profiler.readsColumns(source.read(spark(), container.ref(), ReadOptions.ALL)
                            .rows()))
                    .as("whether columns are read")
                    .isEqualTo(COLUMNAR.contains(name));
            List<Difference> found = differences(source, container, ReadOptions.ALL);
            for (Exceptions.Stated exception : stated) {
                assertThat(exception.aspects())
                        .as("an exception that isn't needed: %s", exception)
                        .allSatisfy(aspect -> assertThat(found)
                                .anyMatch(d -> d.field().equals(exception.field())
                                        && d.aspect().equals(aspect)));
            }
            assertThat(found)
                    .filteredOn(d -> stated.stream().noneMatch(e -> e.covers(d)))
                    .isEmpty();

            Map<String, ReadOptions.WantedType> remedies = Exceptions.remedies(name);
            if (!remedies.isEmpty()) {
                assertThat(differences(source, container, ReadOptions.ALL.as(remedies)))
                        .as("under %s", remedies)
                        .filteredOn(d -> remedies.containsKey(d.field()))
                        .isEmpty();
            }
        }
    }

    private static ContainerDescription only(Source source) {
        List<ContainerDescription> containers = new ArrayList<>();
        source.list(ListingOptions.ALL, containers::add);
        assertThat(containers).hasSize(1);
        ContainerDescription container = containers.get(0);
        assertThat(container.problem()).isNull();
        assertThat(container.warnings()).isEmpty();
        return container;
    }

    private List<Difference> differences(Source source, ContainerDescription container, ReadOptions options) {
        ReadResult read = source.read(spark(), container.ref(), options);
        ContainerProfile given = profile(read.rows());
        assertThat(read.warnings()).isEmpty();
        return Differences.between(expected, given);
    }

    /** As a worker does. */
    private static ContainerProfile profile(Dataset<Row> rows) {
        ContainerState state = SQLExecution.withNewExecutionId(
                rows.queryExecution(),
                Option.apply("profile"),
                () -> new Profiler(ProfileOptions.defaults(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                        .measure(rows, (read, done, total) -> {}));
        return ContainerProfiles.of(state);
    }
}

package io.plumbline.profile.outbound.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.connectors.ConnectionSettings;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.Secret;
import io.plumbline.connectors.Source;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.connectors.Sources;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.profile.job.MeasuredParts;
import io.plumbline.profile.same.Lakes;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.PartState;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.outbound.spark.SparkSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Runs over real files and a real database, each going on from what the one before has left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartReadingTest {

    private static final Ids IDS = Ids.secure();
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final int ROWS_A_DAY = 40;
    /** Not computed from doubles: the same in every order of adding up. */
    private static final Set<String> SAME_IN_ANY_ORDER = Set.of("min", "max", "sum");

    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Profiler profiler = new Profiler(ProfileOptions.defaults());
    private SparkRuntime runtime;
    private SparkJobs jobs;
    private KeptParts kept;
    private long rowsRead;

    @BeforeAll
    void begin() {
        runtime = SparkRuntime.acquire(new SparkSettings("local[2]", 2, Map.of()));
        jobs = runtime.begin("parts");
    }

    @AfterAll
    void end() {
        jobs.close();
        runtime.close();
    }

    @BeforeEach
    void forget() {
        kept = new KeptParts();
    }

    @Test
    void aDayMoreOfAYear_costsThatDay_andTheProfileIsThatOfAll(@TempDir Path folder) throws IOException {
        for (int day = 0; day < 365; day++) {
            write(folder, day, 0);
        }
        PartReading.Sum first = run(folder, ProfileSettings.DEFAULT);
        assertThat(first.parts().summary()).isEqualTo(summary(first, 365, 365, 0));
        assertThat(rowsRead).isEqualTo(365L * ROWS_A_DAY);
        assertThat(first.parts().parts()).extracting(ProfilePart::position).isSorted();
        assertThat(first.parts().parts()).allSatisfy(p -> assertThat(p.rows()).isEqualTo(ROWS_A_DAY));

        write(folder, 365, 0);
        PartReading.Sum second = run(folder, ProfileSettings.DEFAULT);
        assertThat(second.parts().summary()).isEqualTo(summary(first, 366, 1, 365));
        assertThat(rowsRead).isEqualTo(ROWS_A_DAY);
        assertThat(second.read().plan().bytes()).isEqualTo(Files.size(file(folder, 365)));
        assertThat(second.coverage().partial()).isFalse();
        assertThat(second.coverage().notes()).anyMatch(note -> note.startsWith("365 of 366 parts"));
        assertThat(second.history())
                .extracting(PartState::part)
                .as("the newest alone")
                .hasSize(PartSums.NEWEST)
                .startsWith(name(366 - PartSums.NEWEST))
                .endsWith(name(365));
        assertThat(second.history())
                .allSatisfy(p -> assertThat(p.state().rows()).isEqualTo(ROWS_A_DAY));
        assertThat(second.halves().training().rows() + second.halves().heldOut().rows())
                .isEqualTo(366L * ROWS_A_DAY);
        assertSameAsFull(second, folder);
        int sums = (365 - PartSums.NEWEST) / PartSums.BLOCK;
        assertThat(kept.fetched)
                .as("sums of %d parts each, and those that are in none", PartSums.BLOCK)
                .hasSize(sums + 365 - sums * PartSums.BLOCK);
    }

    @Test
    void rewrittenAndDeletedFiles_areReadAgainAndDropped(@TempDir Path folder) throws IOException {
        for (int day = 0; day < 10; day++) {
            write(folder, day, 0);
        }
        PartReading.Sum first = run(folder, ProfileSettings.DEFAULT);
        write(folder, 3, 1);
        Files.delete(file(folder, 7));
        PartReading.Sum second = run(folder, ProfileSettings.DEFAULT);
        assertThat(second.parts().summary()).isEqualTo(summary(first, 9, 1, 8));
        assertThat(rowsRead).isEqualTo(ROWS_A_DAY);
        assertSameAsFull(second, folder);

        PartReading.Sum third = run(folder, ProfileSettings.DEFAULT);
        assertThat(third.parts().summary()).isEqualTo(summary(first, 9, 0, 9));
        assertThat(rowsRead).isZero();
        assertThat(third.read().plan().bytes()).isZero();
        assertThat(ContainerProfiles.of(third.state()).field("id").orElseThrow().text(MetricName.ALL_DISTINCT))
                .contains("true");
        assertSameAsFull(third, folder);
    }

    @Test
    void aStateThatIsGoneOrBroken_meansThatItsPartIsReadAgain(@TempDir Path folder) throws IOException {
        for (int day = 0; day < 4; day++) {
            write(folder, day, 0);
        }
        PartReading.Sum first = run(folder, ProfileSettings.DEFAULT);
        kept.states.keySet().removeIf(ref -> ref.part().equals(name(1)));
        kept.states.replaceAll((ref, bytes) -> ref.part().equals(name(2)) ? new byte[] {99, 1, 2} : bytes);
        PartReading.Sum second = run(folder, ProfileSettings.DEFAULT);
        assertThat(second.parts().summary()).isEqualTo(summary(first, 4, 2, 2));
        assertSameAsFull(second, folder);
    }

    @Test
    void otherTypes_readEverythingAgain(@TempDir Path folder) throws IOException {
        for (int day = 0; day < 3; day++) {
            write(folder, day, 0);
        }
        PartReading.Sum first = run(folder, ProfileSettings.DEFAULT);
        Files.writeString(file(folder, 3), "id,day,amount,note\n1,2025-01-04,not a number,x\n2,2025-01-04,none,y\n");
        PartReading.Sum second = run(folder, ProfileSettings.DEFAULT);
        assertThat(second.parts().summary().read()).isEqualTo(4);
        assertThat(second.parts().summary().basis())
                .isNotEqualTo(first.parts().summary().basis());
        assertSameAsFull(second, folder);
    }

    @Test
    void full_readsEverythingAgain_andASampleReadsForItself(@TempDir Path folder) throws IOException {
        for (int day = 0; day < 3; day++) {
            write(folder, day, 0);
        }
        PartReading.Sum first = run(folder, ProfileSettings.DEFAULT);
        PartReading.Sum full = run(folder, ProfileSettings.DEFAULT.inFull());
        assertThat(full.parts().summary()).isEqualTo(summary(first, 3, 3, 0));
        PartReading.Sum limited = run(folder, new ProfileSettings(List.of(), 2, 50L, null, null));
        assertThat(limited.parts()).isNull();
        assertThat(limited.coverage().partial()).isTrue();
        assertThat(limited.state().rows()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "json", "avro"})
    void rowsOfEveryFormat_areToldApartByTheirFiles(String format, @TempDir Path folder) throws IOException {
        for (int file = 0; file < 3; file++) {
            Dataset<Row> rows =
                    spark().range(file * 10L, file * 10L + 10 + file).toDF("id");
            Path out = folder.resolve("out");
            rows.coalesce(1).write().format(format).save(out.toUri().toString());
            Path data = folder.resolve("data folder");
            Files.createDirectories(data);
            try (var made = Files.list(out)) {
                Path part = made.filter(p -> p.getFileName().toString().endsWith("." + format))
                        .findFirst()
                        .orElseThrow();
                Files.move(part, data.resolve("part_" + file + "." + format));
            }
            try (var rest = Files.walk(out)) {
                for (Path path : rest.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        PartReading.Sum sum = run(folder.resolve("data folder"), ProfileSettings.DEFAULT);
        assertThat(sum.parts().parts()).extracting(ProfilePart::rows).containsExactly(10L, 11L, 12L);
        PartReading.Sum again = run(folder.resolve("data folder"), ProfileSettings.DEFAULT);
        assertThat(again.parts().summary()).isEqualTo(summary(sum, 3, 0, 3));
        assertSameAsFull(again, folder.resolve("data folder"));
    }

    @Test
    void aDeltaTable_isReadByItsNewFiles(@TempDir Path folder) {
        Path table = folder.resolve("landing").resolve("rows");
        Lakes.write(
                spark().range(0, 100).toDF("id").coalesce(1),
                folder,
                "CREATE TABLE delta.`" + table + "` USING delta AS SELECT * FROM staged");
        PartReading.Sum first = run(table.getParent(), ProfileSettings.DEFAULT);
        int files = first.parts().parts().size();
        assertThat(rowsRead).isEqualTo(100);

        Lakes.write(
                spark().range(100, 130).toDF("id").coalesce(1),
                folder,
                "INSERT INTO delta.`" + table + "` SELECT * FROM staged");
        PartReading.Sum second = run(table.getParent(), ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(30);
        assertThat(second.parts().summary().reused()).isEqualTo(files);
        assertThat(second.read().plan().bytes()).isLessThan(first.read().plan().bytes() + 1);
        assertSameAsFull(second, table.getParent());

        Lakes.write(spark().range(1).toDF("id"), folder, "DELETE FROM delta.`" + table + "` WHERE id = 110");
        PartReading.Sum third = run(table.getParent(), ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(29);
        assertThat(third.state().rows()).isEqualTo(129);
        assertSameAsFull(third, table.getParent());
    }

    @Test
    void anIcebergTable_isReadByItsNewFiles(@TempDir Path folder) {
        Path landing = folder.resolve("landing");
        Lakes.write(
                spark().range(0, 100)
                        .toDF("id")
                        .selectExpr("id", "id % 7 AS rest")
                        .repartition(3),
                folder,
                "CREATE TABLE lake.db.rows USING iceberg TBLPROPERTIES ('format-version' = '2',"
                        + " 'write.delete.mode' = 'merge-on-read') AS SELECT * FROM staged");
        PartReading.Sum first = run(landing, ProfileSettings.DEFAULT);
        int files = first.parts().parts().size();
        assertThat(first.parts().summary()).isEqualTo(summary(first, files, files, 0));
        assertThat(first.parts().parts().stream().mapToLong(ProfilePart::rows).sum())
                .isEqualTo(100);
        PartReading.Sum unchanged = run(landing, ProfileSettings.DEFAULT);
        assertThat(rowsRead).isZero();
        assertThat(unchanged.state().rows()).isEqualTo(100);

        Dataset<Row> more = spark().range(100, 130)
                .toDF("id")
                .selectExpr("id", "id % 7 AS rest")
                .coalesce(1);
        Lakes.write(more, folder, "INSERT INTO lake.db.rows SELECT * FROM staged");
        PartReading.Sum second = run(landing, ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(30);
        assertThat(second.parts().summary()).isEqualTo(summary(first, files + 1, 1, files));
        assertThat(second.state().rows()).isEqualTo(130);
        assertSameAsFull(second, landing);

        Lakes.write(more, folder, "DELETE FROM lake.db.rows WHERE id = 110");
        PartReading.Sum third = run(landing, ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(29);
        assertThat(third.parts().summary().reused()).isEqualTo(files);
        assertThat(third.state().rows()).isEqualTo(129);
        assertSameAsFull(third, landing);
    }

    @Test
    void anIcebergColumn_thatWasMadeAgain_meansThatAllFilesAreReadAgain(@TempDir Path folder) {
        Path landing = folder.resolve("landing");
        Dataset<Row> rows = spark().range(0, 50).toDF("id").selectExpr("id", "id % 7 AS rest");
        Lakes.write(rows, folder, "CREATE TABLE lake.db.rows USING iceberg AS SELECT * FROM staged");
        PartReading.Sum first = run(landing, ProfileSettings.DEFAULT);
        assertThat(field(first, "rest").present()).isEqualTo(50);
        Lakes.write(rows, folder, "ALTER TABLE lake.db.rows DROP COLUMN rest");
        Lakes.write(rows, folder, "ALTER TABLE lake.db.rows ADD COLUMN rest BIGINT");
        PartReading.Sum second = run(landing, ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(50);
        assertThat(field(second, "rest").present()).isZero();
    }

    private static FieldState field(PartReading.Sum sum, String path) {
        return sum.state().fields().stream()
                .filter(f -> f.shape().path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableThatGrows_isReadFromItsLastValueOn() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, at timestamptz, amount numeric(12,2), note text)",
                "insert into orders select i, timestamptz '2026-01-01 00:00:00Z' + i * interval '1.000001 second',"
                        + " i / 4.0, 'n' || i % 3 from generate_series(1, 1000) i");
        PartReading.Sum first = runTable(database, "at", ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(1_000);
        assertThat(first.parts().parts())
                .singleElement()
                .satisfies(p -> assertThat(p.upTo()).isEqualTo("2026-01-01T00:16:40.001Z"));

        PartReading.Sum unchanged = runTable(database, "at", ProfileSettings.DEFAULT);
        assertThat(rowsRead).isZero();
        assertThat(unchanged.parts().summary()).isEqualTo(summary(first, 1, 0, 1));
        assertThat(unchanged.state().rows()).isEqualTo(1_000);

        database.execute(
                "insert into orders select i, timestamptz '2026-01-02 00:00:00Z' + i * interval '1 second', i / 4.0,"
                        + " null from generate_series(1001, 1100) i");
        PartReading.Sum second = runTable(database, "at", ProfileSettings.DEFAULT);
        assertThat(rowsRead).isEqualTo(100);
        assertThat(second.parts().summary()).isEqualTo(summary(first, 2, 1, 1));
        assertThat(second.coverage().partial()).isFalse();
        assertThat(second.coverage().notes()).anyMatch(note -> note.contains("until a profile with full"));
        PartReading.Sum full = runTable(database, "at", ProfileSettings.DEFAULT.inFull());
        assertThat(rowsRead).isEqualTo(1_100);
        assertExactMetricsEqual(second.state(), full.state());
        assertThat(full.parts().parts()).hasSize(1);
    }

    @Test
    void aFieldThatCannotGrow_isSaidSo_andTheTableIsReadWhole() throws SQLException {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute("create table t (id bigint, note text)", "insert into t values (1, 'a'), (2, 'b')");
        for (int i = 0; i < 2; i++) {
            PartReading.Sum sum = runTable(database, "note", ProfileSettings.DEFAULT);
            assertThat(rowsRead).isEqualTo(2);
            assertThat(sum.parts()).isNull();
            assertThat(sum.coverage().notes()).anyMatch(note -> note.contains("can't be told by note"));
        }
    }

    private static PartsSummary summary(PartReading.Sum like, int parts, int read, int reused) {
        return new PartsSummary(like.parts().summary().basis(), parts, read, reused);
    }

    private void assertSameAsFull(PartReading.Sum sum, Path folder) {
        try (Source source = files(folder)) {
            WorkAssignment work = assignment(
                    new SourceConnection("local-files", Map.of("root", "data"), Map.of()), target(source, null), null);
            PartReading.Sum full = reading(source, work, ProfileSettings.DEFAULT, new KeptParts());
            assertExactMetricsEqual(sum.state(), full.state());
        }
    }

    /** Where both say that they are exact. */
    private static void assertExactMetricsEqual(ContainerState merged, ContainerState full) {
        ContainerProfile one = ContainerProfiles.of(merged);
        ContainerProfile other = ContainerProfiles.of(full);
        assertThat(one.rows()).isEqualTo(other.rows());
        assertThat(one.fields())
                .extracting(FieldProfile::path)
                .isEqualTo(other.fields().stream().map(FieldProfile::path).toList());
        int compared = 0;
        for (int i = 0; i < one.fields().size(); i++) {
            Map<String, Metric> theirs = new TreeMap<>();
            other.fields().get(i).metrics().forEach(m -> theirs.put(m.name(), m));
            for (Metric metric : one.fields().get(i).metrics()) {
                Metric their = theirs.get(metric.name());
                boolean byTheClock = metric.name().equals("freshnessLag");
                if (!metric.exact() || !their.exact() || byTheClock) {
                    continue;
                }
                String what = one.fields().get(i).path() + " " + metric.name();
                if (metric.kind() == MetricKind.DECIMAL && !SAME_IN_ANY_ORDER.contains(metric.name())) {
                    // Of two full runs, too, the last digits differ.
                    double expected = their.number().orElseThrow().doubleValue();
                    assertThat(metric.number().orElseThrow().doubleValue())
                            .as(what)
                            .isCloseTo(expected, offset(1e-9 * Math.max(1, Math.abs(expected))));
                } else {
                    assertThat(metric.value()).as(what).isEqualTo(their.value());
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(one.fields().size() * 4);
    }

    private PartReading.Sum run(Path folder, ProfileSettings settings) {
        try (Source source = files(folder)) {
            SourceConnection connection = new SourceConnection("local-files", Map.of("root", "data"), Map.of());
            WorkAssignment work = assignment(connection, target(source, null), settings);
            return kept(work, reading(source, work, settings, kept));
        }
    }

    private PartReading.Sum runTable(PostgresServer.Database database, String field, ProfileSettings settings) {
        Map<String, Object> properties = Map.of(
                "host",
                database.host(),
                "port",
                database.port(),
                "database",
                database.name(),
                "user",
                database.user(),
                "sslMode",
                "disable");
        try (Source source = Sources.open(
                new ConnectionSettings("postgresql", properties, Map.of("password", Secret.of(database.password()))),
                new SourcePolicy(Map.of(), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT))) {
            SourceConnection connection = new SourceConnection("postgresql", properties, Map.of());
            ContainerTarget target = target(source, new ContainerOverrides(null, field, null, false, Map.of()));
            WorkAssignment work = assignment(connection, target, settings);
            return kept(work, reading(source, work, settings, kept));
        }
    }

    private PartReading.Sum kept(WorkAssignment work, PartReading.Sum sum) {
        MeasuredParts parts = sum.parts();
        if (parts != null) {
            kept.keep(parts, work.resultKey());
        }
        return sum;
    }

    private PartReading.Sum reading(Source source, WorkAssignment work, ProfileSettings settings, KeptParts stored) {
        rowsRead = 0;
        PartReading reading =
                new PartReading(source, spark(), work, work.container(), settings, stored, Clock.systemUTC());
        return reading.measured((read, names) -> {
            var measured = profiler.measureParts(read.rows(), names, (rows, done, total) -> {});
            rowsRead += measured.stream()
                    .mapToLong(p -> p.training().rows() + p.heldOut().rows())
                    .sum();
            return measured;
        });
    }

    private WorkAssignment assignment(SourceConnection connection, ContainerTarget target, ProfileSettings settings) {
        WorkId id = IDS.work();
        return new WorkAssignment(
                id,
                IDS.operation(),
                IDS.datastore(),
                WorkKind.PROFILE,
                1,
                1,
                30,
                connection,
                target,
                settings,
                null,
                null,
                "correlation-1",
                null,
                null,
                null,
                kept.known(),
                null,
                null);
    }

    private static ContainerTarget target(Source source, ContainerOverrides overrides) {
        List<ContainerDescription> found = new ArrayList<>();
        source.list(ListingOptions.ALL, found::add);
        assertThat(found).hasSize(1);
        return new ContainerTarget(
                new ContainerId("ct_" + Ids.derivedTail("parts")),
                found.get(0).ref().name(),
                found.get(0).ref().locator(),
                null,
                overrides);
    }

    private static Source files(Path folder) {
        return Sources.open(
                new ConnectionSettings("local-files", Map.of("root", "data"), Map.of()),
                new SourcePolicy(Map.of("data", folder), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT));
    }

    private SparkSession spark() {
        return jobs.session();
    }

    private static String name(int day) {
        return "sales_" + FIRST.plusDays(day) + ".csv";
    }

    private static Path file(Path folder, int day) {
        return folder.resolve(name(day));
    }

    private static void write(Path folder, int day, int version) throws IOException {
        StringBuilder text = new StringBuilder("id,day,amount,note\n");
        for (int i = 0; i < ROWS_A_DAY; i++) {
            int id = day * ROWS_A_DAY + i;
            text.append(id)
                    .append(',')
                    .append(FIRST.plusDays(day))
                    .append(',')
                    .append(i % 7 == 0 ? "" : (id * 31 % 1000 + version) / 4.0)
                    .append(",n")
                    .append(i % 5)
                    .append('\n');
        }
        Files.writeString(file(folder, day), text);
        Files.setLastModifiedTime(file(folder, day), FileTime.from(WRITTEN.plusSeconds(day * 86_400L + version)));
    }
}

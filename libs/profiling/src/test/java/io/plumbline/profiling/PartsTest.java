package io.plumbline.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.MeasuredPart;

import static org.assertj.core.api.Assertions.assertThat;

class PartsTest {
    private static final PartNames BY_FOLDER = file -> {
        int end = file.lastIndexOf('/');
        return end < 0 ? "none" : file.substring(file.lastIndexOf('/', end - 1) + 1, end);
    };

    private final SparkSession spark = LocalSpark.session();
    private final Profiler profiler = new Profiler(ProfileOptions.defaults());

    @TempDir
    private Path folder;

    @Test
    void rowsOfEachFile_goToItsPart_andTheirMergeIsTheWhole() throws IOException {
        for (int day = 1; day <= 7; day++) {
            Path file = Files.createDirectories(folder.resolve("day=" + day)).resolve("rows.csv");
            StringBuilder text = new StringBuilder("id,name\n");
            for (int row = 0; row < day * 60; row++) {
                text.append(day * 1000 + row).append(",n").append(row % 7).append('\n');
            }
            Files.writeString(file, text);
        }
        Dataset<Row> data = spark.read()
                .schema("id int, name string")
                .option("header", true)
                .csv(folder.toString());

        List<MeasuredPart> parts = profiler.measureParts(data, BY_FOLDER, ProfileProgress.none());

        assertThat(parts)
                .extracting(MeasuredPart::part)
                .containsExactly("day=1", "day=2", "day=3", "day=4", "day=5", "day=6", "day=7");
        for (int day = 1; day <= 7; day++) {
            MeasuredPart part = parts.get(day - 1);
            assertThat(part.whole().rows()).isEqualTo(day * 60L);
            assertThat(text(part.whole(), "id", MetricName.MIN)).isEqualTo(day + "000");
            if (day == 1) {
                assertThat(part.heldOut().rows()).as("of a part of few rows").isZero();
            } else {
                assertThat(part.heldOut().rows()).isBetween(day * 60L / 4, day * 60L * 11 / 20);
            }
        }
        ContainerState merged = parts.stream()
                .map(MeasuredPart::whole)
                .reduce(ContainerState::merge)
                .orElseThrow();
        ContainerState whole = profiler.measure(data, ProfileProgress.none());
        for (String path : List.of("id", "name")) {
            assertThat(exact(merged, path)).hasSizeGreaterThan(5).isEqualTo(exact(whole, path));
        }
    }

    @Test
    void dataFromNoFile_isOnePart_inTwoHalves() {
        List<MeasuredPart> parts =
                profiler.measureParts(spark.range(0, 50_000, 1, 3).toDF("id"), BY_FOLDER, ProfileProgress.none());
        assertThat(parts).hasSize(1);
        MeasuredPart part = parts.get(0);
        assertThat(part.part()).isEqualTo("none");
        assertThat(part.training().rows()).isBetween(27_000L, 33_000L);
        assertThat(part.whole().rows()).isEqualTo(50_000);
        assertThat(text(part.whole(), "id", MetricName.ALL_DISTINCT)).isEqualTo("true");
    }

    @Test
    void noRows_areOnePartWithoutRows() {
        for (Dataset<Row> nothing :
                List.of(spark.emptyDataFrame(), spark.range(5).where("id > 9").toDF())) {
            List<MeasuredPart> parts = profiler.measureParts(nothing, BY_FOLDER, ProfileProgress.none());
            assertThat(parts).hasSize(1);
            assertThat(parts.get(0).part()).isEqualTo("none");
            assertThat(parts.get(0).whole().rows()).isZero();
            assertThat(parts.get(0).whole().fields()).hasSize(nothing.columns().length);
        }
    }

    @Test
    void blocks_holdTwoOfFiveBack_atAnySizeAndStart() {
        for (long seed = 0; seed < 50; seed++) {
            Blocks blocks = new Blocks(seed, true);
            long heldOut = 0;
            for (int row = 1; row <= 300_000; row++) {
                heldOut += blocks.heldOut() ? 1 : 0;
                blocks.take(1);
                if (row == 200 || row == 3_000) {
                    assertThat(heldOut).as(seed + " at " + row).isBetween(row / 5L, row * 3L / 5);
                }
            }
            assertThat(heldOut).isBetween(114_000L, 126_000L);
        }
    }

    /** Variances differ by the order in which numbers were added. */
    private static List<Metric> exact(ContainerState state, String path) {
        return ContainerProfiles.of(state).field(path).orElseThrow().metrics().stream()
                .filter(metric -> metric.exact() && metric.kind() != MetricKind.DECIMAL)
                .toList();
    }

    private static String text(ContainerState state, String path, MetricName name) {
        return ContainerProfiles.of(state).field(path).orElseThrow().text(name).orElseThrow();
    }
}

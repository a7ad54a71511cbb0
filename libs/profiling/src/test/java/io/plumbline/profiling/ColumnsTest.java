package io.plumbline.profiling;

import java.nio.file.Path;
import java.util.List;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.MeasuredPart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Batches of columns give the same figures as rows, whatever the types and however the source encodes them. */
class ColumnsTest {
    private static final List<String> EVERY_TYPE = List.of(
            "id",
            "if(id % 7 = 0, null, id % 2 = 0) flag",
            "cast(id % 100 as tinyint) tiny",
            "if(id % 5 = 0, null, cast(id % 1000 as smallint)) small",
            "cast(id % 40 as int) few",
            "cast(hash(id) as int) many",
            "(id % 3 - 1) * 9000000000000000000 large",
            "if(id % 50 = 0, float('NaN'), cast(id % 9 as float) / 4) real",
            "if(id % 60 = 0, double('-Infinity'), if(id % 61 = 0, -0.0D, id / 3.0D)) precise",
            "cast(id % 77 / 10 as decimal(5,2)) price",
            "cast(id / 8 as decimal(15,2)) amount",
            "cast(id * 1234567890123 as decimal(38,10)) wide",
            "concat('k', id % 30) key",
            "if(id % 11 = 0, null, concat(id, ' läuft ', hash(id))) words",
            "if(id % 2 = 0, '', ' ') blank",
            "date_add(date'1999-12-31', cast(id % 3000 as int)) day",
            "timestamp_micros(id * 3600000001) moment",
            "cast(timestamp_micros(id % 500 * 1000000) as timestamp_ntz) local",
            "if(id % 9 = 0, null, cast(concat('b', id) as binary)) bytes",
            "array_repeat(cast(id % 4 as int), cast(id % 3 as int)) list",
            "if(id % 6 = 0, null, map('a', id)) pairs",
            "if(id % 8 = 0, null, named_struct('x', id % 5, 'y', if(id % 3 = 0, null, concat('y', id)))) nested",
            "array(named_struct('z', id % 10)) structs",
            "cast(null as int) nothing",
            "'same' same");

    private final SparkSession spark = LocalSpark.session();
    private final Profiler profiler = new Profiler(ProfileOptions.defaults());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "parquet, parquet.enable.dictionary, true",
        "parquet, parquet.enable.dictionary, false",
        "parquet, parquet.dictionary.page.size, 4000",
        "parquet, parquet.writer.version, v2",
        "orc, orc.dictionary.key.threshold, 1.0",
        "orc, orc.dictionary.key.threshold, 0.0"
    })
    void columns_giveTheFiguresOfRows(String format, String option, String value) {
        Dataset<Row> made = spark.range(0, 9_000, 1, 2).selectExpr(EVERY_TYPE.toArray(String[]::new));
        made.write()
                .format(format)
                .option(option, value)
                .option("parquet.block.size", 200_000)
                .mode(SaveMode.Overwrite)
                .save(folder.toString());
        Dataset<Row> columns = spark.read().format(format).load(folder.toString());
        Dataset<Row> rows = byRow(format);
        assertThat(Profiler.readsColumns(columns)).isTrue();
        assertThat(Profiler.readsColumns(rows)).isFalse();

        List<MeasuredPart> byColumns = profiler.measureParts(columns, PartNames.one(), ProfileProgress.none());
        List<MeasuredPart> byRows = profiler.measureParts(rows, PartNames.one(), ProfileProgress.none());

        assertThat(byColumns).hasSize(1);
        same(byColumns.get(0).training(), byRows.get(0).training());
        same(byColumns.get(0).heldOut(), byRows.get(0).heldOut());
        assertThat(byColumns.get(0).heldOut().rows()).isGreaterThan(3_000);
        same(profiler.measure(columns, ProfileProgress.none()), profiler.measure(made, ProfileProgress.none()));
    }

    private Dataset<Row> byRow(String format) {
        SparkSession slow = spark.newSession();
        slow.conf().set("spark.sql.parquet.enableVectorizedReader", false);
        slow.conf().set("spark.sql.orc.enableVectorizedReader", false);
        return slow.read().format(format).load(folder.toString());
    }

    @Test
    void chosenAndRenamedColumns_areReadAsColumns_computedOnesAsRows() {
        spark.range(500)
                .selectExpr("id a", "id % 5 b", "concat('t', id) c")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.toString());
        Dataset<Row> read = spark.read().parquet(folder.toString());
        Dataset<Row> renamed = read.selectExpr("c x", "a y", "c z");
        assertThat(Profiler.readsColumns(renamed)).isTrue();
        ContainerState state = profiler.measure(renamed, ProfileProgress.none());
        assertThat(state.fields().get(0).textCounts()).isPresent();
        assertThat(state.fields().get(1).longs().orElseThrow().max()).isEqualTo(499);
        for (Dataset<Row> computed : List.of(read.selectExpr("a + 1 a"), read.where("b = 1"), read.limit(3))) {
            assertThat(Profiler.readsColumns(computed)).isFalse();
            assertThat(profiler.measure(computed, ProfileProgress.none()).rows())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc"})
    void folderColumnsAndManyFields_areReadAsColumns(String format) {
        Column[] columns = new Column[250];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = functions.expr("id + " + i).as("c" + i);
        }
        Dataset<Row> made = spark.range(0, 600, 1, 2).select(columns).withColumn("folder", functions.expr("c0 % 3"));
        made.write()
                .format(format)
                .partitionBy("folder")
                .mode(SaveMode.Overwrite)
                .save(folder.toString());
        Dataset<Row> read = spark.read().format(format).load(folder.toString());
        assertThat(Profiler.readsColumns(read)).isTrue();
        same(profiler.measure(read, ProfileProgress.none()), profiler.measure(byRow(format), ProfileProgress.none()));
        String[] cast = {
            "cast(cast(folder as string) as bigint) f", "cast(c1 as string) c1", "c2", "cast(null as int) none"
        };
        assertThat(Profiler.readsColumns(read.selectExpr(cast))).isTrue();
        same(
                profiler.measure(read.selectExpr(cast), ProfileProgress.none()),
                profiler.measure(byRow(format).selectExpr(cast), ProfileProgress.none()));
    }

    @Test
    void rowsOfNullsOnly_areCountedAsBlank() {
        spark.range(0, 700, 1, 1)
                .selectExpr("if(id % 10 < 3, null, id) a", "if(id % 5 = 2, null, concat('t', id)) b")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder.toString());
        Dataset<Row> read = spark.read().parquet(folder.toString()).selectExpr("a", "b", "cast(a as string) c");
        assertThat(Profiler.readsColumns(read)).isTrue();
        assertThat(profiler.measure(read, ProfileProgress.none()).blankRows()).isEqualTo(70);
    }

    private static void same(ContainerState actual, ContainerState expected) {
        ContainerProfile mine = ContainerProfiles.of(actual);
        ContainerProfile other = ContainerProfiles.of(expected);
        assertThat(mine.rows()).isEqualTo(other.rows());
        assertThat(mine.blankRows()).isEqualTo(other.blankRows());
        assertThat(mine.fields())
                .extracting(FieldProfile::path)
                .isEqualTo(other.fields().stream().map(FieldProfile::path).toList());
        for (int i = 0; i < mine.fields().size(); i++) {
            same(mine.fields().get(i), other.fields().get(i));
        }
    }

    private static void same(FieldProfile mine, FieldProfile other) {
        assertThat(mine.failure()).as(mine.path()).isEqualTo(other.failure());
        assertThat(mine.typeShares()).as(mine.path()).isEqualTo(other.typeShares());
        for (int i = 0; i < other.metrics().size(); i++) {
            Metric actual = mine.metrics().get(i);
            Metric expected = other.metrics().get(i);
            String what = mine.path() + "." + expected.name();
            assertThat(actual.absentReason()).as(what).isEqualTo(expected.absentReason());
            assertThat(actual.exact()).as(what).isEqualTo(expected.exact());
            if (expected.absentReason().isEmpty() && expected.exact()) {
                if (expected.kind() == MetricKind.DECIMAL) {
                    double value = expected.number().orElseThrow().doubleValue();
                    assertThat(actual.number().orElseThrow().doubleValue())
                            .as(what)
                            .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
                } else {
                    assertThat(actual.value()).as(what).isEqualTo(expected.value());
                }
            }
        }
        boolean exact =
                mine.histogram().map(histogram -> histogram.bound().isEmpty()).orElse(false);
        if (exact) {
            assertThat(mine.topValues()).as(mine.path()).isEqualTo(other.topValues());
        }
    }
}

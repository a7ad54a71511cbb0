package io.plumbline.profiling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.GroupKey;
import io.plumbline.statistics.state.GroupRefusal;
import io.plumbline.statistics.state.GroupSum;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredGroups;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GroupsTest {
    private static final PartNames BY_FILE = file -> file.substring(file.lastIndexOf('/') + 1);
    /** Of each type that rows can be grouped by, with nulls and values that are hard to write. */
    private static final List<String> HOSTILE = List.of(
            "id",
            "if(id % 5 = 0, null, element_at(array('null', '', 'O''Brien `x` \\\\', 'zwei\\nZeilen'), cast(id % 4 + 1 as int))) text",
            "if(id % 3 = 0, null, id % 2 = 0) flag",
            "cast(id % 3 - 1 as tinyint) tiny",
            "(id % 3 - 1) * 9223372036854775807 large",
            "element_at(array(double('NaN'), -0.0D, 0.0D, double('-Infinity'), 1e300), cast(id % 5 + 1 as int)) real",
            "element_at(array(float('NaN'), 0.1f), cast(id % 2 + 1 as int)) single",
            "cast(id % 3 / 10 as decimal(5,2)) price",
            "cast(id % 3 * 1.5 as decimal(38,10)) wide",
            "date_add(date'1969-12-31', cast(id % 3 as int)) day",
            "timestamp_micros(id % 3 * 1500000 - 1) moment",
            "cast(timestamp_micros(id % 3 * 1500000) as timestamp_ntz) local",
            "concat('v', id % 7) other");

    private final SparkSession spark = LocalSpark.session();
    private final Profiler profiler = new Profiler(ProfileOptions.defaults());

    @TempDir
    private Path folder;

    @Test
    void groups_areWhatSparkSelects_byRowsAndByColumns_beforeAndAfterStorage() {
        Dataset<Row> made = spark.range(0, 4_000, 1, 3).selectExpr(HOSTILE.toArray(String[]::new));
        made.write().parquet(folder.resolve("p").toString());
        Dataset<Row> columns = spark.read().parquet(folder.resolve("p").toString());
        assertThat(Profiler.readsColumns(columns)).isTrue();
        List<List<String>> criteria = List.of(List.of("text"), List.of("flag", "price"), List.of("moment", "real"));

        for (Dataset<Row> data : List.of(made, columns)) {
            List<MeasuredPart> parts = profiler.grouping(criteria).measureParts(data, BY_FILE, ProfileProgress.none());
            PartSum sum = new PartSum();
            parts.forEach(part ->
                    sum.add(KeptPart.fromBytes(part.part(), KeptPart.of(part).toBytes())));
            for (int i = 0; i < criteria.size(); i++) {
                GroupSum groups = sum.groups().get(i);
                assertThat(groups.refusal()).isNull();
                assertThat(rows(groups)).as(criteria.get(i).toString()).isEqualTo(2_000 * 2);
                assertThat(groups.groups()).hasSize((int)
                        data.select(columns(criteria.get(i))).distinct().count());
            }
            for (Map.Entry<GroupKey, PartSum> group :
                    sum.groups().get(0).groups().entrySet()) {
                String text = group.getKey().values().get(0);
                Dataset<Row> alone = data.where(functions.col("text").eqNullSafe(functions.lit(text)));
                ContainerState expected = profiler.measure(alone, ProfileProgress.none());
                for (FieldState field : expected.fields()) {
                    String path = field.shape().path();
                    assertThat(exact(group.getValue().whole().orElseThrow(), path))
                            .as(text + " " + path)
                            .isEqualTo(exact(expected, path));
                }
            }
        }
    }

    @Test
    void valuesOfEachType_haveTheTextOfTheirTopValues_andNullIsAGroup() {
        Dataset<Row> data = spark.range(0, 300, 1, 2).selectExpr(HOSTILE.toArray(String[]::new));
        assertThat(texts(data, "flag")).containsExactly(null, "false", "true");
        assertThat(texts(data, "tiny")).containsExactly("-1", "0", "1");
        assertThat(texts(data, "large")).containsExactly("-9223372036854775807", "0", "9223372036854775807");
        assertThat(texts(data, "real")).containsExactly("-Infinity", "0", "1.0E300", "NaN");
        assertThat(texts(data, "single")).containsExactly("0.1", "NaN");
        assertThat(texts(data, "price")).containsExactly("0", "0.1", "0.2");
        assertThat(texts(data, "wide")).containsExactly("0", "1.5", "3");
        assertThat(texts(data, "day")).containsExactly("1969-12-31", "1970-01-01", "1970-01-02");
        assertThat(texts(data, "moment"))
                .containsExactly(
                        "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:01.499999Z", "1970-01-01T00:00:02.999999Z");
        assertThat(texts(data, "local"))
                .containsExactly("1970-01-01T00:00:00", "1970-01-01T00:00:01.5", "1970-01-01T00:00:03");
        assertThat(texts(data, "text")).containsExactly(null, "", "O'Brien `x` \\", "null", "zwei\nZeilen");
    }

    @Test
    void whole_isTheSame_withAndWithoutGroups() {
        Dataset<Row> data = spark.range(0, 3_000, 1, 2).selectExpr(HOSTILE.toArray(String[]::new));
        MeasuredPart grouped = profiler.grouping(List.of(List.of("other")))
                .measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0);
        MeasuredPart plain = profiler.measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0);
        assertThat(plain.groups()).isEmpty();
        assertThat(grouped.training().rows()).isEqualTo(plain.training().rows());
        for (FieldState field : plain.whole().fields()) {
            String path = field.shape().path();
            assertThat(exact(grouped.whole(), path)).isEqualTo(exact(plain.whole(), path));
        }
        ContainerState group =
                grouped.groups().get(0).groups().values().iterator().next().heldOut();
        assertThat(group.rows()).as("held out of a group of 429 rows").isBetween(80L, 260L);
    }

    @Test
    void tooManyGroups_areRefused_ratherThanSomeOfThemShown() {
        Dataset<Row> data =
                spark.range(0, 1_000, 1, 4).selectExpr("id % 101 wide", "id % 100 fits", "repeat('x', 201) long");
        List<MeasuredGroups> groups = profiler.grouping(List.of(List.of("wide"), List.of("fits"), List.of("long")))
                .measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0)
                .groups();
        assertThat(groups)
                .extracting(MeasuredGroups::refusal)
                .containsExactly(GroupRefusal.TOO_MANY_GROUPS, null, GroupRefusal.VALUE_TOO_LONG);
        assertThat(groups.get(0).groups()).isEmpty();
        assertThat(groups.get(1).groups()).hasSize(100);
        assertThat(Profiler.mostGroups(3, 3)).isEqualTo(100);
        assertThat(Profiler.mostGroups(200, 2)).isEqualTo(25);
        assertThat(Profiler.mostGroups(20_000, 1)).isEqualTo(1);
    }

    @Test
    void groupsOfParts_areTooManyTogether() {
        PartSum sum = new PartSum();
        for (int part = 0; part < 3; part++) {
            Dataset<Row> data = spark.range(part * 40L, part * 40L + 40).selectExpr("id k", "1 one");
            MeasuredPart measured = profiler.grouping(List.of(List.of("k"), List.of("one")))
                    .measureParts(data, PartNames.one(), ProfileProgress.none())
                    .get(0);
            sum.add(KeptPart.of(measured).called("part " + part));
            assertThat(sum.groups().get(0).groups()).hasSize(part == 2 ? 0 : part * 40 + 40);
        }
        assertThat(sum.groups().get(0).refusal()).isEqualTo(GroupRefusal.TOO_MANY_GROUPS);
        assertThat(rows(sum.groups().get(1))).isEqualTo(120);
        KeptPart joined = sum.sum("all").orElseThrow();
        KeptPart again = KeptPart.fromBytes("all", joined.toBytes());
        assertThat(again.groups().get(0).refusal()).isEqualTo(GroupRefusal.TOO_MANY_GROUPS);
        assertThat(again.groups().get(1).groups().firstKey().values()).containsExactly("1");
    }

    @Test
    void statesThatTakeTooMuch_areLeftOut_andTheWholeIsKept() {
        ContainerState empty = new ContainerState(List.of());
        byte[] whole = empty.toTaskBytes();
        byte[] quarter = new byte[(int) (PartsBytes.MOST_GROUP_BYTES / 4) + 1];
        PartsBytes.Halves large = new PartsBytes.Halves(quarter, quarter);
        TreeMap<GroupKey, PartsBytes.Halves> groups =
                new TreeMap<>(Map.of(new GroupKey(List.of("a")), large, new GroupKey(List.of("b")), large));
        byte[] bytes = PartsBytes.of(Map.of(
                "p",
                new PartsBytes.Part(new PartsBytes.Halves(whole, whole), List.of(new GroupsBytes(100, null, groups)))));

        MeasuredPart part = PartsBytes.parts(bytes, empty, null).get(0);
        assertThat(part.part()).isEqualTo("p");
        assertThat(part.groups()).singleElement().satisfies(criterion -> {
            assertThat(criterion.refusal()).isEqualTo(GroupRefusal.TOO_LARGE);
            assertThat(criterion.groups()).isEmpty();
        });
    }

    @Test
    void columnsThatCantBeGroupedBy_areRefused() {
        Dataset<Row> data = spark.range(5).selectExpr("id", "array(id) list");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiler.grouping(List.of(List.of("list")))
                        .measureParts(data, PartNames.one(), ProfileProgress.none()))
                .withMessageContaining("list of type array<bigint>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profiler.grouping(List.of(List.of("gone")))
                        .measureParts(data, PartNames.one(), ProfileProgress.none()))
                .withMessageContaining("gone (expected: one of the columns [id, list])");
        MeasuredPart nothing = profiler.grouping(List.of(List.of("id")))
                .measureParts(data.where("id > 9"), PartNames.one(), ProfileProgress.none())
                .get(0);
        assertThat(nothing.groups()).hasSize(1);
        assertThat(nothing.groups().get(0).groups()).isEmpty();
    }

    private List<String> texts(Dataset<Row> data, String column) {
        MeasuredPart part = profiler.grouping(List.of(List.of(column)))
                .measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0);
        List<String> texts = new ArrayList<>();
        part.groups()
                .get(0)
                .groups()
                .keySet()
                .forEach(key -> texts.add(key.values().get(0)));
        return texts;
    }

    private static long rows(GroupSum groups) {
        return groups.groups().values().stream()
                .mapToLong(sum -> sum.whole().orElseThrow().rows())
                .sum();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(functions::col).toArray(Column[]::new);
    }

    /** Groups have a smaller sketch for distinct values; variances differ by the order in which numbers were added. */
    private static List<Metric> exact(ContainerState state, String path) {
        return ContainerProfiles.of(state).field(path).orElseThrow().metrics().stream()
                .filter(metric -> metric.exact() && metric.kind() != MetricKind.DECIMAL)
                .filter(metric -> !metric.name().equals(MetricName.ALL_DISTINCT.key()))
                .toList();
    }
}

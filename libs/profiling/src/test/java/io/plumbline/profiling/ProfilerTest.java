package io.plumbline.profiling;

import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.ProfiledType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProfilerTest {
    private final SparkSession spark = LocalSpark.session();

    @Test
    void noRows_giveAReasonForEveryFigure() {
        ContainerProfile profile =
                profile(spark.sql("select 1 a, 'x' b, cast(1.5 as double) c, current_date() d where false"));
        assertThat(profile.rows()).isZero();
        for (FieldProfile field : profile.fields()) {
            assertThat(field.text(MetricName.ROW_COUNT)).hasValue("0");
            assertThat(field.metric(MetricName.MIN).orElseThrow().absentReason())
                    .hasValue(AbsentReason.NO_ROWS);
            assertThat(field.metric(MetricName.COMPLETENESS).orElseThrow().absentReason())
                    .hasValue(AbsentReason.NO_ROWS);
            assertThat(field.text(MetricName.DISTINCT_COUNT)).hasValue("0");
        }
    }

    @Test
    void noPartitions_andNoColumns_areCounted() {
        assertThat(profile(spark.emptyDataFrame()).rows()).isZero();
        Dataset<Row> rows = spark.range(7).select();
        assertThat(profile(rows).rows()).isEqualTo(7);
        assertThat(profile(rows).fields()).isEmpty();
    }

    @Test
    void onlyNulls_giveAReasonForEveryFigure() {
        ContainerProfile profile = profile(
                spark.sql(
                        "select cast(null as int) i, cast(null as string) s, cast(null as struct<x:int,y:array<int>>) t from range(3)"));
        assertThat(profile.blankRows()).isEqualTo(3);
        assertThat(text(profile, "i", MetricName.NULL_COUNT)).isEqualTo("3");
        assertThat(reason(profile, "i", MetricName.MEAN)).isEqualTo(AbsentReason.ALL_NULL);
        assertThat(reason(profile, "i", MetricName.Q1)).isEqualTo(AbsentReason.ALL_NULL);
        assertThat(reason(profile, "s", MetricName.MIN_LENGTH)).isEqualTo(AbsentReason.ALL_NULL);
        assertThat(text(profile, "t.x", MetricName.NULL_COUNT)).isEqualTo("3");
        assertThat(text(profile, "t.x", MetricName.PARENT_NULL_COUNT)).isEqualTo("3");
        assertThat(text(profile, "t.y[]", MetricName.ROW_COUNT)).isEqualTo("0");
    }

    @Test
    void oneRow_hasNoSpread() {
        ContainerProfile profile = profile(spark.sql("select 5 n"));
        assertThat(text(profile, "n", MetricName.MEAN)).isEqualTo("5");
        assertThat(text(profile, "n", MetricName.MEDIAN)).isEqualTo("5");
        assertThat(reason(profile, "n", MetricName.STDDEV)).isEqualTo(AbsentReason.TOO_FEW_VALUES);
    }

    @Test
    void nanAndInfinities_areCountedApart() {
        ContainerProfile profile = profile(spark.sql("select * from values (double('NaN')), (double('Infinity')),"
                + " (double('-Infinity')), (1.5D), (-0.0D), (0.0D), (NULL) as t(x)"));
        assertThat(text(profile, "x", MetricName.NAN_COUNT)).isEqualTo("1");
        assertThat(text(profile, "x", MetricName.INFINITY_COUNT)).isEqualTo("2");
        assertThat(text(profile, "x", MetricName.ZERO_COUNT)).isEqualTo("2");
        assertThat(text(profile, "x", MetricName.NEGATIVE_COUNT)).isEqualTo("1");
        assertThat(text(profile, "x", MetricName.MAX)).isEqualTo("1.5");
        assertThat(text(profile, "x", MetricName.MIN)).isEqualTo("0");
        assertThat(text(profile, "x", MetricName.SUM)).isEqualTo("1.5");
        assertThat(text(profile, "x", MetricName.MEAN)).isEqualTo("0.5");
        assertThat(text(profile, "x", MetricName.DISTINCT_COUNT)).isEqualTo("5");
        ContainerProfile none = profile(spark.sql("select double('NaN') x"));
        assertThat(reason(none, "x", MetricName.MAX)).isEqualTo(AbsentReason.NO_FINITE_VALUES);
        ContainerProfile huge = profile(spark.sql("select * from values (1.7e308D), (1.7e308D) as t(x)"));
        assertThat(reason(huge, "x", MetricName.SUM)).isEqualTo(AbsentReason.OVERFLOW);
    }

    @Test
    void sums_dontOverflow_andDecimalsStayExact() {
        ContainerProfile profile = profile(spark.sql("select 9223372036854775807L l,"
                + " cast('1234567890123456789012345678.0123456789' as decimal(38,10)) d,"
                + " cast('12345.67' as decimal(7,2)) m, float(0.1) f from range(10)"));
        assertThat(text(profile, "l", MetricName.SUM)).isEqualTo("92233720368547758070");
        assertThat(text(profile, "l", MetricName.MEAN)).isEqualTo("9223372036854775807");
        assertThat(text(profile, "d", MetricName.SUM)).isEqualTo("12345678901234567890123456780.123456789");
        assertThat(text(profile, "d", MetricName.MAX)).isEqualTo("1234567890123456789012345678.0123456789");
        assertThat(text(profile, "d", MetricName.MEDIAN)).isEqualTo("1234567890123456789012345678.0123456789");
        assertThat(text(profile, "m", MetricName.SUM)).isEqualTo("123456.7");
        assertThat(text(profile, "m", MetricName.Q1)).isEqualTo("12345.67");
        assertThat(text(profile, "f", MetricName.MAX)).isEqualTo("0.1");
    }

    @Test
    void oldDates_andTimesOfEveryKind_areIso() {
        ContainerProfile profile = profile(
                spark.sql(
                        "select * from values"
                                + " (date'0001-01-01', timestamp'1582-10-04 23:59:59.000001Z', timestamp_ntz'1899-12-31 12:00:00'),"
                                + " (date'9999-12-31', timestamp'2026-11-23 00:00:00Z', timestamp_ntz'2026-11-23 01:02:03') as t(d, t, n)"));
        assertThat(text(profile, "d", MetricName.MIN)).isEqualTo("0001-01-01");
        assertThat(text(profile, "d", MetricName.MAX)).isEqualTo("9999-12-31");
        assertThat(text(profile, "t", MetricName.MIN)).isEqualTo("1582-10-04T23:59:59.000001Z");
        assertThat(text(profile, "t", MetricName.MAX)).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(text(profile, "n", MetricName.MIN)).isEqualTo("1899-12-31T12:00:00");
        assertThat(profile.field("n").orElseThrow().profiledType()).isEqualTo(ProfiledType.TIMESTAMP);
    }

    @Test
    void everyOtherType_isCountedAtLeast() {
        ContainerProfile profile = profile(spark.sql("select true b, binary('abc') y, map('k', 1) m, interval 1 day v,"
                + " parse_json('{}') j, void v0, array(array(1, 2), array(3)) aa, X'' e from (select null as void)"));
        assertThat(text(profile, "b", MetricName.TRUE_COUNT)).isEqualTo("1");
        assertThat(text(profile, "b", MetricName.MAX)).isEqualTo("true");
        assertThat(text(profile, "y", MetricName.MAX_LENGTH)).isEqualTo("3");
        assertThat(text(profile, "m", MetricName.MAX_SIZE)).isEqualTo("1");
        assertThat(text(profile, "aa[][]", MetricName.ROW_COUNT)).isEqualTo("3");
        assertThat(text(profile, "aa[]", MetricName.MAX_SIZE)).isEqualTo("2");
        assertThat(text(profile, "e", MetricName.EMPTY_COUNT)).isEqualTo("1");
        assertThat(text(profile, "v0", MetricName.NULL_COUNT)).isEqualTo("1");
        for (FieldProfile field : profile.fields()) {
            assertThat(field.failure()).as(field.path()).isEmpty();
            assertThat(field.text(MetricName.ROW_COUNT)).isPresent();
        }
    }

    @Test
    void strings_areMeasuredInCharacters_andSortedByTheirBytes() {
        ContainerProfile profile = profile(
                spark.sql(
                        "select * from values ('😀'), ('日本語'), ('ﬀ'), ('') , ('  '), ('007'),"
                                + " ('12'), ('1.5'), ('TRUE'), ('2024-02-30'), ('2024-02-29'), ('2024-01-01T10:00:00Z'), ('a@b.de') as t(s)"));
        assertThat(text(profile, "s", MetricName.MAX)).isEqualTo("😀");
        assertThat(text(profile, "s", MetricName.MAX_LENGTH)).isEqualTo("20");
        assertThat(text(profile, "s", MetricName.EMPTY_COUNT)).isEqualTo("1");
        assertThat(text(profile, "s", MetricName.BLANK_COUNT)).isEqualTo("1");
        assertThat(profile.field("s").orElseThrow().typeShares())
                .containsEntry("text", 4L)
                .containsEntry("zeroPadded", 1L)
                .containsEntry("integer", 1L)
                .containsEntry("decimal", 1L)
                .containsEntry("boolean", 1L)
                .containsEntry("date", 1L)
                .containsEntry("timestamp", 1L)
                .containsEntry("email", 1L);
    }

    @Test
    void longStrings_areKeptAsPrefixes_butToldApart() {
        ContainerProfile profile = profile(spark.sql("select concat(repeat('x', 5000), id % 2) s from range(10)"));
        assertThat(text(profile, "s", MetricName.DISTINCT_COUNT)).isEqualTo("2");
        assertThat(profile.field("s")
                        .orElseThrow()
                        .metric(MetricName.MAX)
                        .orElseThrow()
                        .exact())
                .isFalse();
        assertThat(profile.field("s").orElseThrow().stateBytes()).hasSizeLessThan(2_000);
    }

    @Test
    void oddNames_areQuotedOnlyWhereNeeded() {
        StructType schema = new StructType(new StructField[] {
            field("a.b"),
            field("back`tick"),
            field("a b"),
            field("\"q\""),
            field("Name"),
            field("name"),
            field("名前"),
            field("x[]"),
            field("count")
        });
        Dataset<Row> data = spark.createDataFrame(List.of(RowFactory.create(1, 2, 3, 4, 5, 6, 7, 8, 9)), schema);
        ContainerProfile profile = profile(data);
        assertThat(profile.fields())
                .extracting(FieldProfile::path)
                .containsExactly("`a.b`", "`back``tick`", "a b", "\"q\"", "Name", "name", "名前", "`x[]`", "count");
        ContainerProfile some = ContainerProfiles.of(
                new Profiler(ProfileOptions.defaults().excluding(Set.of("`a.b`", "Name", "missing")))
                        .measure(data, ProfileProgress.none()));
        assertThat(some.fields()).hasSize(7);
        assertThat(text(some, "name", MetricName.MAX)).isEqualTo("6");
        assertThat(text(some, "count", MetricName.MAX)).isEqualTo("9");
    }

    @Test
    void structs_areMeasuredByPath_andNullsOfTheParentAreToldApart() {
        ContainerProfile profile = profile(spark.sql("select * from values"
                + " (named_struct('x', 1, 'in', named_struct('y', 'a'))),"
                + " (named_struct('x', cast(null as int), 'in', cast(null as struct<y:string>))),"
                + " (cast(null as struct<x:int,in:struct<y:string>>)) as t(s)"));
        assertThat(text(profile, "s.x", MetricName.ROW_COUNT)).isEqualTo("3");
        assertThat(text(profile, "s.x", MetricName.NULL_COUNT)).isEqualTo("2");
        assertThat(text(profile, "s.x", MetricName.PARENT_NULL_COUNT)).isEqualTo("1");
        assertThat(text(profile, "s.in.y", MetricName.NULL_COUNT)).isEqualTo("2");
        assertThat(text(profile, "s.in.y", MetricName.MIN)).isEqualTo("a");
    }

    @Test
    void uniqueness_isProvenAcrossPartitions_andRefutedByOneRepetition() {
        ContainerProfile unique = profile(spark.range(0, 50_000, 1, 4).toDF("id"));
        assertThat(text(unique, "id", MetricName.ALL_DISTINCT)).isEqualTo("true");
        assertThat(text(unique, "id", MetricName.DISTINCT_COUNT)).isEqualTo("50000");
        ContainerProfile repeated = profile(spark.range(0, 50_000, 1, 4).selectExpr("if(id = 49999, 0, id) id"));
        assertThat(text(repeated, "id", MetricName.ALL_DISTINCT)).isEqualTo("false");
        ContainerProfile beyond = profile(spark.range(0, 150_000, 1, 2).toDF("id"));
        assertThat(reason(beyond, "id", MetricName.ALL_DISTINCT)).isEqualTo(AbsentReason.NOT_PROVEN);
    }

    @Test
    void partsMergedLater_equalOneRun() {
        Profiler profiler = new Profiler(ProfileOptions.defaults());
        Dataset<Row> all = LocalSpark.sample("seattle-weather.csv");
        ContainerState whole = profiler.measure(all, ProfileProgress.none());
        ContainerState parts = profiler.measure(all.where("year(date) = 2012"), ProfileProgress.none())
                .merge(profiler.measure(all.where("year(date) > 2012"), ProfileProgress.none()));
        parts = ContainerState.fromBytes(parts.toBytes());
        assertThat(parts.rows()).isEqualTo(1461);
        assertThat(text(ContainerProfiles.of(parts), "wind", MetricName.MEDIAN))
                .isEqualTo(text(ContainerProfiles.of(whole), "wind", MetricName.MEDIAN));
        assertThat(ContainerProfiles.of(parts).field("weather").orElseThrow().topValues())
                .isEqualTo(ContainerProfiles.of(whole)
                        .field("weather")
                        .orElseThrow()
                        .topValues());
    }

    @Test
    void tooManyFields_areRefused() {
        ProfileOptions two =
                new ProfileOptions(Set.of(), ProfileOptions.defaults().limits(), 8, 2, 10);
        assertThatThrownBy(() -> new Profiler(two).measure(spark.sql("select 1 a, 2 b, 3 c"), ProfileProgress.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxFields: more than 2 fields with c");
        assertThatThrownBy(() -> new ProfileOptions(Set.of(), two.limits(), -1, 2, 10))
                .hasMessage("maxDepth: -1 (expected: 0 to 50)");
    }

    private static StructField field(String name) {
        return new StructField(name, DataTypes.IntegerType, true, Metadata.empty());
    }

    private static ContainerProfile profile(Dataset<Row> data) {
        return ContainerProfiles.of(new Profiler(ProfileOptions.defaults()).measure(data, ProfileProgress.none()));
    }

    private static String text(ContainerProfile profile, String path, MetricName name) {
        return profile.field(path).orElseThrow().text(name).orElseThrow();
    }

    private static AbsentReason reason(ContainerProfile profile, String path, MetricName name) {
        return profile.field(path)
                .orElseThrow()
                .metric(name)
                .orElseThrow()
                .absentReason()
                .orElseThrow();
    }

    @Test
    void maskedColumns_andWhatIsInsideOfThem_showNoValue() {
        Dataset<Row> rows =
                spark.sql("select id, concat('Qz7', id, '@x.org') mail, named_struct('a.b', concat('Qz7', id), 'n', id)"
                        + " person, array(concat('Qz7', id)) tags, cast(id as double) `odd.name` from range(2000)");
        ContainerState state = new Profiler(ProfileOptions.defaults())
                .masking(Set.of("mail", "person", "tags", "odd.name", "not there"))
                .measure(rows, ProfileProgress.none());

        ContainerProfile profile = ContainerProfiles.of(state);
        assertThat(profile.field("id").orElseThrow().text(MetricName.MAX)).hasValue("1999");
        assertThat(text(profile, "mail", MetricName.DISTINCT_COUNT)).isEqualTo("2000");
        assertThat(text(profile, "mail", MetricName.ALL_DISTINCT)).isEqualTo("true");
        assertThat(text(profile, "tags[]", MetricName.MAX_LENGTH)).isEqualTo("7");
        for (String path : List.of("mail", "person.`a.b`", "person.n", "tags[]", "`odd.name`")) {
            assertThat(reason(profile, path, MetricName.MIN)).as(path).isEqualTo(AbsentReason.MASKED);
            assertThat(profile.field(path).orElseThrow().topValues()).isEmpty();
            assertThat(profile.field(path).orElseThrow().histogram()).isEmpty();
        }
        for (byte[] bytes : List.of(state.toBytes(), state.toTaskBytes())) {
            assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("Qz7");
        }
    }

    @Test
    void moreOrFewerValues_areShownOneByOne() {
        ContainerState state = new Profiler(ProfileOptions.defaults())
                .measure(spark.sql("select cast(id % 300 as string) s from range(3000)"), ProfileProgress.none());
        assertThat(ContainerProfiles.of(state).fields().get(0).topValues()).hasSize(10);
        FieldProfile all = ContainerProfiles.of(state, 300).fields().get(0);
        assertThat(all.topValues()).hasSize(300);
        assertThat(all.histogram().orElseThrow().buckets()).hasSize(300);
        assertThat(ContainerProfiles.of(state, 299).fields().get(0).topValues()).hasSize(10);
        assertThatThrownBy(() -> ContainerProfiles.of(state, 501)).hasMessageContaining("expected: 1 to 500");
    }
}

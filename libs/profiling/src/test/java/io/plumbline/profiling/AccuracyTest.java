package io.plumbline.profiling;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.metric.TopValue;
import io.plumbline.statistics.state.ProfiledType;

import static org.assertj.core.api.Assertions.assertThat;

/** Every figure of the real files against DuckDB's. */
class AccuracyTest {
    private static final String DATA = "../../samples/data/";
    private static final double RELATIVE = 1e-9;

    @ParameterizedTest
    @CsvSource({"seattle-weather.csv, 1461", "birdstrikes.csv, 10000", "species.csv, 12360"})
    void everyFigureOfACsvFile_equalsDuckDbs(String file, long rows) throws SQLException {
        ContainerProfile profile = profile(file);
        assertThat(profile.rows()).isEqualTo(rows);
        assertThat(compare(profile, "", "select * from read_csv('" + DATA + file + "', header=true, all_varchar=true)"))
                .isGreaterThan(60);
    }

    @Test
    void everyFigureOfAJsonArray_equalsDuckDbs() throws SQLException {
        assertThat(compare(profile("penguins.json"), "", "select * from read_json('" + DATA + "penguins.json')"))
                .isGreaterThan(60);
    }

    @Test
    void everyFigureOfNestedElements_equalsDuckDbs() throws SQLException {
        String elements = "select unnest(features) f from read_json('" + DATA
                + "earthquakes.json', maximum_object_size=100000000, sample_size=-1)";
        assertThat(compare(
                        profile("earthquakes.json"),
                        "features[].properties.",
                        "select unnest(f.properties) from (" + elements + ")"))
                .isGreaterThan(200);
    }

    private static ContainerProfile profile(String file) {
        return ContainerProfiles.of(
                new Profiler(ProfileOptions.defaults()).measure(LocalSpark.sample(file), ProfileProgress.none()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static int compare(ContainerProfile profile, String prefix, String select) throws SQLException {
        int compared = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table data as " + select);
            for (FieldProfile field : profile.fields()) {
                if (field.path().startsWith(prefix)) {
                    compared += compare(field, statement, quoted(field.path().substring(prefix.length())));
                }
            }
        }
        return compared;
    }

    private static int compare(FieldProfile field, Statement statement, String column) throws SQLException {
        String value = "cast(" + column + " as " + sqlType(field.profiledType()) + ")";
        Map<MetricName, String> formulas = formulas(field.profiledType());
        String columns = formulas.values().stream()
                .map(formula -> "cast(" + formula.replace("$", value) + " as varchar)")
                .collect(Collectors.joining(", "));
        try (ResultSet result = statement.executeQuery("select " + columns + " from data")) {
            result.next();
            int position = 1;
            for (MetricName name : formulas.keySet()) {
                Metric metric = field.metric(name).orElseThrow();
                check(field.path() + "." + metric.name(), metric, result.getString(position++));
            }
        }
        compareTopValues(field, statement, value);
        return formulas.size();
    }

    private static String sqlType(ProfiledType type) {
        return switch (type) {
            case INTEGRAL -> "bigint";
            case FRACTIONAL -> "double";
            case DATE -> "date";
            case STRING -> "varchar";
            case BOOLEAN, TIMESTAMP, BINARY, ARRAY, MAP, STRUCT, OTHER ->
                throw new IllegalArgumentException("type: " + type);
        };
    }

    private static Map<MetricName, String> formulas(ProfiledType type) {
        Map<MetricName, String> sql = new EnumMap<>(MetricName.class);
        sql.put(MetricName.ROW_COUNT, "count(*)");
        sql.put(MetricName.NULL_COUNT, "count(*) - count($)");
        sql.put(MetricName.COMPLETENESS, "count($) / count(*)");
        sql.put(MetricName.DISTINCT_COUNT, "count(distinct $)");
        sql.put(MetricName.ALL_DISTINCT, "count(distinct $) = count($)");
        sql.put(MetricName.ENTROPY, "entropy($)");
        sql.put(MetricName.MIN, "min($)");
        sql.put(MetricName.MAX, "max($)");
        if (type == ProfiledType.STRING) {
            sql.put(MetricName.EMPTY_COUNT, "count(*) filter ($ = '')");
            sql.put(MetricName.BLANK_COUNT, "count(*) filter ($ <> '' and trim($) = '')");
            sql.put(MetricName.MIN_LENGTH, "min(length($))");
            sql.put(MetricName.MAX_LENGTH, "max(length($))");
            sql.put(MetricName.MEAN_LENGTH, "avg(length($))");
            return sql;
        }
        sql.put(MetricName.Q1, "quantile_disc($, 0.25)");
        sql.put(MetricName.MEDIAN, "quantile_disc($, 0.5)");
        sql.put(MetricName.Q3, "quantile_disc($, 0.75)");
        if (type != ProfiledType.DATE) {
            sql.put(MetricName.MEAN, "avg($)");
            sql.put(MetricName.STDDEV, "stddev_samp($)");
            sql.put(MetricName.VARIANCE, "var_samp($)");
            sql.put(MetricName.SUM, "sum($)");
            sql.put(MetricName.ZERO_COUNT, "count(*) filter ($ = 0)");
            sql.put(MetricName.NEGATIVE_COUNT, "count(*) filter ($ < 0)");
        }
        return sql;
    }

    private static void check(String what, Metric metric, String truth) {
        if (metric.absentReason().isPresent()) {
            assertThat(metric.metric()).as(what).isEqualTo(MetricName.ENTROPY);
        } else if (!metric.exact()) {
            assertBetween(what, metric, truth);
        } else if (metric.kind() == MetricKind.DECIMAL) {
            double expected = Double.parseDouble(truth);
            double tolerance = RELATIVE * Math.max(1e-6, Math.abs(expected));
            assertThat(metric.number().orElseThrow().doubleValue())
                    .as(what)
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(tolerance));
        } else {
            assertThat(metric.value().orElseThrow()).as(what).isEqualTo(truth);
        }
    }

    private static void assertBetween(String what, Metric metric, String truth) {
        String lower = metric.lower().orElseThrow();
        String upper = metric.upper().orElseThrow();
        if (metric.kind() == MetricKind.DATE) {
            assertThat(truth).as(what).isBetween(lower, upper);
        } else {
            assertThat(new BigDecimal(truth)).as(what).isBetween(new BigDecimal(lower), new BigDecimal(upper));
        }
    }

    private static void compareTopValues(FieldProfile field, Statement statement, String value) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (ResultSet result = statement.executeQuery("select cast(" + value
                + " as varchar), count(*) from data where " + value + " is not null group by 1")) {
            while (result.next()) {
                String text = result.getString(1);
                boolean number = field.profiledType() == ProfiledType.FRACTIONAL;
                counts.put(number ? plain(text) : text, result.getLong(2));
            }
        }
        for (TopValue top : field.topValues()) {
            assertThat(counts.get(top.value()))
                    .as(field.path() + " = " + top.value())
                    .isBetween(top.count(), top.countUpper());
        }
        if (field.histogram().isPresent()) {
            long inBuckets = field.histogram().get().buckets().stream()
                    .mapToLong(b -> b.count())
                    .sum();
            assertThat(inBuckets).isEqualTo(field.state().present());
        }
    }

    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

package io.plumbline.profiling;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.plumbline.statistics.metric.AbsentReason;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.Distributions;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Histogram;
import io.plumbline.statistics.metric.Metric;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.metric.MetricName;
import io.plumbline.statistics.metric.TopValue;
import io.plumbline.statistics.state.ProfiledType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Every figure of the real files, and of a generated one with a column of each type, against DuckDB's. */
class AccuracyTest {
    /** When the runs begin. */
    static final String START = "2015-06-01";

    private static final String DATA = "../../samples/data/";
    private static final double RELATIVE = 1e-9;
    private static final Map<MetricName, AbsentReason> ONLY_OF_FEW = Map.of(
            MetricName.UNIQUE_COUNT, AbsentReason.TOO_MANY_DISTINCT,
            MetricName.UNIQUE_RATIO, AbsentReason.TOO_MANY_DISTINCT,
            MetricName.PATTERN_COUNT, AbsentReason.TOO_MANY_DISTINCT,
            MetricName.DAY_COUNT, AbsentReason.TOO_MANY_DAYS,
            MetricName.MISSING_DAY_COUNT, AbsentReason.TOO_MANY_DAYS,
            MetricName.LARGEST_GAP, AbsentReason.TOO_MANY_DAYS);
    private static final Set<MetricName> NOT_IN_SQL = Set.of(
            MetricName.IS_NOT_NORMAL,
            MetricName.MAX_DECIMAL_PLACES,
            MetricName.NAN_COUNT,
            MetricName.INFINITY_COUNT,
            MetricName.PARENT_NULL_COUNT,
            MetricName.ROWS_WITH_VALUE,
            MetricName.ROW_COMPLETENESS);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"seattle-weather.csv, 1461", "birdstrikes.csv, 10000", "species.csv, 12360"})
    void everyFigureOfACsvFile_equalsDuckDbs(String file, long rows) throws SQLException {
        ContainerProfile profile = profile(LocalSpark.sample(file));
        assertThat(profile.rows()).isEqualTo(rows);
        String select = "select * from read_csv('" + DATA + file + "', header=true, all_varchar=true)";
        assertThat(compare(profile, "", select, true)).isGreaterThan(120);
    }

    @Test
    void everyFigureOfAJsonArray_equalsDuckDbs() throws SQLException {
        ContainerProfile profile = profile(LocalSpark.sample("penguins.json"));
        assertThat(compare(profile, "", "select * from read_json('" + DATA + "penguins.json')", true))
                .isGreaterThan(120);
    }

    @Test
    void everyFigureOfNestedElements_equalsDuckDbs() throws SQLException {
        String elements = "select unnest(features) f from read_json('" + DATA
                + "earthquakes.json', maximum_object_size=100000000, sample_size=-1)";
        ContainerProfile profile = profile(LocalSpark.sample("earthquakes.json"));
        String select = "select unnest(f.properties) from (" + elements + ")";
        assertThat(compare(profile, "features[].properties.", select, true)).isGreaterThan(400);
    }

    @Test
    void everyFigureOfGeneratedColumns_equalsDuckDbs() throws SQLException {
        Path file = directory.resolve("generated.parquet");
        String generated = """
                select i as id, (i * 7919) % 97 - 20 as small, (i * 104729) % 15485863 as large,
                  ((i * 31) % 5000 / 4.0)::float as quarters,
                  case when i % 11 = 0 then null else round(exp(hash(i) % 1000 / 100.0) - 3, 3) end as skewed,
                  ((i * 7919) % 100000 / 100.0)::decimal(12, 2) as price,
                  (((i * 104729) % 15485863) || '.125')::decimal(38, 10) - 77::decimal(38, 10) as exact,
                  case i % 9 when 0 then 'N/A' when 1 then ' Anna Ä' when 2 then 'AB-' || i % 500 when 3 then '' when 4 then 'one two three four'
                    when 5 then chr(9) when 6 then 'tab' || chr(9) || 'x ' when 7 then lower(hex(hash(i))) else i::varchar end as text,
                  date '2010-01-01' + (hash(i) % 3000)::int as day, date '1850-01-01' + (i * 3)::int as far,
                  timestamp '1969-12-30' + interval (i * 3600) second as hourly,
                  timestamp '2014-01-01' + interval (hash(i) % 100000000000) microsecond as moment,
                  i % 3 = 0 as flag from range(20000) t(i)""";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("copy (" + generated + ") to '" + file + "' (format parquet)");
        }
        ContainerProfile profile = profile(LocalSpark.session().read().parquet(file.toString()));
        assertThat(compare(profile, "", "select * from '" + file + "'", false)).isGreaterThan(300);
        assertThat(profile.field("price").orElseThrow().text(MetricName.MAX_DECIMAL_PLACES))
                .hasValue("2");
        assertThat(profile.field("quarters").orElseThrow().text(MetricName.MAX_DECIMAL_PLACES))
                .hasValue("2");
        assertThat(profile.field("skewed").orElseThrow().text(MetricName.MAX_DECIMAL_PLACES))
                .hasValue("3");
        assertThat(profile.field("exact").orElseThrow().text(MetricName.MAX_DECIMAL_PLACES))
                .hasValue("3");
    }

    private static ContainerProfile profile(Dataset<Row> data) {
        Clock clock = Clock.fixed(Instant.parse(START + "T00:00:00Z"), ZoneOffset.UTC);
        return ContainerProfiles.of(
                new Profiler(ProfileOptions.defaults(), clock).measure(data, ProfileProgress.none()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** @param cast whether the columns' types are to be those that Spark found */
    private static int compare(ContainerProfile profile, String prefix, String select, boolean cast)
            throws SQLException {
        int compared = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("create table data as " + select);
            statement.execute("create macro e(x) as cast(x as decimal(28, 9))");
            for (FieldProfile field : profile.fields()) {
                if (field.path().startsWith(prefix)) {
                    String column = quoted(field.path().substring(prefix.length()));
                    String value = cast ? "cast(" + column + " as " + sqlType(field.profiledType()) + ")" : column;
                    statement.execute("create or replace table d as select " + value + " as v from data");
                    compared += compare(field, statement);
                }
            }
        }
        return compared;
    }

    private static int compare(FieldProfile field, Statement statement) throws SQLException {
        Map<MetricName, String> formulas = Truths.of(field.profiledType());
        assertThat(field.metrics().stream().map(Metric::metric).filter(name -> !NOT_IN_SQL.contains(name)))
                .as(field.path())
                .containsExactlyInAnyOrderElementsOf(formulas.keySet());
        String columns = formulas.values().stream()
                .map(formula -> "cast(" + formula + " as varchar)")
                .collect(Collectors.joining(", "));
        boolean number =
                field.profiledType() == ProfiledType.INTEGRAL || field.profiledType() == ProfiledType.FRACTIONAL;
        String middle =
                "(select quantile_disc(v, 0.25) q1, quantile_disc(v, 0.5) md, quantile_disc(v, 0.75) q3, avg(v) m from d)";
        try (ResultSet result =
                statement.executeQuery("select " + columns + " from d" + (number ? ", " + middle : ""))) {
            result.next();
            int position = 1;
            for (MetricName name : formulas.keySet()) {
                Metric metric = field.metric(name).orElseThrow();
                check(field.path() + "." + metric.name(), metric, result.getString(position++));
            }
        }
        compareTopValues(field, statement);
        compareDistributions(field, statement);
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

    private static void check(String what, Metric metric, String truth) {
        if (metric.absentReason().isPresent()) {
            boolean allowed = metric.absentReason().get() == ONLY_OF_FEW.get(metric.metric());
            assertThat(allowed
                            || truth == null
                            || truth.toLowerCase(Locale.ROOT).contains("nan"))
                    .as(what + ": " + metric.absentReason().get() + ", but " + truth)
                    .isTrue();
        } else if (!metric.exact()) {
            assertBetween(what, metric, truth);
        } else if (metric.kind() == MetricKind.DECIMAL) {
            double expected = Double.parseDouble(truth);
            double tolerance = RELATIVE * Math.max(1e-6, Math.abs(expected));
            assertThat(metric.number().orElseThrow().doubleValue()).as(what).isCloseTo(expected, offset(tolerance));
        } else if (metric.kind() == MetricKind.TIMESTAMP) {
            assertThat(time(metric.value().orElseThrow())).as(what).isEqualTo(time(truth));
        } else {
            assertThat(metric.value().orElseThrow()).as(what).isEqualTo(truth);
        }
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T').replace("Z", ""));
    }

    private static void assertBetween(String what, Metric metric, String truth) {
        String lower = metric.lower().orElseThrow();
        String upper = metric.upper().orElseThrow();
        if (metric.kind() == MetricKind.DATE) {
            assertThat(truth).as(what).isBetween(lower, upper);
        } else if (metric.kind() == MetricKind.TIMESTAMP) {
            assertThat(time(truth)).as(what).isBetween(time(lower), time(upper));
        } else {
            // Entropy, which may be at its very bound, is rounded on both sides.
            BigDecimal slack = new BigDecimal("1e-9");
            assertThat(new BigDecimal(truth))
                    .as(what)
                    .isBetween(new BigDecimal(lower).subtract(slack), new BigDecimal(upper).add(slack));
        }
    }

    private static void compareTopValues(FieldProfile field, Statement statement) throws SQLException {
        Map<String, Long> counts = counts(statement, "cast(v as varchar)", "v is not null");
        Map<String, Long> canonical = new HashMap<>();
        counts.forEach((text, count) -> canonical.put(canonical(field, text), count));
        for (TopValue top : field.topValues()) {
            assertThat(canonical.get(top.value()))
                    .as(field.path() + " = " + top.value())
                    .isBetween(top.count(), top.countUpper());
        }
        if (field.histogram().isPresent()) {
            assertThat(field.histogram().get().buckets().stream()
                            .mapToLong(b -> b.count())
                            .sum())
                    .isEqualTo(field.state().present());
        }
    }

    private static String canonical(FieldProfile field, String text) {
        return switch (field.profiledType()) {
            case FRACTIONAL -> plain(text);
            case TIMESTAMP -> java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time(text));
            default -> text;
        };
    }

    private static void compareDistributions(FieldProfile field, Statement statement) throws SQLException {
        for (Map.Entry<String, Histogram> entry : field.distributions().entrySet()) {
            String what = field.path() + ": " + entry.getKey();
            Histogram histogram = entry.getValue();
            String key = switch (entry.getKey()) {
                case Distributions.LENGTHS -> "length(v)::varchar";
                case Distributions.FIRST_DIGITS -> Truths.firstDigit();
                case Distributions.WEEKDAYS -> "upper(dayname(v))";
                case Distributions.HOURS -> "strftime(v, '%H')";
                case Distributions.MONTHS -> "strftime(v, '%Y-%m')";
                case Distributions.YEARS -> "strftime(v, '%Y')";
                case Distributions.PATTERNS -> Truths.PATTERN;
                default -> "";
            };
            if (key.isEmpty()) {
                assertThat(entry.getKey()).isIn(Distributions.EQUAL_DEPTH, Distributions.FORMATS);
            } else if (histogram.exact() && histogram.kind() == Histogram.Kind.VALUES) {
                String where = switch (entry.getKey()) {
                    case Distributions.FIRST_DIGITS -> "v <> 0";
                    case Distributions.PATTERNS -> Truths.PATTERNED;
                    default -> "v is not null";
                };
                Map<String, Long> truth = counts(statement, key, where);
                List<Histogram.Bucket> filled =
                        histogram.buckets().stream().filter(b -> b.count() > 0).toList();
                filled.forEach(
                        b -> assertThat(b.count()).as(what + " " + b.lower()).isEqualTo(truth.get(b.lower())));
                int listed = entry.getKey().equals(Distributions.PATTERNS) ? Math.min(20, truth.size()) : truth.size();
                assertThat(filled).as(what).hasSize(listed);
            }
        }
    }

    private static Map<String, Long> counts(Statement statement, String key, String where) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (ResultSet result =
                statement.executeQuery("select " + key + ", count(*) from d where " + where + " group by 1")) {
            while (result.next()) {
                counts.put(result.getString(1), result.getLong(2));
            }
        }
        return counts;
    }

    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}

package io.plumbline.inference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.statistics.metric.ContainerProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What levels 3 to 5 add, and what they keep quiet about. */
class LevelsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final KeyFinding.Reference CUSTOMERS =
            new KeyFinding.Reference("ds", "ct", "customers", "custkey", 1000, true);

    @Test
    void rowsPerDay_areLimited_whereEachDayIsCounted() {
        List<String> checks =
                lines(sql("select date_add(date'2026-01-01', cast(id / 50 as int)) as day from range(5000)"), 3);
        assertThat(checks).contains("timeDistributionSize day {intervalName=Daily, minSize=50, maxSize=50}");
        List<String> workdays = lines(
                sql("select day from (select date_add(date'2026-01-01', cast(id / 50 as int)) as day from range(10000))"
                        + " where dayofweek(day) not in (1, 7)"),
                3);
        assertThat(workdays)
                .contains("timeDistributionSize day {intervalName=Weekly, minSize=250, maxSize=250}")
                .noneMatch(c -> c.contains("Daily"));
    }

    @Test
    void growth_getsNoNumberOfRowsPerDay() {
        assertThat(lines(sql("select date_add(date'2026-01-01', cast(sqrt(id) as int)) as day from range(10000)"), 3))
                .noneMatch(c -> c.startsWith("timeDistributionSize"));
    }

    @Test
    void openEnds_getOneSide() {
        List<String> checks = lines(
                sql("select if(id % 3 = 0, date'9999-12-31', date_add(date'2020-01-01', cast(id as int))) valid_to,"
                        + " if(id % 3 = 0, date'1800-01-01', date_add(date'2020-01-01', cast(id as int))) born"
                        + " from range(1000)"),
                3);
        assertThat(checks)
                .contains("afterDateTime valid_to {dateTime=2017-01-01}")
                .noneMatch(c -> c.startsWith("betweenTimes"))
                .noneMatch(c -> c.startsWith("afterDateTime born"));
    }

    @Test
    void aLongTail_getsALimitOnTheOtherSide_andACountStartsAtOne() {
        List<String> checks = lines(
                sql("select cast(exp(pmod(xxhash64(id, 1), 1000) / 100.0D) as int) pieces,"
                        + " 500 + exp(pmod(xxhash64(id), 1000) / 90.0D) cost from range(3000)"),
                3);
        assertThat(checks)
                .noneMatch(c -> c.startsWith("between"))
                .contains("greaterThan pieces {value=0, inclusive=false}")
                .anyMatch(c -> c.startsWith("greaterThan cost"))
                .noneMatch(c -> c.startsWith("notNegative"))
                .noneMatch(c -> c.startsWith("lessThan"));
    }

    @Test
    void fieldsInOrder_areFound_butNotByChance_norWhatFollows() {
        String query = "select date_add(date'2026-01-01', cast(id % 300 as int)) ordered,"
                + " date_add(date'2026-01-01', cast(id % 300 + id % 7 as int)) shipped,"
                + " date_add(date'2026-01-01', cast(id % 300 + id % 7 + 1 + id % 5 as int)) received,"
                + " date_add(date'1999-01-01', cast(id % 17 as int)) founded,"
                + " cast(id % 300 as int) low, cast(id % 300 + id % 9 as int) high,"
                + " cast(id % 300 as int) copy from range(3000)";
        List<String> checks = lines(sql(query), 3);
        assertThat(checks)
                .contains(
                        "lessThanField ordered {fieldName=shipped, inclusive=true}",
                        "lessThanField shipped {fieldName=received, inclusive=false}",
                        "lessThanField low {fieldName=high, inclusive=true}",
                        "equalToField low {fieldName=copy}")
                .noneMatch(c -> c.equals("lessThanField ordered {fieldName=received, inclusive=false}"))
                .noneMatch(c -> c.contains("Field founded") || c.contains("=founded"));
    }

    @Test
    void referencesToUniqueKeys_areProposed_whereTheyAreCertain() {
        Dataset<Row> orders =
                sql("select id as orderkey, id % 900 + 1 as custkey, id % 900 + 1 as amount from range(2000)");
        KeyFinding reference = new KeyFinding("custkey", CUSTOMERS, 1, 1, true, 1);
        KeyFinding accident = new KeyFinding("amount", CUSTOMERS, 1, 1, true, 1);
        assertThat(lines(orders, 4, List.of(reference, accident)))
                .contains("existsIn custkey {refDatastoreId=ds, refContainerId=ct, refField=custkey}")
                .noneMatch(c -> c.startsWith("existsIn amount"));
        KeyFinding partly = new KeyFinding("custkey", CUSTOMERS, 0.97, 0.94, false, 0.95);
        assertThat(lines(orders, 4, List.of(partly))).noneMatch(c -> c.startsWith("existsIn"));
    }

    @Test
    void aCopy_isSaidToHaveTheRowsOfItsOriginal_unlessItIsTiny() {
        Original original =
                new Original("ds", "ct2", "orders", List.of("orderkey", "amount"), "orderkey", 1_024, 0.996, false);
        for (int rows : List.of(99, 2_000)) {
            InferenceInput copy = InferenceInput.of(ContainerProfiles.of(
                    Table.of("t", sql("select id as orderkey, id % 900 as amount from range(" + rows + ")"))
                            .measured()));
            List<InferredCheck> checks = CheckInference.references(
                    copy.profile(), List.of(), Optional.of(original), new InferenceOptions(4, NOW, "run"));
            assertThat(checks).hasSize(rows < Thresholds.MIN_SUPPORT ? 0 : 1).allSatisfy(check -> {
                assertThat(check.rule()).isEqualTo("dataDiff");
                assertThat(check.fields()).containsExactly("orderkey", "amount");
                assertThat(check.properties())
                        .containsEntry("refContainerId", "ct2")
                        .containsEntry("rowIdentifiers", List.of("orderkey"));
                assertThat(check.evidence().lower()).contains("0.99");
            });
            assertThat(CheckInference.references(
                            copy.profile(), List.of(), Optional.of(original), new InferenceOptions(3, NOW, "run")))
                    .isEmpty();
        }
    }

    @Test
    void referencesOfDays_areProposedToCalendars_andOfFractionsToNothing() {
        Dataset<Row> orders = sql("select date_add(date'2020-01-01', cast(id % 700 as int)) order_date,"
                + " timestamp_ntz'2020-01-01 00:00:00' + make_dt_interval(cast(id % 700 as int)) due,"
                + " timestamp_ntz'2020-01-01 00:00:00' + make_dt_interval(cast(id % 700 as int), 9) seen,"
                + " cast(id % 700 as decimal(12,2)) product_no, cast(id % 700 + 0.5 as decimal(12,2)) product_price"
                + " from range(2000)");
        KeyFinding.Reference calendar = new KeyFinding.Reference("ds", "cal", "dim_date", "date_key", 3650, true);
        KeyFinding.Reference weather = new KeyFinding.Reference("ds", "w", "weather", "date", 3650, true);
        KeyFinding.Reference products = new KeyFinding.Reference("ds", "pr", "products", "no", 1000, true);
        List<KeyFinding> keys = new ArrayList<>();
        for (String field : List.of("order_date", "due", "seen")) {
            keys.add(new KeyFinding(field, weather, 1, 1, true, 1));
            keys.add(new KeyFinding(field, calendar, 1, 1, true, 1));
        }
        keys.add(new KeyFinding("product_no", products, 1, 1, true, 1));
        keys.add(new KeyFinding("product_price", products, 1, 1, true, 1));
        assertThat(lines(orders, 4, keys).stream().filter(c -> c.startsWith("existsIn")))
                .containsExactly(
                        "existsIn order_date {refDatastoreId=ds, refContainerId=cal, refField=date_key}",
                        "existsIn due {refDatastoreId=ds, refContainerId=cal, refField=date_key}",
                        "existsIn product_no {refDatastoreId=ds, refContainerId=pr, refField=no}");
    }

    @Test
    void nearlyAll_becomesACoverage() {
        List<String> checks = lines(
                sql("select if(id % 40 = 0, null, id) a, if(id % 200 = 0, concat('odd', id), concat('k', id % 3)) kind,"
                        + " if(id % 50 = 0, 'none', concat('u', id, '@example.org')) mail from range(4000)"),
                5);
        assertThat(checks)
                .anyMatch(c -> c.startsWith("notNull a {} 0.9"))
                .contains("expectedValues kind {list=[k0, k1, k2]} 0.95")
                .anyMatch(c -> c.startsWith("matchesPattern mail") && c.endsWith("format=email} 0.95"));
    }

    @Test
    void codes_getThePatternThatTheDataShows() {
        Dataset<Row> codes = sql(
                "select concat('Customer#', lpad(cast(id as string), 9, '0')) name,"
                        + " concat_ws('-', 10 + id % 20, 100 + id % 800, 1000 + id) phone,"
                        + " concat('ORD.', id) number, if(id % 3 = 0, cast(10000 + id as string), concat(10000 + id, '-', 1000 + id)) zip,"
                        + " concat(chr(65 + id % 26), chr(65 + id % 23)) state,"
                        + " concat(chr(65 + id % 26), repeat(chr(97 + id % 26), cast(id % 7 as int))) surname,"
                        + " if(id % 500 = 0, 'none', concat('B', 100 + id)) dirty,"
                        + " element_at(array('1', 'A1', '1-1', 'A-1', '1/A'), cast(id % 5 as int) + 1) various from range(3000)");
        assertThat(lines(codes, 3))
                .contains(
                        "matchesPattern name {pattern=Customer#[0-9]{9}}",
                        "matchesPattern phone {pattern=[0-9]{2}-[0-9]{3}-[0-9]{4}}",
                        "matchesPattern number {pattern=[A-Z]{3}\\.[0-9]+}",
                        "matchesPattern zip {pattern=[0-9]{5}-[0-9]{4}|[0-9]{5}}",
                        "matchesPattern state {pattern=[A-Z]{2}}")
                .noneMatch(c -> c.startsWith("matchesPattern surname")
                        || c.startsWith("matchesPattern dirty")
                        || c.startsWith("matchesPattern various"));
        assertThat(lines(codes, 2)).noneMatch(c -> c.startsWith("matchesPattern"));
    }

    @Test
    void lengths_areLimitedForCodes_andOfNamesAndProseOnlyThatThereIsSome() {
        List<String> checks = lines(
                sql(
                        "select substr(md5(cast(id as string)), 1, 8) padded, concat('n', repeat('x', cast(id % 20 as int)), id) city,"
                                + " concat('us', substr(md5(cast(id as string)), 1, 8 + cast(id % 3 as int))) code,"
                                + " concat('North ', lpad(cast(id as string), 4, 'x')) region,"
                                + " if(id = 7, '', concat('c', id)) remark,"
                                + " substr(md5(cast(id as string)), 1, 8 + cast(id % 3 as int)) first_name,"
                                + " concat('c ', id) comment from range(3000)"),
                5);
        assertThat(checks.stream().filter(c -> c.startsWith("minLength") || c.startsWith("maxLength")))
                .containsExactly(
                        "minLength padded {value=8}",
                        "minLength city {value=1}",
                        "minLength code {value=9}",
                        "minLength region {value=10}",
                        "minLength first_name {value=1}",
                        "minLength comment {value=1}",
                        "maxLength padded {value=8}",
                        "maxLength code {value=13}",
                        "maxLength region {value=10}");
        assertThat(lines(sql("select concat('us', id % 90) code, concat('New ', id) place from range(900)"), 5))
                .noneMatch(c -> c.startsWith("minLength") || c.startsWith("maxLength"));
    }

    @Test
    void keysWrittenAsOneWord_areNoMeasures_andPaidIsNoKey() {
        List<String> checks = lines(
                sql("select cast(pmod(id * 7919, 900) as int) custkey, cast(pmod(id * 7919, 900) as int) userid,"
                        + " cast(pmod(id * 7919, 900) as int) paid from range(3000)"),
                2);
        assertThat(checks)
                .anyMatch(c -> c.startsWith("between paid"))
                .noneMatch(c -> c.startsWith("between custkey") || c.startsWith("between userid"));
    }

    private static Dataset<Row> sql(String query) {
        return LocalSpark.session().sql(query);
    }

    private static List<String> lines(Dataset<Row> data, int level) {
        return lines(data, level, List.of());
    }

    private static List<String> lines(Dataset<Row> data, int level, List<KeyFinding> keys) {
        Table table = Table.of("t", data);
        InferenceInput input =
                InferenceInput.of(ContainerProfiles.of(table.measured())).withRelations(Relations.pairs(table));
        InferenceOptions options = new InferenceOptions(level, NOW, "run");
        List<InferredCheck> checks = new ArrayList<>(CheckInference.infer(input, options));
        checks.addAll(CheckInference.references(input.profile(), keys, Optional.empty(), options));
        List<String> lines = new ArrayList<>();
        for (InferredCheck check : checks) {
            lines.add(check.rule() + " " + String.join(",", check.fields()) + " " + check.properties()
                    + Optional.of(check.coverage())
                            .filter(c -> c < 1)
                            .map(c -> " " + c)
                            .orElse(""));
        }
        return lines;
    }
}

package io.plumbline.profile.outbound.spark;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.inference.InferenceOptions;
import io.plumbline.profiling.PartNames;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.MeasuredPart;
import io.plumbline.statistics.state.PartSum;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.outbound.spark.SparkSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups of rows of odd names and values, each found again by Spark with the condition that its checks carry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupFindingsTest {

    private static final ContainerId CONTAINER = new ContainerId("ct_0123456789abcdef");
    private static final InferenceOptions OPTIONS =
            new InferenceOptions(2, Instant.parse("2026-11-27T00:00:00Z"), "op_0123456789abcdef");

    private SparkRuntime runtime;
    private SparkJobs jobs;
    private SparkSession spark;

    @BeforeAll
    void begin() {
        runtime = SparkRuntime.acquire(new SparkSettings("local[2]", 2, Map.of()));
        jobs = runtime.begin("groups");
        spark = jobs.session();
    }

    @AfterAll
    void end() {
        jobs.close();
        runtime.close();
    }

    @Test
    void filterOfEachGroup_selectsItsRows_whateverNamesAndValuesAre() {
        Dataset<Row> data = spark.range(0, 3_000, 1, 2)
                .selectExpr(
                        "id",
                        "if(id % 5 = 0, null, element_at(array('null', '', 'O''Brien `x` \\\\\\\\ \\\" %', 'zwei\\nZeilen'),"
                                + " cast(id % 4 + 1 as int))) as `it``s a \"name\" with.dots`",
                        "if(id % 3 = 0, null, id % 2 = 0) flag",
                        "cast(id % 3 - 1 as tinyint) tiny",
                        "element_at(array(-9223372036854775807L - 1L, 0L, 9223372036854775807L), cast(id % 3 + 1 as int)) large",
                        "element_at(array(double('NaN'), -0.0D, 0.0D, double('-Infinity'), 1e300D, 0.1D),"
                                + " cast(id % 6 + 1 as int)) real",
                        "element_at(array(float('NaN'), 0.1f, null), cast(id % 3 + 1 as int)) single",
                        "cast((id % 3 - 1) / 10 as decimal(5,2)) price",
                        "element_at(array(1234567890123456789012345678.0123456789BD, -0.5BD), cast(id % 2 + 1 as int)) wide",
                        "element_at(array(date'0044-03-15', date'1969-12-31', date'9999-12-31'), cast(id % 3 + 1 as int)) day",
                        "timestamp_micros(id % 3 * 1500000 - 1) moment",
                        "cast(timestamp_micros(id % 3 * 1500000) as timestamp_ntz) local");
        List<List<String>> criteria = List.of(
                List.of("it`s a \"name\" with.dots", "tiny"),
                List.of("flag", "price"),
                List.of("large"),
                List.of("real", "single"),
                List.of("wide", "day", "moment", "local"));
        GroupFindings found = found(data, criteria);

        assertThat(found.refusals()).isEmpty();
        assertThat(found.groups()).hasSizeGreaterThan(30);
        Set<String> ids = new HashSet<>();
        Map<List<String>, Long> rows = new HashMap<>();
        for (ProfileGroup group : found.groups()) {
            assertThat(data.where(group.filter()).count()).as(group.filter()).isEqualTo(group.rows());
            assertThat(ids.add(group.id())).isTrue();
            rows.merge(group.values().stream().map(v -> v.field()).toList(), group.rows(), Long::sum);
        }
        assertThat(rows)
                .hasSize(5)
                .allSatisfy((criterion, sum) -> assertThat(sum).isEqualTo(3_000));
        assertThat(found.groups()).extracting(ProfileGroup::position).isSorted();
        assertThat(found(data, List.of(List.of("tiny", "it`s a \"name\" with.dots")))
                        .groups())
                .as("in another order of fields")
                .extracting(ProfileGroup::id)
                .isSubsetOf(ids);
    }

    @Test
    void checksOfGroups_sayWhatDoesNotHoldAroundThem_andOfGroupsWithinGroupsNothingTwice() {
        Dataset<Row> data = spark.range(0, 12_000, 1, 2)
                .selectExpr(
                        "element_at(array('DE', 'FR', 'US'), cast(id % 3 + 1 as int)) country",
                        "if(id % 2 = 0, 'web', 'shop') channel",
                        "id % 100 + if(id % 3 = 2, 5000, 0) amount",
                        "element_at(array('EUR', 'EUR', if(id % 2 = 0, 'USD', 'CAD')), cast(id % 3 + 1 as int)) currency",
                        "if(id % 3 = 0, null, id) code");
        List<InferredCheck> checks = found(data, List.of(List.of("country"), List.of("country", "channel")))
                .checks(OPTIONS);

        assertThat(checks).allSatisfy(check -> {
            assertThat(check.filter()).isNotNull();
            assertThat(check.fields()).doesNotContainAnyElementsOf(List.of("country", "channel"));
        });
        assertThat(checks)
                .filteredOn(c -> c.rule().equals("notNull") && c.fields().equals(List.of("code")))
                .extracting(InferredCheck::filter)
                .containsExactly("`country` = 'FR'", "`country` = 'US'");
        assertThat(checks)
                .filteredOn(c -> c.rule().equals("between") && c.fields().equals(List.of("amount")))
                .extracting(InferredCheck::filter)
                .containsExactly("`country` = 'DE'", "`country` = 'FR'", "`country` = 'US'");
        assertThat(checks)
                .filteredOn(c -> c.rule().equals("expectedValues") && c.fields().equals(List.of("currency")))
                .extracting(c -> c.filter() + " " + c.properties().get("list"))
                .containsExactlyInAnyOrder(
                        "`country` = 'DE' [EUR]",
                        "`country` = 'FR' [EUR]",
                        "`country` = 'US' [CAD, USD]",
                        "`channel` = 'shop' AND `country` = 'US' [CAD]",
                        "`channel` = 'web' AND `country` = 'US' [USD]");
        assertThat(checks)
                .filteredOn(
                        c -> c.filter().equals("`country` = 'US'") && c.rule().equals("between"))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.description()).endsWith(", where country is US");
                    assertThat(c.evidence().rowsSeen()).isEqualTo(4_000);
                    assertThat(c.evidence().heldOut()).isNotNull();
                });
        assertThat(found(data, List.of(List.of("country"))).checks(new InferenceOptions(0, OPTIONS.now(), "op")))
                .isEmpty();
    }

    @Test
    void criterionThatNoLongerFits_isLeftOutWithItsReason() {
        ContainerOverrides overrides = new ContainerOverrides(
                null,
                null,
                null,
                false,
                Map.of(),
                Map.of("hidden", FieldStatus.MASKED),
                null,
                List.of(List.of("id"), List.of("gone", "id"), List.of("list"), List.of("hidden")));
        ContainerTarget target = new ContainerTarget(CONTAINER, "t", Map.of(), null, overrides);
        GroupCriteria criteria = GroupCriteria.of(
                target,
                spark.range(1).selectExpr("id", "array(id) list", "'x' hidden").schema());
        assertThat(criteria.usable()).containsExactly(List.of("id"));
        assertThat(criteria.notes())
                .satisfiesExactly(
                        note -> assertThat(note).startsWith("not profiled in groups by gone, id: gone (expected"),
                        note -> assertThat(note).contains("list"),
                        note -> assertThat(note).contains("hidden"));
    }

    @Test
    void refusedCriteria_areTold_andTheOthersAreThere() {
        GroupFindings found =
                found(spark.range(500).selectExpr("id", "id % 2 two"), List.of(List.of("id"), List.of("two")));
        assertThat(found.refusals())
                .containsExactly(
                        "groups by id: more than 100 (expected: at most 100 groups, with 2 fields and 2 criteria);"
                                + " none of them is profiled");
        assertThat(found.groups()).hasSize(2);
        assertThat(found.fields(1))
                .hasSize(2)
                .allSatisfy(field -> assertThat(field.state()).isNull());
    }

    private static GroupFindings found(Dataset<Row> data, List<List<String>> criteria) {
        MeasuredPart part = new Profiler(ProfileOptions.defaults())
                .grouping(criteria)
                .measureParts(data, PartNames.one(), ProfileProgress.none())
                .get(0);
        PartSum sum = new PartSum();
        sum.add(KeptPart.of(part));
        return new GroupFindings(CONTAINER, part.whole(), criteria, sum.groups(), 100);
    }
}

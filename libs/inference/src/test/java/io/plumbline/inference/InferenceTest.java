package io.plumbline.inference;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.profiling.LocalSpark;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.ProfileProgress;
import io.plumbline.profiling.Profiler;
import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InferenceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void weather_getsTheChecksAPersonWouldWrite() {
        assertThat(table(LocalSpark.sample("seattle-weather.csv"), 2))
                .containsExactly(
                        "notNull date {}",
                        "notNull precipitation {}",
                        "notNull temp_max {}",
                        "notNull temp_min {}",
                        "notNull wind {}",
                        "notNull weather {}",
                        "expectedValues weather {list=[drizzle, fog, rain, snow, sun]}",
                        "notNegative precipitation {}",
                        "between temp_max {min=-21, max=55}",
                        "between temp_min {min=-20, max=31}",
                        "between wind {min=0, max=14.1}",
                        "betweenTimes date {min=2008-01-01, max=2037-01-01}",
                        "unique date {}");
    }

    @Test
    void birdStrikes_getNoRangeForSkewedCosts_andNoSetForNames() {
        assertThat(table(LocalSpark.sample("birdstrikes.csv"), 2).stream().filter(c -> !c.startsWith("notNull")))
                .containsExactly(
                        "expectedValues Phase of flight"
                                + " {list=[Approach, Climb, Descent, Landing Roll, Parked, Take-off run, Taxi]}",
                        "expectedValues Wildlife Size {list=[Large, Medium, Small]}",
                        "expectedValues Time of day {list=[Dawn, Day, Dusk, Night]}",
                        "notNegative Cost Other {}",
                        "notNegative Cost Repair {}",
                        "notNegative Cost Total $ {}",
                        "between Speed IAS in knots {min=0, max=530}",
                        "betweenTimes Flight Date {min=1977-01-01, max=2040-01-01}");
    }

    @Test
    void species_getNothingForCodes_andTheNaturalRangeForShares() {
        assertThat(table(LocalSpark.sample("species.csv"), 2))
                .containsExactly(
                        "notNull item_id {}",
                        "notNull common_name {}",
                        "notNull scientific_name {}",
                        "notNull gap_species_code {}",
                        "notNull county_id {}",
                        "notNull habitat_yearround_pct {}",
                        "between habitat_yearround_pct {min=0, max=1}");
    }

    @Test
    void penguins_getNoSetWhereOneValueIsAFault() {
        assertThat(table(LocalSpark.sample("penguins.json"), 2))
                .containsExactly(
                        "notNull Island {}",
                        "notNull Species {}",
                        "expectedValues Island {list=[Biscoe, Dream, Torgersen]}",
                        "expectedValues Species {list=[Adelie, Chinstrap, Gentoo]}",
                        "between Beak Depth (mm) {min=8.9, max=25.7}",
                        "between Beak Length (mm) {min=18, max=74}",
                        "between Body Mass (g) {min=900, max=8100}",
                        "between Flipper Length (mm) {min=142, max=261}");
    }

    @Test
    void earthquakes_getChecksForTheirElements_butNoneForMixedCoordinates() {
        List<String> checks = table(LocalSpark.sample("earthquakes.json"), 2);
        assertThat(checks)
                .contains(
                        "expectedValues features[].properties.status {list=[automatic, reviewed]}",
                        "expectedValues features[].properties.type {list=[earthquake, explosion, quarry blast]}",
                        "notNegative features[].properties.sig {}",
                        "between features[].properties.mag {min=-4.4, max=10}")
                .noneMatch(c -> c.startsWith("unique"))
                .noneMatch(c -> c.contains("coordinates[]") || c.contains("bbox[]"))
                .noneMatch(c -> c.startsWith("between features[].properties.time")
                        || c.startsWith("between features[].properties.updated"));
    }

    @Test
    void levels_areCumulative_andZeroIsOff() {
        Dataset<Row> weather = LocalSpark.sample("seattle-weather.csv");
        assertThat(table(weather, 0)).isEmpty();
        List<String> one = table(weather, 1);
        assertThat(one).hasSize(9).contains("notNegative wind {}").noneMatch(c -> c.startsWith("between"));
        assertThat(table(weather, 5)).containsAll(table(weather, 2));
        assertThatThrownBy(() -> new InferenceOptions(6, NOW, "r")).hasMessage("level: 6 (expected: 0 to 5)");
    }

    @Test
    void smallTables_getNothing() {
        assertThat(table(sql("select id, 'a' s, date'2020-01-01' d, 1.5 x from range(99)"), 2))
                .isEmpty();
    }

    @Test
    void numbers_becomeSetsOnlyAsFlags() {
        List<String> checks = table(
                sql(
                        "select cast(id % 2 as int) flag, cast(id % 5 as int) stars, cast(2020 + id % 4 as int) year from range(1000)"),
                2);
        assertThat(checks.stream().filter(c -> !c.startsWith("notNull")))
                .containsExactly("expectedValues flag {list=[0, 1]}", "notNegative stars {}");
    }

    @Test
    void aRareValue_preventsASet() {
        assertThat(table(sql("select if(id = 7, 'C', if(id % 2 = 0, 'A', 'B')) grade from range(100000)"), 1))
                .containsExactly("notNull grade {}");
    }

    @Test
    void keys_areUnique_butAccidentsAreNot() {
        List<String> checks = table(
                sql("select id + 1 as order_id, id * 1000003 + 7919 as epoch, concat('A-', id) code_text, uuid() token,"
                        + " concat('Free text no ', id) remark, id / 7.0D ratio, timestamp_millis(id * 999983) at,"
                        + " id as line from range(5000)"),
                2);
        assertThat(checks.stream().filter(c -> c.startsWith("unique")))
                .containsExactly("unique order_id {}", "unique code_text {}", "unique token {}", "unique line {}");
        assertThat(checks).noneMatch(c -> c.startsWith("between order_id") || c.startsWith("expectedValues"));
    }

    @Test
    void whatPeopleShare_isNoKey_thoughAllDiffer() {
        List<String> checks = table(
                sql(
                        "select concat('25-989-', 1000 + id) c_phone, concat('555-', id) fax_number, 4155550000 + id as mobile,"
                                + " concat('+4930', 1000000 + id) contact, concat('street-', id) homeAddress,"
                                + " concat('u', id, '@example.org') email_address, concat('10.0.0.', id) ip_address,"
                                + " concat('p', id) phone_id, concat('Smith', id) last_name, concat('Ann', id) firstName from range(1000)"),
                2);
        assertThat(checks.stream().filter(c -> c.startsWith("unique")))
                .containsExactly("unique email_address {}", "unique ip_address {}", "unique phone_id {}");
    }

    @Test
    void uniqueBeyondTheProof_saysSo() {
        List<InferredCheck> checks = CheckInference.infer(
                profile(sql("select id as order_id from range(250000)")), new InferenceOptions(2, NOW, "r7"));
        InferredCheck unique = checks.stream()
                .filter(c -> c.rule().equals("unique"))
                .findFirst()
                .orElseThrow();
        assertThat(unique.evidence().note()).isEqualTo("Approximately unique, not confirmed by an exact pass.");
        assertThat(unique.evidence().upper()).isPresent();
        assertThat(unique.evidence().runId()).isEqualTo("r7");
    }

    @Test
    void futureDates_andDueDates_areNotCalledPast() {
        List<String> checks = table(
                sql(
                        "select date_add(date'2026-10-01', cast(id as int)) d, date_add(date'2020-01-01', cast(id as int)) due_date,"
                                + " timestamp_micros(1790000000000000 + id) seen from range(200)"),
                1);
        assertThat(checks).contains("notFuture seen {}").noneMatch(c -> c.startsWith("notFuture d"));
    }

    @Test
    void archives_arentComparedWithTheClock_butDatesOfBirthAre() {
        List<String> checks = table(
                sql("select date_add(date'1992-01-01', cast(id as int)) order_date,"
                        + " date_add(date'2024-09-16', cast(id as int)) fed_once_a_year,"
                        + " date_add(date'2024-09-15', cast(id as int)) no_longer_fed,"
                        + " date_add(date'1950-01-01', cast(id as int)) birth_date,"
                        + " date_add(date'1950-01-01', cast(id as int)) next_birthday from range(400)"),
                1);
        assertThat(checks.stream().filter(c -> c.startsWith("notFuture")))
                .containsExactly("notFuture fed_once_a_year {}", "notFuture birth_date {}");
    }

    @Test
    void knownFormats_becomePatterns_unlessOneValueDiffers() {
        List<String> checks = table(
                sql(
                        "select concat('u', id, '@example.org') mail, if(id = 3, 'none', concat('u', id, '@example.org')) mixed"
                                + " from range(300)"),
                2);
        assertThat(checks)
                .contains("matchesPattern mail {pattern=[^@\\s]+@[^@\\s]+\\.[^@\\s]+, format=email}")
                .noneMatch(c -> c.startsWith("matchesPattern mixed"));
    }

    @Test
    void whereEveryFieldHasNulls_rowsMustNotBeBlank() {
        assertThat(table(sql("select if(id % 2 = 0, null, id) a, if(id % 2 = 1, null, 'x') b from range(400)"), 1))
                .contains("anyNotNull a,b {}")
                .noneMatch(c -> c.startsWith("notNull"));
        assertThat(table(sql("select if(id % 2 = 0, null, id) a, if(id % 4 < 2, null, 'x') b from range(400)"), 1))
                .noneMatch(c -> c.startsWith("anyNotNull"));
    }

    @Test
    void evidence_carriesRowsAndBound() {
        InferredCheck check = CheckInference.infer(
                        profile(sql("select id a, if(id < 10, null, 'x') b from range(1000)")),
                        new InferenceOptions(1, NOW, "run-9"))
                .get(0);
        assertThat(check.rule()).isEqualTo("notNull");
        assertThat(check.evidence().rowsSeen()).isEqualTo(1000);
        assertThat(check.evidence().nonNull()).isEqualTo(1000);
        assertThat(check.evidence().upper()).hasValue("0.003");
        assertThat(check.evidence().confidence()).hasValue(0.95);
        assertThat(check.coverage()).isEqualTo(1.0);
    }

    private static Dataset<Row> sql(String query) {
        return LocalSpark.session().sql(query);
    }

    private static ContainerProfile profile(Dataset<Row> data) {
        return ContainerProfiles.of(new Profiler(ProfileOptions.defaults()).measure(data, ProfileProgress.none()));
    }

    private static List<String> table(Dataset<Row> data, int level) {
        return CheckInference.infer(profile(data), new InferenceOptions(level, NOW, "run-1")).stream()
                .map(c -> c.rule() + " " + String.join(",", c.fields()) + " " + c.properties())
                .map(line -> line.replace("inclusiveMin=true, ", "").replace(", inclusiveMax=true", ""))
                .toList();
    }

    @Test
    void maskedFields_getNoCheckThatNamesAValue() {
        ContainerProfile profile = ContainerProfiles.of(new Profiler(ProfileOptions.defaults())
                .masking(Set.of("date", "weather", "wind", "temp_max"))
                .measure(LocalSpark.sample("seattle-weather.csv"), ProfileProgress.none()));
        List<InferredCheck> checks = CheckInference.infer(profile, new InferenceOptions(5, NOW, "run-1"));
        assertThat(checks)
                .filteredOn(c -> c.fields().equals(List.of("date")))
                .extracting(InferredCheck::rule)
                .isNotEmpty()
                .isSubsetOf("notNull", "unique");
        assertThat(checks)
                .filteredOn(c -> c.fields().equals(List.of("weather")))
                .extracting(InferredCheck::rule)
                .containsExactly("notNull");
        assertThat(checks)
                .filteredOn(c -> c.fields().equals(List.of("temp_min")))
                .extracting(InferredCheck::rule)
                .contains("between");

        ContainerProfile logins = ContainerProfiles.of(new Profiler(ProfileOptions.defaults())
                .masking(Set.of("login"))
                .measure(
                        LocalSpark.session().sql("select concat('user', id) login from range(2000)"),
                        ProfileProgress.none()));
        assertThat(CheckInference.infer(logins, new InferenceOptions(2, NOW, "run-1")))
                .extracting(InferredCheck::rule)
                .containsExactly("notNull", "unique");
    }
}

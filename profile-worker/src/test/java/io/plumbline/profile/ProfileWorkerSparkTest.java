package io.plumbline.profile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.KnownParts;
import io.plumbline.api.work.PartStateRef;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationCoefficient;
import io.plumbline.events.model.RelationKind;
import io.plumbline.events.model.RelationSearch;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.testkit.Brokers;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.outbound.spark.SparkJobs;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole worker: real HTTP, real Kafka, real Spark, real data. */
class ProfileWorkerSparkTest {

    private static final Ids IDS = Ids.secure();
    private static final Path SAMPLES =
            Path.of("../samples/data").toAbsolutePath().normalize();

    @TempDir
    private static Path files;

    @TempDir
    private static Path keys;

    private static FakeDatastoreService service;
    private static PublishedResults results;
    private static ConfigurableApplicationContext worker;

    @BeforeAll
    static void start() {
        SealingKeys.ensure(keys);
        service = FakeDatastoreService.start();
        results = PublishedResults.from(Brokers.bootstrapServers());
        worker = worker("one");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        results.close();
        service.close();
    }

    @Test
    void aRealCsvFile_isMeasuredAndItsChecksAreInferred() {
        WorkAssignment work = profileOf("samples", "birdstrikes.csv");
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        assertThat(finished.summary().rows()).isEqualTo(10_000);
        assertThat(finished.summary().bytes()).isEqualTo(1_223_329);
        List<FieldProfile> fields = fieldsOf(work.workId());
        assertThat(fields).hasSize(14);
        assertThat(metric(fields, "Cost Repair", "sum")).isEqualTo("36302865");
        assertThat(metric(fields, "Speed IAS in knots", "nullCount")).isEqualTo("2836");
        assertThat(metric(fields, "Flight Date", "max")).isEqualTo("2002-07-25");
        assertThat(fields).allSatisfy(f -> assertThat(f.state()).isNotNull());
        List<InferredCheck> checks = checksOf(work.workId());
        assertThat(finished.summary().checks()).isEqualTo(checks.size());
        assertThat(checks)
                .filteredOn(c -> c.rule().equals("expectedValues") && c.fields().equals(List.of("Wildlife Size")))
                .singleElement()
                .satisfies(c -> assertThat(c.properties().get("list")).isEqualTo(List.of("Large", "Medium", "Small")));
        assertThat(checks)
                .extracting(InferredCheck::rule)
                .contains("notNull", "notNegative", "between", "betweenTimes");
        assertThat(finished.chunks())
                .isEqualTo(results.of(work.workId(), FieldsProfiled.class).size()
                        + results.of(work.workId(), PartsProfiled.class).size());
    }

    @Test
    void aRunThatIsLimited_readsNoMoreRows_andTheUsersTypesCount_andTheEndSaysWhatWasRead() {
        WorkAssignment whole = profileOf("samples", "seattle-weather.csv");
        ContainerTarget target = whole.container();
        WorkAssignment work = new WorkAssignment(
                whole.workId(),
                whole.operationId(),
                whole.datastoreId(),
                WorkKind.PROFILE,
                1,
                1,
                30,
                whole.connection(),
                new ContainerTarget(
                        target.containerId(),
                        target.name(),
                        target.locator(),
                        null,
                        new ContainerOverrides(null, null, null, false, Map.of("wind", "string"))),
                new ProfileSettings(List.of(), 0, 100L, null, null),
                null,
                null,
                "correlation-1",
                "ada",
                1,
                null);
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        assertThat(finished.summary().rows()).isEqualTo(100);
        assertThat(finished.coverage()).isNotNull();
        assertThat(fieldsOf(work.workId()))
                .filteredOn(f -> f.path().equals("wind"))
                .singleElement()
                .satisfies(f -> assertThat(f.sparkType()).isEqualTo("string"));
    }

    @Test
    void aFileMore_isAllThatIsRead_andTheOthersComeFromTheService() throws IOException {
        Path folder = Files.createDirectories(files.resolve("days"));
        for (int day = 1; day <= 4; day++) {
            Files.writeString(folder.resolve("day_" + day + ".csv"), day(day));
        }
        Map<String, String> locator = Map.of("kind", "FILE_PATTERN", "path", "days/day_*.csv");
        SourceConnection connection = new SourceConnection("local-files", Map.of("root", "files"), Map.of());
        WorkAssignment first = profileOf(IDS.datastore(), connection, "days/day_*.csv", locator);
        service.offer(first);
        WorkFinished whole = finished(first.workId());
        assertThat(whole.parts()).isNotNull();
        assertThat(whole.parts().read()).isEqualTo(4);
        List<ProfilePart> parts = results.of(first.workId(), PartsProfiled.class).stream()
                .flatMap(chunk -> chunk.parts().stream())
                .toList();
        Map<PartStateRef, String> states = results.of(first.workId(), PartsProfiled.class).stream()
                .flatMap(chunk -> chunk.states().stream())
                .collect(Collectors.toMap(s -> new PartStateRef(first.resultKey(), s.part()), PartStateSlice::bytes));
        assertThat(parts).hasSize(4);
        assertThat(states).hasSize(4);
        service.keep(first.resultKey(), parts, states);

        Files.writeString(folder.resolve("day_5.csv"), day(5));
        WorkAssignment second = goingOn(
                profileOf(IDS.datastore(), connection, "days/day_*.csv", locator),
                new KnownParts(first.resultKey(), whole.parts().basis(), 4));
        service.offer(second);
        WorkFinished more = finished(second.workId());
        assertThat(more.parts()).isEqualTo(new PartsSummary(whole.parts().basis(), 5, 1, 4));
        assertThat(more.summary().rows()).isEqualTo(500);
        assertThat(more.summary().bytes()).isEqualTo(Files.size(folder.resolve("day_5.csv")));
        assertThat(metric(fieldsOf(second.workId()), "id", "max")).isEqualTo("500");
        assertThat(metric(fieldsOf(second.workId()), "id", "min")).isEqualTo("1");
        assertThat(results.of(second.workId(), PartsProfiled.class).stream().flatMap(chunk -> chunk.states().stream()))
                .extracting(PartStateSlice::part)
                .containsExactly("days/day_5.csv");
        assertThat(more.chunks())
                .isEqualTo(results.of(second.workId(), FieldsProfiled.class).size()
                        + results.of(second.workId(), PartsProfiled.class).size());
    }

    @Test
    void groups_areAddedUpOverParts_andPublishedWithTheirChecks() throws IOException {
        Path folder = Files.createDirectories(files.resolve("grouped"));
        for (int day = 1; day <= 3; day++) {
            Files.writeString(folder.resolve("day_" + day + ".csv"), sales(day));
        }
        ContainerOverrides overrides = new ContainerOverrides(
                null, null, null, false, Map.of(), null, null, List.of(List.of("country"), List.of("id")));
        Map<String, String> locator = Map.of("kind", "FILE_PATTERN", "path", "grouped/day_*.csv");
        SourceConnection connection = new SourceConnection("local-files", Map.of("root", "files"), Map.of());
        WorkAssignment first = with(
                profileOf(IDS.datastore(), connection, "grouped/day_*.csv", locator),
                overrides,
                ProfileSettings.DEFAULT);
        service.offer(first);
        WorkFinished whole = finished(first.workId());
        assertThat(whole.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.reason().message()).startsWith("groups by id: more than 100"));
        assertThat(groupsOf(first.workId())).containsExactly("DE 240", "FR 240", "null 120");
        service.keep(
                first.resultKey(),
                results.of(first.workId(), PartsProfiled.class).stream()
                        .flatMap(chunk -> chunk.parts().stream())
                        .toList(),
                results.of(first.workId(), PartsProfiled.class).stream()
                        .flatMap(chunk -> chunk.states().stream())
                        .collect(Collectors.toMap(
                                s -> new PartStateRef(first.resultKey(), s.part()), PartStateSlice::bytes)));

        Files.writeString(folder.resolve("day_4.csv"), sales(4));
        WorkAssignment second = goingOn(
                with(
                        profileOf(IDS.datastore(), connection, "grouped/day_*.csv", locator),
                        overrides,
                        ProfileSettings.DEFAULT),
                new KnownParts(first.resultKey(), whole.parts().basis(), 3));
        service.offer(second);
        WorkFinished more = finished(second.workId());
        assertThat(more.parts()).isEqualTo(new PartsSummary(whole.parts().basis(), 4, 1, 3));
        assertThat(groupsOf(second.workId())).containsExactly("DE 320", "FR 320", "null 160");
        List<FieldProfile> french = results.of(second.workId(), GroupsProfiled.class).stream()
                .flatMap(chunk -> chunk.fields().stream())
                .filter(field -> field.group() == 1)
                .map(GroupedField::profile)
                .toList();
        assertThat(french).extracting(FieldProfile::path).containsExactly("id", "country", "amount");
        assertThat(metric(french, "amount", "min")).isEqualTo("1001");
        assertThat(metric(french, "amount", "max")).isEqualTo("1080");
        assertThat(checksOf(second.workId()))
                .filteredOn(c -> c.filter() != null && c.rule().equals("between"))
                .extracting(InferredCheck::filter)
                .contains("`country` = 'FR'");
        assertThat(more.chunks())
                .isEqualTo(results.of(second.workId(), FieldsProfiled.class).size()
                        + results.of(second.workId(), GroupsProfiled.class).size()
                        + results.of(second.workId(), PartsProfiled.class).size());
    }

    @Test
    void howTextIsRead_isTheContainersOwn_andPartsReadOtherwiseAreNotAddedUp() throws IOException {
        Path folder = Files.createDirectories(files.resolve("headless"));
        Files.writeString(folder.resolve("t_1.csv"), "town;land\nUlm;1\n");
        Files.writeString(folder.resolve("t_2.csv"), "town;land\nBonn;2\n");
        Map<String, String> locator = Map.of("kind", "FILE_PATTERN", "path", "headless/t_*.csv");
        SourceConnection connection = new SourceConnection("local-files", Map.of("root", "files"), Map.of());
        WorkAssignment detected = profileOf(IDS.datastore(), connection, "headless/t_*.csv", locator);
        service.offer(detected);
        WorkFinished first = finished(detected.workId());
        assertThat(first.summary().rows()).isEqualTo(2);
        assertThat(fieldsOf(detected.workId())).extracting(FieldProfile::path).containsExactly("town", "land");

        WorkAssignment decided = goingOn(
                with(
                        profileOf(IDS.datastore(), connection, "headless/t_*.csv", locator),
                        new ContainerOverrides(
                                null, null, null, false, Map.of(), null, null, null, Map.of("header", "false")),
                        ProfileSettings.DEFAULT),
                new KnownParts(detected.resultKey(), first.parts().basis(), 2));
        service.offer(decided);
        WorkFinished second = finished(decided.workId());
        assertThat(second.summary().rows()).isEqualTo(4);
        assertThat(second.parts().basis()).isNotEqualTo(first.parts().basis());
        assertThat(second.parts().read()).isEqualTo(2);
        assertThat(fieldsOf(decided.workId())).extracting(FieldProfile::path).containsExactly("column_1", "column_2");
    }

    private static List<String> groupsOf(WorkId work) {
        return results.of(work, GroupsProfiled.class).stream()
                .flatMap(chunk -> chunk.groups().stream())
                .map(group -> group.values().get(0).value() + " " + group.rows())
                .toList();
    }

    /** French amounts are other than those elsewhere. */
    private static String sales(int day) {
        StringBuilder text = new StringBuilder("id,country,amount\n");
        for (int i = 1; i <= 200; i++) {
            String country = i % 5 < 2 ? "DE" : i % 5 < 4 ? "FR" : "";
            int amount = (i - 1) / 5 * 2 + i % 2 + 1 + (country.equals("FR") ? 1_000 : 0);
            text.append(day * 1_000 + i)
                    .append(',')
                    .append(country)
                    .append(',')
                    .append(amount)
                    .append('\n');
        }
        return text.toString();
    }

    private static String day(int day) {
        StringBuilder text = new StringBuilder("id,amount\n");
        for (int i = day * 100 - 99; i <= day * 100; i++) {
            text.append(i).append(',').append(i % 7 / 2.0).append('\n');
        }
        return text.toString();
    }

    private static WorkAssignment goingOn(WorkAssignment work, KnownParts known) {
        return new WorkAssignment(
                work.workId(),
                work.operationId(),
                work.datastoreId(),
                work.kind(),
                work.generation(),
                work.attempt(),
                work.leaseSeconds(),
                work.connection(),
                work.container(),
                work.profile(),
                null,
                null,
                work.correlationId(),
                work.actor(),
                null,
                null,
                known,
                null,
                null);
    }

    @Test
    void valuesThatDoNotParse_areWarnedAboutAndMeasuredAsNulls() throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(files.resolve("amounts.csv"))) {
            // Longer than the sample that types are inferred from.
            file.write("id,amount,note\n");
            for (int i = 0; i < 150_000; i++) {
                file.write(i + "," + (i == 149_000 ? "twelve" : i % 100) + ",a note that fills the line of row " + i
                        + "\n");
            }
        }
        WorkAssignment work = profileOf("files", "amounts.csv");
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        assertThat(finished.summary().rows()).isEqualTo(150_000);
        assertThat(metric(fieldsOf(work.workId()), "amount", "nullCount")).isEqualTo("1");
        assertThat(finished.warnings())
                .anySatisfy(w -> assertThat(w.reason().message()).contains("amount"));
    }

    @Test
    void maskedFields_areMeasured_withoutAValueInAnyMessage_andExcludedOnesAreNotRead() throws IOException {
        try (BufferedWriter file = Files.newBufferedWriter(files.resolve("people.csv"))) {
            file.write("id,mail,amount,notes\n");
            for (int i = 0; i < 3_000; i++) {
                String amount = i == 2_500 ? "Qz7amount" : Integer.toString(700_000_000 + i);
                file.write(i + ",Qz7" + i + "@x.org," + amount + ",Qz8 " + i + "\n");
            }
        }
        WorkAssignment work = profileOf(
                "people.csv",
                new ContainerOverrides(
                        null,
                        null,
                        null,
                        false,
                        Map.of("amount", "bigint"),
                        Map.of(
                                "mail", FieldStatus.MASKED,
                                "amount", FieldStatus.MASKED,
                                "notes", FieldStatus.EXCLUDED),
                        null),
                new ProfileSettings(List.of(), 5));
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        List<FieldProfile> fields = fieldsOf(work.workId());
        assertThat(fields).extracting(FieldProfile::path).containsExactly("id", "mail", "amount");
        assertThat(metric(fields, "mail", "distinctCount")).isEqualTo("3000");
        assertThat(metric(fields, "amount", "nullCount")).isEqualTo("1");
        assertThat(finished.warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.reason().message())
                        .contains("column amount: 1 values are no bigint")
                        .endsWith("line 2502"));
        assertThat(finished.coverage().notes())
                .contains("not read, as users wish: notes", "masked, so that no value of theirs is kept: amount, mail");
        assertThat(checksOf(work.workId()))
                .filteredOn(c -> !c.fields().contains("id"))
                .extracting(InferredCheck::rule)
                .isNotEmpty()
                .isSubsetOf("notNull", "anyNotNull", "unique");
        for (FieldProfile field : fields) {
            String state = new String(
                    Base64.getDecoder().decode(Objects.requireNonNull(field.state())), StandardCharsets.ISO_8859_1);
            assertThat(state).doesNotContain("Qz7", "Qz8");
        }
        // Without the states: in that much base64 any three letters come by chance.
        String told = results.envelopesOf(work.workId()).toString().replaceAll("[A-Za-z0-9+/=]{200,}", "…");
        assertThat(told).contains("mail", "MASKED").doesNotContain("Qz7", "Qz8", "7000000", "700000001", "700002999");
    }

    @Test
    void aFailureOverMaskedFields_isToldWithoutTheWordsOfTheSource() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table raw (id int, mail text)",
                "insert into raw values (1, 'Qz7mail')",
                "create view broken as select id, mail, cast(mail as int) n from raw");
        DatastoreId datastore = IDS.datastore();
        WorkAssignment plain = profileOf(
                datastore,
                postgres(database, datastore),
                "public.broken",
                Map.of("schema", "public", "table", "broken", "name", "broken", "kind", "VIEW"));
        WorkAssignment masked = with(
                plain,
                new ContainerOverrides(null, null, null, false, Map.of(), Map.of("mail", FieldStatus.MASKED), null),
                ProfileSettings.DEFAULT);
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        service.offer(masked);
        failed(masked.workId());
        root.detachAppender(log);
        assertThat(List.copyOf(log.list))
                .isNotEmpty()
                .noneSatisfy(event -> assertThat(
                                event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                        .contains("Qz7"));
        assertThat(results.envelopesOf(masked.workId()).toString())
                .contains("may quote a value of a masked field: mail")
                .doesNotContain("Qz7");
    }

    @Test
    void rowsOfEachFile_andTheBarsOfAHistogram_areAsManyAsTheRunAsksFor() throws IOException {
        StringBuilder csv = new StringBuilder("id,word\n");
        for (int i = 0; i < 1_000; i++) {
            csv.append(i).append(",w").append(i % 200).append('\n');
        }
        Files.writeString(files.resolve("words.csv"), csv);
        ProfileSettings settings =
                new ProfileSettings(List.of(), 2, null, null, null, null, null, null, 400L, 200, null, null);
        WorkAssignment work = profileOf("words.csv", null, settings);
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        assertThat(finished.summary().rows()).isEqualTo(400);
        assertThat(finished.coverage().partial()).isTrue();
        assertThat(finished.coverage().notes())
                .anySatisfy(note -> assertThat(note).startsWith("at most 400 rows of each file"));
        assertThat(fieldsOf(work.workId()).get(1).topValues()).hasSize(200);
    }

    @Test
    void aProfileOfLevelThree_tellsHowFieldsRelate_withoutMaskedOnes_andLowerLevelsDont() throws IOException {
        StringBuilder csv = new StringBuilder("id,shop,day,city,country,ordered,shipped,lat,lon,twin,secret\n");
        for (int i = 0; i < 6_000; i++) {
            int city = i * 31 % 97;
            csv.append("o")
                    .append(i)
                    .append(',')
                    .append("s" + i % 60)
                    .append(',')
                    .append("d" + i / 60);
            csv.append(",c").append(city).append(",k").append(city % 7);
            csv.append(",2024-01-").append(String.format("%02d", 1 + i % 20));
            csv.append(",2024-01-").append(String.format("%02d", 1 + i % 20 + i % 5));
            csv.append(i % 4 == 0 ? ",," : "," + (i % 90) + "." + i % 10 + "," + "e" + i % 170);
            csv.append(",c").append(city).append(",x").append(i).append('\n');
        }
        Files.writeString(files.resolve("related.csv"), csv.toString());
        ContainerOverrides masked =
                new ContainerOverrides(null, null, null, false, Map.of(), Map.of("secret", FieldStatus.MASKED), null);
        WorkAssignment work = profileOf("related.csv", masked, new ProfileSettings(List.of(), 3));
        service.offer(work);

        WorkFinished finished = finished(work.workId());
        List<RelationsFound> chunks = results.of(work.workId(), RelationsFound.class);
        assertThat(finished.chunks())
                .isEqualTo(chunks.size()
                        + results.of(work.workId(), FieldsProfiled.class).size()
                        + results.of(work.workId(), PartsProfiled.class).size());
        RelationSearch search = chunks.get(chunks.size() - 1).search();
        assertThat(search.rows()).isEqualTo(6_000);
        assertThat(search.sampledRows()).isEqualTo(2_000);
        List<Relation> relations =
                chunks.stream().flatMap(chunk -> chunk.relations().stream()).toList();
        assertThat(relations).noneMatch(r -> r.fields().contains("secret"));
        assertThat(exact(relations, RelationKind.KEY)).contains(List.of("id"), List.of("shop", "day"));
        assertThat(exact(relations, RelationKind.DEPENDENCY)).contains(List.of("city", "country"));
        assertThat(exact(relations, RelationKind.EQUAL)).contains(List.of("city", "twin"));
        assertThat(exact(relations, RelationKind.AT_MOST)).contains(List.of("ordered", "shipped"));
        assertThat(exact(relations, RelationKind.NULL_TOGETHER)).containsExactly(List.of("lat", "lon"));
        assertThat(relations)
                .filteredOn(r -> r.kind() == RelationKind.CORRELATED)
                .extracting(Relation::fields)
                .contains(List.of("ordered", "shipped"));

        WorkAssignment lower = profileOf("related.csv", masked, new ProfileSettings(List.of(), 2));
        service.offer(lower);
        finished(lower.workId());
        assertThat(results.of(lower.workId(), RelationsFound.class)).isEmpty();
    }

    @Test
    void aRealFile_tellsItsKeyAndItsOrder() {
        WorkAssignment work = with(
                profileOf("samples", "seattle-weather.csv"),
                ContainerOverrides.NONE,
                new ProfileSettings(List.of(), 3));
        service.offer(work);
        finished(work.workId());
        List<Relation> relations = results.of(work.workId(), RelationsFound.class).stream()
                .flatMap(chunk -> chunk.relations().stream())
                .toList();
        assertThat(exact(relations, RelationKind.KEY)).contains(List.of("date"));
        assertThat(exact(relations, RelationKind.AT_MOST)).contains(List.of("temp_min", "temp_max"));
        assertThat(relations)
                .filteredOn(r -> r.kind() == RelationKind.CORRELATED)
                .singleElement()
                .satisfies(r -> assertThat(r.fields()).containsExactly("temp_max", "temp_min"))
                .satisfies(r -> assertThat(r.exact()).isTrue())
                .satisfies(r -> assertThat(r.coefficients())
                        .extracting(RelationCoefficient::name)
                        .containsExactly("PEARSON", "SPEARMAN"));
    }

    /** Of those that hold in all rows. */
    private static List<List<String>> exact(List<Relation> relations, RelationKind kind) {
        return relations.stream()
                .filter(r -> r.kind() == kind && r.exact() && r.exceptions() == 0)
                .map(Relation::fields)
                .toList();
    }

    private static WorkAssignment profileOf(String file, ContainerOverrides overrides, ProfileSettings settings) {
        return with(profileOf("files", file), overrides, settings);
    }

    private static WorkAssignment with(WorkAssignment work, ContainerOverrides overrides, ProfileSettings settings) {
        ContainerTarget target = work.container();
        return new WorkAssignment(
                work.workId(),
                work.operationId(),
                work.datastoreId(),
                WorkKind.PROFILE,
                1,
                1,
                30,
                work.connection(),
                new ContainerTarget(target.containerId(), target.name(), target.locator(), null, overrides),
                settings,
                null,
                null,
                "correlation-1",
                "ada",
                null,
                null);
    }

    @Test
    void aTableOfARealPostgres_isMeasuredLikeInSql() throws Exception {
        PostgresServer.Database database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, amount numeric(12,2), note text)",
                "insert into orders select i, (i % 1000) / 4.0, case when i % 10 = 0 then null else 'n' || i % 3 end"
                        + " from generate_series(1, 20000) i",
                "analyze orders");
        DatastoreId datastore = IDS.datastore();
        WorkAssignment work = profileOf(
                datastore,
                postgres(database, datastore),
                "public.orders",
                Map.of("schema", "public", "table", "orders", "name", "orders", "kind", "TABLE"));
        service.offer(work);

        assertThat(finished(work.workId()).summary().rows()).isEqualTo(20_000);
        List<FieldProfile> fields = fieldsOf(work.workId());
        assertThat(metric(fields, "amount", "sum")).isEqualTo("2497500");
        assertThat(metric(fields, "note", "nullCount")).isEqualTo("2000");
        assertThat(metric(fields, "id", "max")).isEqualTo("20000");
    }

    @Test
    void aLongProfile_isCancelledSoonAndShowsNothing() throws IOException {
        WorkAssignment work = profileOf("files", large("cancelled.csv"));
        service.offer(work);
        awaitMeasuring(work);

        service.requestCancel(work.workId());
        await().atMost(30, SECONDS).until(() -> !results.endsOf(work.workId()).isEmpty());

        assertThat(results.of(work.workId(), WorkFailed.class).get(0).failure().code())
                .isEqualTo(FailureCode.CANCELLED);
        assertThat(results.envelopesOf(work.workId())).hasSize(1);
        await().atMost(30, SECONDS).until(ProfileWorkerSparkTest::noJobRuns);
        service.settle(work.workId(), WorkStatus.CANCELLED);
    }

    @Test
    void aLostLease_stopsTheJobAndPublishesNothing() throws IOException {
        WorkAssignment work = profileOf("files", large("lost.csv"));
        service.offer(work);
        awaitMeasuring(work);

        service.loseLease(work.workId());
        await().atMost(30, SECONDS).until(ProfileWorkerSparkTest::noJobRuns);
        assertThat(results.envelopesOf(work.workId())).isEmpty();
    }

    @Test
    void aWorkerThatStops_givesItsProfileBack_andAnotherOneInThisJvmGoesOn() throws IOException {
        ConfigurableApplicationContext other = worker("two");
        WorkAssignment first = profileOf("files", large("first.csv"));
        WorkAssignment second = profileOf("files", large("second.csv"));
        WorkAssignment third = profileOf("files", large("third.csv"));
        List.of(first, second, third).forEach(service::offer);
        await().atMost(180, SECONDS)
                .until(() -> List.of(first, second, third).stream()
                        .anyMatch(w -> "two".equals(service.ownerOf(w.workId()))));

        long began = System.nanoTime();
        other.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        for (WorkAssignment work : List.of(first, second, third)) {
            if ("two".equals(service.ownerOf(work.workId()))) {
                assertThat(service.released(work.workId())
                                || !results.endsOf(work.workId()).isEmpty())
                        .isTrue();
            }
        }
        WorkAssignment after = profileOf("samples", "seattle-weather.csv");
        service.offer(after);
        assertThat(finished(after.workId()).summary().rows()).isEqualTo(1_461);
    }

    @Test
    void theServiceIsDownWhileItIsMeasured_andTheResultsArriveNevertheless() throws IOException {
        WorkAssignment work = profileOf("files", large("down.csv"));
        service.offer(work);
        awaitMeasuring(work);

        service.down();
        try {
            assertThat(finished(work.workId()).summary().rows()).isEqualTo(LARGE_ROWS);
        } finally {
            service.up();
        }
    }

    @Test
    void badFiles_failTheirItemWithTheirClass() throws IOException {
        Files.write(files.resolve("rubbish.parquet"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        WorkAssignment rubbish = profileOf("files", "rubbish.parquet");
        WorkAssignment missing = profileOf("files", "missing.csv");
        List.of(rubbish, missing).forEach(service::offer);

        assertThat(failed(rubbish.workId())).isEqualTo(FailureCode.FILE_UNREADABLE);
        assertThat(failed(missing.workId())).isIn(FailureCode.CONTAINER_GONE, FailureCode.PATH_NOT_FOUND);
    }

    @Test
    void settingsOfOneItem_doNotLeakToTheNext() {
        SparkRuntime spark = worker.getBean(SparkRuntime.class);
        try (SparkJobs jobs = spark.begin("one")) {
            jobs.session().conf().set("spark.sql.shuffle.partitions", "77");
        }
        try (SparkJobs jobs = spark.begin("two")) {
            assertThat(jobs.session().conf().get("spark.sql.shuffle.partitions"))
                    .isEqualTo("2");
            assertThat(jobs.session().conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
            assertThat(jobs.session().sparkContext().getConf().get("spark.driver.host"))
                    .isEqualTo("127.0.0.1");
        }
    }

    private static final int LARGE_ROWS = 1_500_000;

    /** Some seconds of work for two cores. */
    private static String large(String name) throws IOException {
        Path made = files.resolve("large.csv.made");
        if (!Files.exists(made)) {
            try (BufferedWriter file = Files.newBufferedWriter(made)) {
                file.write("a,b,c,d,e,f,g,h\n");
                for (int i = 0; i < LARGE_ROWS; i++) {
                    file.write(i + ",text " + i % 7919 + "," + i * 0.37 + "," + i % 13 + ",x" + i + ",2024-01-0"
                            + (i % 9 + 1) + "," + -i + ",some longer text of row " + i + "\n");
                }
            }
        }
        Files.createLink(files.resolve(name), made);
        return name;
    }

    private static void awaitMeasuring(WorkAssignment work) {
        await().atMost(180, SECONDS)
                .until(() -> service.heartbeatsOf(work.workId()).stream()
                        .map(WorkProgress::bytesTotal)
                        .anyMatch(Objects::nonNull));
        await().atMost(30, SECONDS).until(() -> !noJobRuns());
    }

    private static boolean noJobRuns() {
        try (SparkJobs jobs = worker.getBean(SparkRuntime.class).begin("looker")) {
            return jobs.session().sparkContext().statusTracker().getActiveJobIds().length == 0;
        }
    }

    private static ConfigurableApplicationContext worker(String name) {
        return ProfileWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.sealing.private-keys-dir=" + keys,
                        "--plumbline.files.roots=samples=" + SAMPLES + ",files=" + files,
                        "--plumbline.egress.allow-loopback=true",
                        "--plumbline.spark.master=local[2]",
                        "--plumbline.spark.shuffle-partitions=2",
                        "--plumbline.worker.name=" + name,
                        "--plumbline.worker.heartbeat-interval=500ms");
    }

    private static WorkFinished finished(WorkId workId) {
        await().atMost(180, SECONDS).until(() -> !results.endsOf(workId).isEmpty());
        assertThat(results.endsOf(workId)).singleElement().isInstanceOf(WorkFinished.class);
        return results.of(workId, WorkFinished.class).get(0);
    }

    private static FailureCode failed(WorkId workId) {
        await().atMost(180, SECONDS).until(() -> !results.endsOf(workId).isEmpty());
        assertThat(results.endsOf(workId)).singleElement().isInstanceOf(WorkFailed.class);
        return results.of(workId, WorkFailed.class).get(0).failure().code();
    }

    private static String metric(List<FieldProfile> fields, String path, String name) {
        return fields.stream()
                .filter(f -> f.path().equals(path))
                .flatMap(f -> f.metrics().stream())
                .filter(m -> m.name().equals(name))
                .map(Metric::value)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private static List<FieldProfile> fieldsOf(WorkId workId) {
        return results.of(workId, FieldsProfiled.class).stream()
                .flatMap(chunk -> chunk.fields().stream())
                .toList();
    }

    private static List<InferredCheck> checksOf(WorkId workId) {
        return results.of(workId, FieldsProfiled.class).stream()
                .flatMap(chunk -> chunk.checks().stream())
                .toList();
    }

    private static SourceConnection postgres(PostgresServer.Database database, DatastoreId datastore) {
        String sealed = new Sealer(PublicKeyring.fromDirectory(keys))
                .seal(database.password(), new SecretContext(datastore.value(), "password"))
                .text();
        return new SourceConnection(
                "postgresql",
                Map.of(
                        "host",
                        database.host(),
                        "port",
                        database.port(),
                        "database",
                        database.name(),
                        "user",
                        database.user(),
                        "sslMode",
                        "disable"),
                Map.of("password", sealed));
    }

    private static WorkAssignment profileOf(String root, String file) {
        return profileOf(
                IDS.datastore(),
                new SourceConnection("local-files", Map.of("root", root), Map.of()),
                file,
                Map.of("kind", "FILE", "path", file));
    }

    private static WorkAssignment profileOf(
            DatastoreId datastore, SourceConnection connection, String name, Map<String, String> locator) {
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                datastore,
                WorkKind.PROFILE,
                1,
                1,
                30,
                connection,
                new ContainerTarget(new ContainerId("ct_" + Ids.derivedTail(name)), name, locator, null, null),
                ProfileSettings.DEFAULT,
                null,
                null,
                "correlation-1",
                "ada");
    }
}

package io.plumbline.datastore;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.FieldView;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.ReadStart;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.lookup.CheckLookup;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.FieldLookup;
import io.plumbline.datastore.lookup.GroupLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.ProfileLookup;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.ContainerFacts;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldCandidate;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.TopValue;
import io.plumbline.events.model.TypeCandidate;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;

import static org.assertj.core.api.Assertions.assertThat;

/** What users decide about containers and fields, and ask of runs: from the command to the worker and back to what is shown. */
class ProfileOptionsTest {

    private static final DatastoreId DATASTORE = Samples.datastoreId("options");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.5Z");
    private static final Paging ALL = new Paging(0, 10);

    private final World world = World.inMemory();
    private int operations;

    @BeforeEach
    void catalogued() {
        OperationId catalog = op();
        world.command(new RegisterDatastore(
                DATASTORE,
                "options",
                null,
                "postgresql",
                Map.of("host", "db.example", "user", "reader"),
                Map.of(),
                catalog,
                false,
                "f",
                null));
        finish(
                world.claimOne(WorkKind.CATALOG),
                container("orders", ContainerKind.TABLE, "changed"),
                container("days", ContainerKind.TABLE, "day"),
                container("clocks", ContainerKind.TABLE, "clock"),
                container("batches", ContainerKind.TABLE, "batch"),
                container("words", ContainerKind.TABLE, "mail"),
                container("files_*.csv", ContainerKind.FILE_PATTERN, null),
                container("sales/day=*/part-*.csv", ContainerKind.FILE_PATTERN, null),
                container("lake", ContainerKind.LAKE_TABLE, null));
    }

    @Test
    void tags_chooseContainers_thoseThatAreTaggedLaterToo() {
        decide("orders", tagged("nightly", "sales"));
        decide("days", tagged("sales"));
        decide("batches", tagged("other"));
        assertThat(names(run(chosenBy(List.of("nightly", "sales"))))).containsExactly("days", "orders");
        assertThat(names(run(chosenBy(List.of("nightly"))))).containsExactly("orders");

        OperationId none = run(chosenBy(List.of("nobody has it")));
        assertThat(world.operation(none).failure().code()).isEqualTo(FailureCode.NOTHING_TO_PROFILE);
        assertThat(world.operation(none).failure().message()).contains("nobody has it");

        decide("words", tagged("nightly"));
        assertThat(containers()
                        .list(
                                DATASTORE,
                                new ContainerLookup.Filter(
                                        null, null, null, null, "nightly", ContainerLookup.Sort.NAME, SortOrder.ASC),
                                ALL)
                        .items())
                .extracting(ContainerView::name)
                .containsExactly("orders", "words");
        assertThat(names(run(chosenBy(List.of("nightly"))))).containsExactly("orders", "words");
    }

    @Test
    void threshold_begins_whereAContainerHasAFieldForIt() {
        decide("words", new ContainerOverrides(null, "id", null, false, Map.of()));
        run(beginning(NOON, new BigDecimal("41.5")));
        Map<String, ContainerTarget> targets = claimed();
        assertThat(targets.get("orders").start()).isEqualTo(new ReadStart("changed", "2026-01-31T12:00:00.500Z"));
        assertThat(targets.get("days").start()).isEqualTo(new ReadStart("day", "2026-01-31"));
        assertThat(targets.get("clocks").start()).isEqualTo(new ReadStart("clock", "2026-01-31T12:00:00.500"));
        assertThat(targets.get("batches").start()).isEqualTo(new ReadStart("batch", "41.5"));
        assertThat(targets.get("words").start()).isEqualTo(new ReadStart("id", "41.5"));
        assertThat(targets.get("files_*.csv").start()).isEqualTo(new ReadStart(null, "2026-01-31T12:00:00.500Z"));
        assertThat(targets.get("lake").start()).isNull();

        run(beginning(null, BigDecimal.TEN));
        targets = claimed();
        assertThat(targets.get("batches").start()).isEqualTo(new ReadStart("batch", "10"));
        for (String name : List.of("orders", "days", "files_*.csv", "lake")) {
            assertThat(targets.get(name).start()).as(name).isNull();
        }
    }

    @Test
    void fieldsByWhoseValuesReadsAreDone_cantBeMasked() {
        refused(statuses(Map.of("id", FieldStatus.MASKED)), "id can't be masked, as it is part of the primary key");
        refused(
                new ContainerOverrides("day", null, null, false, Map.of(), Map.of("day", FieldStatus.MASKED), null),
                "day can't be masked, as it is the partition field");
        refused(
                new ContainerOverrides(null, "day", null, false, Map.of(), Map.of("day", FieldStatus.MASKED), null),
                "day can't be masked, as it is the incremental field");
        refused(statuses(Map.of("gone", FieldStatus.EXCLUDED)), "gone (expected: a field of orders)");
        Map<String, FieldStatus> all = new TreeMap<>();
        List.of("id", "changed", "day", "clock", "batch", "mail").forEach(f -> all.put(f, FieldStatus.EXCLUDED));
        refused(statuses(all), "all fields of orders are excluded");
        decide("orders", statuses(Map.of("id", FieldStatus.EXCLUDED, "mail", FieldStatus.MASKED)));
        refused(
                "sales/day=*/part-*.csv",
                statuses(Map.of("day", FieldStatus.MASKED)),
                "day can't be masked, as it is in the names of the folders and files");
    }

    @Test
    void groupByFields_areTopLevelOnes_whoseValuesMayBeShown() {
        refusedGroups(List.of(List.of("gone")), Map.of(), "gone (expected: a top-level field of the container)");
        refusedGroups(List.of(List.of("day", "day")), Map.of(), "[day, day] (expected: 1 to 4 different fields");
        refusedGroups(List.of(List.of()), Map.of(), "[] (expected: 1 to 4 different fields");
        refusedGroups(List.of(List.of("day", "id"), List.of("id", "day")), Map.of(), "[id, day] twice");
        refusedGroups(Collections.nCopies(6, List.of("day")), Map.of(), "6 criteria (expected: at most 5)");
        for (FieldStatus status : FieldStatus.values()) {
            refusedGroups(
                    List.of(List.of("day")),
                    Map.of("day", status),
                    "day can't be " + status + ", as rows are grouped by it");
        }
        decide("orders", grouped(List.of(List.of("day"), List.of("mail", "day")), Map.of()));

        run(new ProfileSettings(List.of(id("orders")), 2));
        assertThat(world.claimOne(WorkKind.PROFILE).container().overrides().criteria())
                .containsExactly(List.of("day"), List.of("mail", "day"));
        assertThat(containers().get(id("orders")).overrides().groupBy())
                .containsExactly(List.of("day"), List.of("mail", "day"));
    }

    private void refusedGroups(List<List<String>> groupBy, Map<String, FieldStatus> statuses, String words) {
        int before = world.facts(DatastoreRejected.class).size();
        world.command(new OverrideContainer(DATASTORE, id("orders"), grouped(groupBy, statuses), revision("orders")));
        List<DatastoreRejected> refusals = world.facts(DatastoreRejected.class);
        assertThat(refusals).hasSize(before + 1);
        assertThat(refusals.get(before).failure().message()).startsWith("groupBy: " + words);
    }

    private static ContainerOverrides grouped(List<List<String>> groupBy, Map<String, FieldStatus> statuses) {
        return new ContainerOverrides(null, null, null, false, Map.of(), statuses, null, groupBy);
    }

    @Test
    void fieldThatIsMaskedWhileItsProfileWaits_isMaskedInIt() {
        run(new ProfileSettings(List.of(id("orders")), 2));
        decide("orders", statuses(Map.of("mail", FieldStatus.MASKED)));
        assertThat(world.claimOne(WorkKind.PROFILE).container().overrides().fieldsThatAre(FieldStatus.MASKED))
                .containsExactly("mail");
    }

    @Test
    void maskedField_isPassedOverAsAnIncrementalOne_andReachesCatalogsAndProfiles() {
        decide("orders", statuses(Map.of("changed", FieldStatus.MASKED)));
        run(beginning(NOON, null));
        ContainerTarget orders = claimed().get("orders");
        assertThat(orders.start()).isNull();
        assertThat(orders.overrides().fieldsThatAre(FieldStatus.MASKED)).containsExactly("changed");

        world.command(new RunOperation(DATASTORE, op(), OperationType.CATALOG, CatalogSettings.DEFAULT, null));
        assertThat(world.claimOne(WorkKind.CATALOG).maskedFields()).isEqualTo(Map.of("orders", Set.of("changed")));
    }

    @Test
    void whatWasMeasuredBeforeAFieldWasMasked_isNotShownAnyMore() {
        run(new ProfileSettings(List.of(id("words")), 2));
        WorkAssignment work = world.claimOne(WorkKind.PROFILE);
        FieldProfile measured = new FieldProfile(
                0,
                "mail",
                "string",
                "STRING",
                List.of(
                        new Metric("nullCount", MetricKind.INTEGER, "3", true, null, null, null, null),
                        new Metric("min", MetricKind.TEXT, "ada@x.org", true, null, null, null, null)),
                List.of(new TopValue("ada@x.org", 3, 3)),
                List.of(new HistogramBucket("ada@x.org", "ada@x.org", 3)),
                Map.of("email", 7L),
                "c3RhdGU=");
        world.result(new FieldsProfiled(
                work.workId(),
                work.generation(),
                0,
                List.of(measured),
                List.of(
                        check("expectedValues", Map.of("list", List.of("ada@x.org"))),
                        check("notNull", Map.of()),
                        new InferredCheck(
                                "notNull",
                                List.of("id"),
                                Map.of(),
                                1,
                                1,
                                "id is never null, where mail is ada@x.org",
                                new CheckEvidence(3, 3, "m", "b"),
                                "`mail` = 'ada@x.org'"))));
        world.result(new GroupsProfiled(
                work.workId(),
                work.generation(),
                1,
                List.of(new ProfileGroup(
                        "gr_0123456789abcdef",
                        0,
                        List.of(new GroupValue("mail", "ada@x.org")),
                        "`mail` = 'ada@x.org'",
                        3,
                        1)),
                List.of(new GroupedField(0, measured.withoutState()))));
        world.result(Samples.finished(work, 2));
        assertThat(shown()).contains("ada@x.org");

        decide("words", statuses(Map.of("mail", FieldStatus.MASKED)));

        assertThat(shown()).doesNotContain("ada@x.org").contains("MASKED", "email=7", "notNull", "expectedValues");
        FieldView view = new FieldLookup(
                        containers(), world.stores.states(), world.stores.measurements(), world.stores.checks())
                .fields(id("words"), FieldLookup.Filter.ALL, ALL)
                .items()
                .get(5);
        assertThat(view.status()).isEqualTo(FieldStatus.MASKED);
        assertThat(view.candidates())
                .singleElement()
                .satisfies(c -> assertThat(c.misfits()).isEmpty());
        decide("words", statuses(Map.of()));
        assertThat(shown()).contains("ada@x.org");
    }

    private String shown() {
        ProfileLookup profiles = new ProfileLookup(containers(), world.stores.states(), world.stores.measurements());
        CheckLookup checks = new CheckLookup(
                new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
                world.stores.datastores(),
                containers(),
                world.stores.states(),
                world.stores.checks());
        GroupLookup groups = new GroupLookup(profiles, world.stores.groups());
        return profiles.profile(id("words"), null, ALL).toString()
                + groups.groups(id("words"), null, ALL)
                + groups.fields(id("words"), "gr_0123456789abcdef", null, ALL)
                + profiles.fieldHistory(id("words"), "mail", ALL)
                + checks.list(
                        new CheckLookup.Filter(
                                DATASTORE, null, null, null, Set.of(CheckStatus.ACTIVE), null, null, null),
                        CheckQuery.Sort.CONTAINER,
                        SortOrder.ASC,
                        ALL)
                + new FieldLookup(
                                containers(), world.stores.states(), world.stores.measurements(), world.stores.checks())
                        .fields(id("words"), FieldLookup.Filter.ALL, ALL);
    }

    private static InferredCheck check(String rule, Map<String, Object> properties) {
        return new InferredCheck(
                rule, List.of("mail"), properties, 1, 1, rule + properties, new CheckEvidence(3, 3, "m", "b"));
    }

    private void decide(String name, ContainerOverrides overrides) {
        int before = world.facts(DatastoreRejected.class).size();
        world.command(new OverrideContainer(DATASTORE, id(name), overrides, revision(name)));
        assertThat(world.facts(DatastoreRejected.class)).hasSize(before);
    }

    private void refused(ContainerOverrides overrides, String words) {
        refused("orders", overrides, words);
    }

    private void refused(String name, ContainerOverrides overrides, String words) {
        int before = world.facts(DatastoreRejected.class).size();
        world.command(new OverrideContainer(DATASTORE, id(name), overrides, revision(name)));
        List<DatastoreRejected> refusals = world.facts(DatastoreRejected.class);
        assertThat(refusals).hasSize(before + 1);
        assertThat(refusals.get(before).failure().message()).startsWith("fieldStatuses: " + words);
    }

    private long revision(String name) {
        return containers().get(id(name)).overridesRevision();
    }

    private static ContainerOverrides tagged(String... tags) {
        return new ContainerOverrides(null, null, null, false, Map.of(), null, List.of(tags));
    }

    private static ContainerOverrides statuses(Map<String, FieldStatus> statuses) {
        return new ContainerOverrides(null, null, null, false, Map.of(), statuses, null);
    }

    private static ProfileSettings chosenBy(List<String> tags) {
        return new ProfileSettings(List.of(), 2, null, null, null, tags, null, null, null, null, null, null);
    }

    private static ProfileSettings beginning(Instant time, BigDecimal batch) {
        return new ProfileSettings(List.of(), 2, null, null, null, null, time, batch, null, null, null, null);
    }

    private OperationId run(ProfileSettings settings) {
        OperationId id = op();
        world.command(new RunOperation(DATASTORE, id, OperationType.PROFILE, null, settings));
        return id;
    }

    private List<String> names(OperationId operation) {
        return claimed(operation).keySet().stream().sorted().toList();
    }

    private Map<String, ContainerTarget> claimed() {
        return claimed(Samples.operationId("options-" + (operations - 1)));
    }

    /** What the items of an operation are to read; all of them are done afterwards. */
    private Map<String, ContainerTarget> claimed(OperationId operation) {
        Map<String, ContainerTarget> targets = new TreeMap<>();
        List<WorkAssignment> work = new ArrayList<>(world.claim(WorkKind.PROFILE, 16));
        while (!work.isEmpty()) {
            for (WorkAssignment item : work) {
                assertThat(item.operationId()).isEqualTo(operation);
                targets.put(item.container().name(), item.container());
                world.result(Samples.profiled(item, 0));
                world.result(Samples.finished(item, 1));
            }
            work = world.claim(WorkKind.PROFILE, 16);
        }
        return targets;
    }

    private OperationId op() {
        return Samples.operationId("options-" + operations++);
    }

    private void finish(WorkAssignment work, FoundContainer... containers) {
        world.results.handle(Samples.found(work, 0, containers));
        world.results.handle(Samples.finished(work, 1));
    }

    private ContainerId id(String name) {
        return containers()
                .list(
                        DATASTORE,
                        new ContainerLookup.Filter(name, null, null, null, ContainerLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 1))
                .items()
                .get(0)
                .id();
    }

    private ContainerLookup containers() {
        return new ContainerLookup(
                new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
                world.stores.datastores(),
                world.stores.inventories(),
                world.stores.states(),
                world.stores.checks());
    }

    /** @param grows the incremental candidate; null for none */
    private static FoundContainer container(String name, ContainerKind kind, String grows) {
        List<FoundField> fields = List.of(
                new FoundField("id", 0, "bigint", "bigint", false, kind == ContainerKind.TABLE ? 1 : null, null),
                new FoundField("changed", 1, "timestamptz", "timestamp", true, null, null),
                new FoundField("day", 2, "date", "date", true, null, null),
                new FoundField("clock", 3, "timestamp", "timestamp_ntz", true, null, null),
                new FoundField("batch", 4, "numeric", "decimal(12,2)", true, null, null),
                new FoundField(
                        "mail",
                        5,
                        "text",
                        "string",
                        true,
                        null,
                        null,
                        "ada@x.org",
                        "not all are numbers: ada@x.org",
                        List.of(new TypeCandidate("int", null, 1, 2, List.of("ada@x.org")))));
        return new FoundContainer(
                name,
                kind,
                Map.of("path", name),
                fields,
                null,
                100L,
                8_192L,
                1,
                null,
                null,
                new ContainerFacts(
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        grows == null ? List.of() : List.of(new FieldCandidate(grows, "it grows"))),
                null);
    }
}

package io.plumbline.datastore;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.OperationView;
import io.plumbline.api.view.WaitingFor;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.OperationLookup;
import io.plumbline.datastore.lookup.Paging;
import io.plumbline.datastore.lookup.SortOrder;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.fact.ConnectionRejected;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.RowSample;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.WorkFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** What users and settings say of reading a source, from the command to the worker and back to what is shown. */
class ReadingTest {

    private static final DatastoreId DATASTORE = Samples.datastoreId("reading");

    private final World world = World.inMemory();
    private int operations;

    @Test
    void readWindow_holdsWorkBack_untilItOpens_andSaysSo_whileRunningWorkGoesOn() {
        // The clock starts at midnight UTC.
        OperationId catalog = registered(Map.of("readWindow", "22:00-00:30"));
        finish(world.claimOne(WorkKind.CATALOG), table("orders"), table("items"));
        OperationId profile = run(ProfileSettings.DEFAULT);
        WorkAssignment running = world.claimOne(WorkKind.PROFILE);
        assertThat(operation(profile).waitingFor()).isNull();

        world.clock.pass(Duration.ofMinutes(45));
        assertThat(world.claim(WorkKind.PROFILE, 4)).isEmpty();
        WaitingFor closed = new WaitingFor(WaitingFor.Reason.READ_WINDOW, Instant.parse("2026-11-23T22:00:00Z"));
        assertThat(operation(profile).waitingFor()).isEqualTo(closed);
        assertThat(world.leases
                        .heartbeat(
                                running.workId(), new HeartbeatRequest("w1", running.generation(), WorkProgress.NONE))
                        .status())
                .isEqualTo(WorkStatus.RUNNING);
        OperationId later = run(CatalogSettings.DEFAULT);
        assertThat(world.claim(WorkKind.CATALOG, 1)).isEmpty();
        assertThat(operation(later).waitingFor()).isEqualTo(closed);
        assertThat(operation(catalog).waitingFor()).as("it has ended").isNull();
        world.command(test("in-the-closed-window", DATASTORE));
        assertThat(world.claim(WorkKind.CONNECTION_TEST, 1)).hasSize(1);

        world.clock.pass(Duration.ofHours(22));
        assertThat(world.claim(WorkKind.CATALOG, 1)).hasSize(1);
        assertThat(world.claim(WorkKind.PROFILE, 4)).hasSize(1);
        assertThat(operation(later).waitingFor()).isNull();
    }

    @Test
    void filePatternsOfUsers_reachTheCatalog_underTheNamesOfTheirContainers() {
        registered(Map.of());
        WorkAssignment first = world.claimOne(WorkKind.CATALOG);
        assertThat(first.filePatterns()).isNull();
        finish(first, file("orders_*.csv"), file("items.csv"));
        ContainerView orders = container("orders_*.csv");
        world.command(new OverrideContainer(
                DATASTORE,
                orders.id(),
                new ContainerOverrides(null, null, "orders_eu_*.csv", false, Map.of("c0", "date(dd/MM/yyyy)")),
                0));
        world.command(new OverrideContainer(
                DATASTORE, container("items.csv").id(), new ContainerOverrides(null, null, null, true, Map.of()), 0));

        run(CatalogSettings.DEFAULT);

        assertThat(world.claimOne(WorkKind.CATALOG).filePatterns())
                .isEqualTo(Map.of("orders_*.csv", "orders_eu_*.csv"));
    }

    @Test
    void howTextIsRead_reachesTheCatalog_andTheProfile_butIsNothingForATable() {
        registered(Map.of());
        WorkAssignment first = world.claimOne(WorkKind.CATALOG);
        assertThat(first.textOptions()).isNull();
        finish(first, file("orders_*.csv"), table("items"));
        Map<String, String> text = Map.of("header", "false", "nullValue", "NA");
        ContainerOverrides decided = new ContainerOverrides(null, null, null, false, Map.of(), null, null, null, text);
        ContainerOverrides wrong =
                new ContainerOverrides(null, null, null, false, Map.of(), null, null, null, Map.of("header", "yes"));
        ContainerId orders = container("orders_*.csv").id();
        world.command(new OverrideContainer(DATASTORE, orders, wrong, 0));
        assertThat(container("orders_*.csv").overridesRevision()).isZero();
        world.command(new OverrideContainer(DATASTORE, orders, decided, 0));
        assertThat(container("orders_*.csv").overrides()).isEqualTo(decided);
        world.command(new OverrideContainer(DATASTORE, container("items").id(), decided, 0));
        assertThat(container("items").overridesRevision()).isZero();
        assertThat(world.facts(DatastoreRejected.class))
                .extracting(f -> f.failure().message())
                .containsExactly(
                        "textOptions: header: yes (expected: one of auto, true, false)",
                        "textOptions: given (expected: absent, as this is a TABLE)");

        run(CatalogSettings.DEFAULT);
        assertThat(world.claimOne(WorkKind.CATALOG).textOptions()).isEqualTo(Map.of("orders_*.csv", text));
        run(new ProfileSettings(List.of(orders), 0, null, null, null));
        assertThat(world.claimOne(WorkKind.PROFILE).container().overrides()).isEqualTo(decided);
    }

    @Test
    void columnsGetNoOtherNames_whileFieldsAreMaskedByTheirs() {
        registered(Map.of());
        finish(world.claimOne(WorkKind.CATALOG), file("orders_*.csv"));
        Map<String, FieldStatus> hidden = Map.of("c1", FieldStatus.MASKED);
        Map<String, String> none = Map.of("nullValue", "NA");
        Map<String, String> unnamed = Map.of("nullValue", "NA", "header", "false");
        override(hidden, unnamed, false);
        assertThat(world.facts(DatastoreRejected.class))
                .extracting(f -> f.failure().message())
                .singleElement()
                .asString()
                .startsWith("textOptions: header: changed, though there are masked fields: c1 (expected: ");
        assertThat(container("orders_*.csv").overridesRevision()).isZero();

        override(hidden, none, false);
        override(hidden, unnamed, false);
        assertThat(world.facts(DatastoreRejected.class)).hasSize(2);
        override(Map.of(), unnamed, true);
        override(hidden, unnamed, false);
        override(hidden, Map.of("header", "false"), false);
        override(hidden, Map.of(), false);
        assertThat(world.facts(DatastoreRejected.class)).hasSize(3);
        assertThat(container("orders_*.csv").overrides().text()).isEqualTo(Map.of("header", "false"));
    }

    private void override(Map<String, FieldStatus> statuses, Map<String, String> text, boolean excluded) {
        ContainerView container = container("orders_*.csv");
        world.command(new OverrideContainer(
                DATASTORE,
                container.id(),
                new ContainerOverrides(null, null, null, excluded, Map.of(), statuses, null, null, text),
                container.overridesRevision()));
    }

    @Test
    void typesOfATable_canBeChosen_butOnlyTypesThatAField_canBeReadAs() {
        registered(Map.of());
        finish(world.claimOne(WorkKind.CATALOG), table("orders"));
        ContainerView orders = container("orders");
        world.command(new OverrideContainer(
                DATASTORE, orders.id(), new ContainerOverrides(null, null, null, false, Map.of("c0", "uuid")), 0));
        assertThat(container("orders").overridesRevision()).isZero();
        world.command(new OverrideContainer(
                DATASTORE, orders.id(), new ContainerOverrides(null, null, null, false, Map.of("c0", "int")), 0));
        assertThat(container("orders").overrides().fieldTypes()).containsEntry("c0", "int");
    }

    @Test
    void partOfTheRows_isAskedFor_withOneSeedForAllItems_andShownWithTheProfile() {
        registered(Map.of("parallelReads", 2));
        finish(world.claimOne(WorkKind.CATALOG), table("orders"), table("items"));
        run(new ProfileSettings(List.of(), 2, 5_000L, 1_000_000L, new RowSample(0.1, null)));
        List<WorkAssignment> work = world.claim(WorkKind.PROFILE, 2);
        RowSample sample = work.get(0).profile().sample();
        assertThat(sample.fraction()).isEqualTo(0.1);
        assertThat(sample.seed()).isNotNull();
        assertThat(work.get(1).profile()).isEqualTo(work.get(0).profile());
        assertThat(work.get(0).profile().maxRows()).isEqualTo(5_000);

        ReadCoverage coverage = new ReadCoverage(true, List.of("5,000 of about 90,000 rows"));
        world.result(Samples.profiled(work.get(0), 0));
        world.result(new WorkFinished(
                work.get(0).workId(),
                work.get(0).generation(),
                1,
                new WorkSummary(1, 1, 500, 10, 0),
                List.of(),
                coverage));
        world.result(Samples.profiled(work.get(1), 0));
        world.result(Samples.finished(work.get(1), 1));

        ContainerView partial = container(work.get(0).container().name());
        assertThat(partial.profile().partial()).isTrue();
        assertThat(partial.profile().notes()).containsExactly("5,000 of about 90,000 rows");
        assertThat(partial.profile().sample()).isEqualTo(sample);
        assertThat(container(work.get(1).container().name()).profile().partial())
                .isNull();
        assertThat(world.facts(ContainerProfiled.class))
                .extracting(ContainerProfiled::partial)
                .containsExactlyInAnyOrder(true, null);
    }

    @Test
    void changeOfASharedConnection_thatWouldBreakADatastore_isRefused_namingIt() {
        ConnectionId shared = new ConnectionId(ConnectionId.PREFIX + Ids.derivedTail("shared"));
        world.command(new RegisterConnection(
                shared,
                "warehouse",
                null,
                "postgresql",
                Map.of("host", "db.example", "database", "sales", "user", "reader"),
                Map.of("password", "sealed"),
                "f"));
        world.command(new RegisterDatastore(
                DATASTORE,
                "orders",
                null,
                "postgresql",
                Map.of("schema", "orders"),
                Map.of(),
                null,
                false,
                "f",
                shared));

        world.command(new UpdateConnection(
                shared, null, null, Map.of("host", "db.example", "user", "reader"), Map.of("password", "new"), 1));

        assertThat(world.facts(ConnectionRejected.class)).singleElement().satisfies(fact -> {
            assertThat(fact.failure().code()).isEqualTo(FailureCode.SETTINGS_INVALID);
            assertThat(fact.failure().message()).contains("datastore orders").contains("database: absent");
        });
        assertThat(world.stores.connections().find(shared.value()).orElseThrow().revision())
                .isEqualTo(1);
        world.command(new UpdateConnection(
                shared,
                null,
                null,
                Map.of("host", "db.example", "database", "stock", "user", "reader"),
                Map.of("password", "new"),
                1));
        assertThat(world.stores.connections().find(shared.value()).orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    void testThatIsOver_isNotRunAgain_whenItsCommandComesOnceMore_howeverLate() {
        TestConnection command = test("repeated", null);
        MessageHeader sent =
                new MessageHeader("msg-repeated", "/test", world.clock.instant(), "msg-repeated", "tester", null, null);
        world.intake.handle(new Envelope<>(sent, command));
        WorkAssignment work = world.claimOne(WorkKind.CONNECTION_TEST);
        world.result(new ConnectionProbed(
                work.workId(),
                work.generation(),
                new ConnectionTestOutcome(true, null, 1L, null, null, null, null, null)));
        world.publish(command.testId().value());

        for (int minutes = 0; minutes < 20; minutes++) {
            world.clock.pass(Duration.ofMinutes(1));
            world.watch();
            world.intake.handle(new Envelope<>(sent, command));
            assertThat(world.claim(WorkKind.CONNECTION_TEST, 1)).isEmpty();
        }
        assertThat(world.stores.tests().find(command.testId().value())).isEmpty();
        assertThat(world.facts(ConnectionTested.class)).isEmpty();
    }

    private OperationId registered(Map<String, Object> besides) {
        Map<String, Object> properties = new HashMap<>(Map.of("host", "db.example", "user", "reader"));
        properties.putAll(besides);
        OperationId catalog = op();
        world.command(new RegisterDatastore(
                DATASTORE, "reading", null, "postgresql", properties, Map.of(), catalog, false, "f", null));
        return catalog;
    }

    private OperationId run(ProfileSettings settings) {
        OperationId id = op();
        world.command(new RunOperation(DATASTORE, id, OperationType.PROFILE, null, settings));
        return id;
    }

    private OperationId run(CatalogSettings settings) {
        OperationId id = op();
        world.command(new RunOperation(DATASTORE, id, OperationType.CATALOG, settings, null));
        return id;
    }

    private OperationId op() {
        return Samples.operationId("reading-" + operations++);
    }

    private void finish(WorkAssignment work, FoundContainer... containers) {
        world.results.handle(Samples.found(work, 0, containers));
        world.results.handle(Samples.finished(work, 1));
    }

    private OperationView operation(OperationId id) {
        OperationLookup lookup = new OperationLookup(
                world.stores.datastores(),
                world.stores.connections(),
                world.stores.operations(),
                world.stores.items(),
                world.clock);
        assertThat(lookup.list(
                                new OperationLookup.Filter(
                                        DATASTORE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        OperationQuery.Sort.CREATED_AT,
                                        SortOrder.DESC),
                                new Paging(0, 50))
                        .items())
                .contains(lookup.get(id));
        return lookup.get(id);
    }

    private ContainerView container(String name) {
        ContainerLookup lookup = new ContainerLookup(
                new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
                world.stores.datastores(),
                world.stores.inventories(),
                world.stores.states(),
                world.stores.checks());
        return lookup.list(
                        DATASTORE,
                        new ContainerLookup.Filter(name, null, null, null, ContainerLookup.Sort.NAME, SortOrder.ASC),
                        new Paging(0, 1))
                .items()
                .get(0);
    }

    private static TestConnection test(String name, DatastoreId datastore) {
        return new TestConnection(
                new ConnectionTestId(ConnectionTestId.PREFIX + Ids.derivedTail(name)),
                datastore,
                null,
                null,
                "postgresql",
                datastore == null ? Map.of("host", "db.example") : null,
                Map.of(),
                List.of());
    }

    private static FoundContainer table(String name) {
        return Samples.table(name);
    }

    private static FoundContainer file(String name) {
        FoundContainer table = Samples.table(name);
        return new FoundContainer(
                name,
                ContainerKind.FILE_PATTERN,
                Map.of("path", name),
                table.fields(),
                null,
                null,
                8_192L,
                2,
                null,
                null);
    }
}

package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.DatastoreOverview;
import io.plumbline.api.view.DatastoreStatus;
import io.plumbline.api.view.DatastoreView;
import io.plumbline.api.view.GroupUse;
import io.plumbline.api.view.TagUse;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.DatastoreLabels;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.ReadCoverage;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of datastores as a whole, and how they are found. */
class OverviewLookupTest {
    private static final DatastoreId SALES = Samples.datastoreId("sales");
    private static final DatastoreId STOCK = Samples.datastoreId("stock");
    private static final Paging ALL = new Paging(0, 50);

    private final World world = World.inMemory();
    private final DatastoreLookup datastores =
            new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks());

    @Test
    void overview_addsUpWhatIsThere_andSaysWhatIsNotKnown() {
        register(SALES, "Sales", null);
        assertThat(overview().status()).isEqualTo(DatastoreStatus.WORKING);
        catalogued("orders", "items", "left");
        assertThat(overview().completeness()).isNull();
        assertThat(overview().shareProfiled()).isZero();
        world.command(
                new OverrideContainer(SALES, id("left"), new ContainerOverrides(null, null, null, true, Map.of()), 0));
        world.command(new OverrideContainer(
                SALES,
                id("orders"),
                new ContainerOverrides(
                        null, null, null, false, Map.of(), Map.of("c1", FieldStatus.MASKED), List.of("nightly"), null),
                0));
        world.command(new RunOperation(
                SALES, Samples.operationId("profile"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        for (WorkAssignment work : world.claim(WorkKind.PROFILE, 4)) {
            boolean orders = work.container().name().equals("orders");
            world.result(new FieldsProfiled(
                    work.workId(), work.generation(), 0, List.of(field(orders ? 0 : 4)), List.of(Samples.check("c0"))));
            world.result(new WorkFinished(
                    work.workId(),
                    work.generation(),
                    1,
                    new WorkSummary(1, 1, 10, orders ? 70 : 0, 1),
                    List.of(),
                    orders ? null : new ReadCoverage(true, List.of("the first 10 rows"))));
        }

        DatastoreOverview overview = overview();
        assertThat(overview.containers())
                .isEqualTo(new DatastoreOverview.Containers(2, 0, 1, 2, 1, 0, Map.of(ContainerKind.TABLE, 2)));
        assertThat(overview.fields()).isEqualTo(new DatastoreOverview.Fields(4, 2, 1, 0));
        assertThat(overview.rows()).isEqualTo(20);
        assertThat(overview.rowsKnown())
                .as("10 of orders, 100 by estimate of items")
                .isEqualTo(110);
        assertThat(overview.shareProfiled()).isEqualTo(20 / 110.0);
        assertThat(overview.completeness()).isEqualTo(0.8);
        assertThat(overview.completenessOf()).isEqualTo(2);
        assertThat(overview.bytes()).isEqualTo(70);
        assertThat(overview.bytesUnknown()).isEqualTo(1);
        assertThat(overview.checks()).isEqualTo(new CheckCounts(2, 0, 0));
        assertThat(overview.lastCatalog().changes().added()).isEqualTo(3);
        assertThat(overview.lastProfile().summary().rows()).isEqualTo(20);
        assertThat(overview.status()).isEqualTo(DatastoreStatus.READY);
        world.clock.pass(Duration.ofMinutes(1));
        assertThat(tags().tags(null, ALL).items()).containsExactly(new TagUse("nightly", 0, 1));
    }

    @Test
    void catalogs_countTheFieldsThatCameAndWent() {
        register(SALES, "Sales", null);
        WorkAssignment first = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(first, 0, Samples.table("orders", 3), Samples.table("items", 2)));
        world.result(Samples.finished(first, 1));
        world.clock.pass(Duration.ofHours(1));
        world.command(new RunOperation(
                SALES, Samples.operationId("again"), OperationType.CATALOG, CatalogSettings.DEFAULT, null));
        WorkAssignment second = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(second, 0, Samples.table("orders", 5), Samples.table("items", 1)));
        world.result(Samples.finished(second, 1));

        CatalogChanges changes = overview().lastCatalog().changes();
        assertThat(changes.changed()).isEqualTo(2);
        assertThat(changes.addedFields()).isEqualTo(2);
        assertThat(changes.removedFields()).isEqualTo(1);
    }

    @Test
    void tagsAndGroups_areChanged_findDatastores_andAreListed() {
        register(SALES, "Sales", new DatastoreLabels(List.of("core", "eu"), "Finance"));
        catalogued();
        register(STOCK, "Stock", new DatastoreLabels(List.of("core"), ""));

        assertThat(names(null, "core", null)).containsExactly("Sales", "Stock");
        assertThat(names(null, "eu", null)).containsExactly("Sales");
        assertThat(names(null, null, "Finance")).containsExactly("Sales");
        assertThat(names(DatastoreStatus.WORKING, null, null)).containsExactly("Stock");
        assertThat(names(DatastoreStatus.READY, null, null)).containsExactly("Sales");
        assertThat(tags().tags("o", ALL).items()).containsExactly(new TagUse("core", 2, 0));
        assertThat(tags().groups(null, ALL).items()).containsExactly(new GroupUse("Finance", 1));

        world.command(new UpdateDatastore(SALES, null, null, null, null, 1, new DatastoreLabels(List.of(), null)));
        DatastoreView sales = datastores.get(SALES);
        assertThat(sales.tags()).isNull();
        assertThat(sales.group()).as("what a change doesn't speak of stays").isEqualTo("Finance");
        world.command(new UpdateDatastore(SALES, null, null, null, null, 2, new DatastoreLabels(null, "")));
        assertThat(datastores.get(SALES).group()).isNull();
        assertThat(tags().groups(null, ALL).items()).isEmpty();
    }

    @Test
    void lists_areSortedByTheLastOperation_thatRunsOrHasEnded() {
        register(SALES, "Sales", null);
        catalogued();
        world.clock.pass(Duration.ofHours(1));
        register(STOCK, "Stock", null);

        assertThat(datastores
                        .list(
                                new DatastoreLookup.Filter(
                                        null, null, null, DatastoreLookup.Sort.LAST_OPERATION, SortOrder.DESC),
                                ALL)
                        .items())
                .extracting(DatastoreView::name)
                .containsExactly("Stock", "Sales");
        assertThat(datastores
                        .list(
                                new DatastoreLookup.Filter(
                                        SALES.value(), null, null, DatastoreLookup.Sort.FIELDS, SortOrder.ASC),
                                ALL)
                        .items())
                .extracting(DatastoreView::name)
                .containsExactly("Sales");
    }

    private List<String> names(@Nullable DatastoreStatus status, @Nullable String tag, @Nullable String group) {
        return datastores
                .list(
                        new DatastoreLookup.Filter(
                                null, null, null, status, tag, group, DatastoreLookup.Sort.NAME, SortOrder.ASC),
                        ALL)
                .items()
                .stream()
                .map(DatastoreView::name)
                .toList();
    }

    private TagLookup tags() {
        Clock clock = world.clock;
        return new TagLookup(world.stores.datastores(), world.stores.inventories(), world.stores.states(), clock);
    }

    private DatastoreOverview overview() {
        OperationLookup operations = new OperationLookup(
                world.stores.datastores(),
                world.stores.connections(),
                world.stores.operations(),
                world.stores.items(),
                world.clock);
        return new OverviewLookup(
                        datastores,
                        operations,
                        world.stores.inventories(),
                        world.stores.states(),
                        world.stores.checks())
                .of(SALES);
    }

    private ContainerId id(String name) {
        return new ContainerLookup(
                        datastores,
                        world.stores.datastores(),
                        world.stores.inventories(),
                        world.stores.states(),
                        world.stores.checks())
                .all(SALES).stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .containerId();
    }

    private void catalogued(String... tables) {
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        int chunk = 0;
        for (String table : tables) {
            world.result(Samples.found(catalog, chunk++, Samples.table(table)));
        }
        world.result(Samples.finished(catalog, chunk));
    }

    private void register(DatastoreId id, String name, @Nullable DatastoreLabels labels) {
        world.command(new RegisterDatastore(
                id,
                name,
                null,
                "postgresql",
                Map.of("host", "db.example"),
                Map.of(),
                Samples.operationId(name),
                false,
                "f-" + name,
                null,
                labels));
    }

    private static FieldProfile field(long nulls) {
        return new FieldProfile(
                0,
                "c0",
                "bigint",
                "INTEGRAL",
                List.of(metric("rowCount", 10), metric("nullCount", nulls)),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }

    private static Metric metric(String name, long value) {
        return new Metric(name, MetricKind.INTEGER, Long.toString(value), true, null, null, null, null);
    }
}

package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.ExploredField;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.work.FieldsProfiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ExploreLookupTest {
    private static final DatastoreId SALES = Samples.datastoreId("sales");
    private static final DatastoreId STOCK = Samples.datastoreId("stock");
    private static final Paging ALL = new Paging(0, 50);

    private final World world = World.inMemory();
    private final ExploreLookup lookup = new ExploreLookup(
            new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
            world.stores.datastores(),
            world.stores.inventories(),
            world.stores.states(),
            world.stores.measurements(),
            world.stores.checks(),
            world.clock);

    @BeforeEach
    void twoDatastores_oneOfThemProfiled() {
        catalogued(SALES, "sales", "orders", "items");
        catalogued(STOCK, "stock", "places");
        world.command(new RunOperation(
                SALES, Samples.operationId("profile"), OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        for (WorkAssignment work : world.claim(WorkKind.PROFILE, 2)) {
            boolean orders = work.container().name().equals("orders");
            world.result(new FieldsProfiled(
                    work.workId(),
                    work.generation(),
                    0,
                    List.of(field(0, "c0", 10, orders ? 0 : 5), field(1, "c1", 10, orders ? 1 : 5)),
                    List.of(Samples.check("c1"))));
            world.result(Samples.finished(work, 1));
        }
    }

    @Test
    void containersOfAllDatastores_areOneList() {
        Page<ContainerView> all = containers(filter(null, null, null, null), ExploreLookup.ContainerSort.NAME);

        assertThat(all.items()).extracting(ContainerView::name).containsExactly("items", "orders", "places");
        assertThat(all.items()).extracting(ContainerView::datastoreName).containsExactly("sales", "sales", "stock");
        assertThat(all.items().get(0).profile().completeness()).isEqualTo(0.5);
        assertThat(all.items().get(1).profile().completeness()).isCloseTo(0.95, within(1e-9));
        assertThat(all.items().get(0).profile().bytes()).isEqualTo(1_000L);
        assertThat(all.items().get(1).checks()).isEqualTo(new CheckCounts(1, 0, 0));
        assertThat(containers(filter(null, null, null, null), ExploreLookup.ContainerSort.COMPLETENESS)
                        .items())
                .as("what isn't measured comes first")
                .extracting(ContainerView::name)
                .containsExactly("places", "items", "orders");
    }

    @Test
    void containers_areFilteredByWhatIsKnownOfThem() {
        assertThat(names(filter("OR", null, null, null))).containsExactly("orders");
        assertThat(names(filter(null, STOCK, null, null))).containsExactly("places");
        assertThat(names(filter(null, null, null, 0.9))).containsExactly("items");
        assertThat(names(new ExploreLookup.Filter(null, null, null, null, null, false, null, null, null, null)))
                .containsExactly("places");
        ContainerId items = id("items");
        world.command(new OverrideContainer(
                SALES,
                items,
                new ContainerOverrides(
                        null, null, null, false, Map.of(), Map.of("c1", FieldStatus.MASKED), List.of("nightly"), null),
                0));
        world.clock.pass(Duration.ofMinutes(5));
        assertThat(names(new ExploreLookup.Filter(null, null, null, null, "nightly", null, null, null, null, null)))
                .containsExactly("items");
        assertThat(names(new ExploreLookup.Filter(null, null, null, null, null, null, null, true, null, null)))
                .containsExactly("items");
        assertThatThrownBy(() -> names(filter(null, Samples.datastoreId("nothing"), null, null)))
                .isInstanceOf(UnknownException.class);
    }

    @Test
    void fieldsOfAllDatastores_areOneList_withTheirProfiles() {
        Page<ExploredField> all = fields(filter(null, null, null, null), ExploreLookup.FieldSort.COMPLETENESS, 0);

        assertThat(all.total()).isEqualTo(6);
        assertThat(all.items())
                .extracting(f -> f.containerName() + "." + f.field().name())
                .containsExactly("places.c0", "places.c1", "items.c0", "items.c1", "orders.c1", "orders.c0");
        ExploredField last = all.items().get(5);
        assertThat(last.datastoreName()).isEqualTo("sales");
        assertThat(last.field().summary().completeness().value()).isEqualTo("1.0");
        assertThat(last.field().checks()).isEqualTo(CheckCounts.NONE);
        assertThat(all.items().get(4).field().checks()).isEqualTo(new CheckCounts(1, 0, 0));
        assertThat(all.items().get(0).field().summary()).isNull();
        assertThat(fields(filter(null, null, 0.9, null), ExploreLookup.FieldSort.NAME, 0)
                        .items())
                .extracting(ExploredField::containerName)
                .containsExactly("orders", "orders");
        assertThat(fields(
                                new ExploreLookup.Filter(
                                        null, null, null, FieldFamily.TEXT, null, null, null, null, null, null),
                                ExploreLookup.FieldSort.NAME,
                                0)
                        .items())
                .isEmpty();
        assertThat(fields(filter(null, null, null, null), ExploreLookup.FieldSort.NAME, 1)
                        .items())
                .as("the second page of four")
                .extracting(f -> f.containerName() + "." + f.field().name())
                .containsExactly("orders.c1", "places.c1");
    }

    private List<String> names(ExploreLookup.Filter filter) {
        return containers(filter, ExploreLookup.ContainerSort.NAME).items().stream()
                .map(ContainerView::name)
                .toList();
    }

    private ContainerId id(String name) {
        return containers(filter(name, null, null, null), ExploreLookup.ContainerSort.NAME)
                .items()
                .get(0)
                .id();
    }

    private Page<ContainerView> containers(ExploreLookup.Filter filter, ExploreLookup.ContainerSort sort) {
        return lookup.containers(filter, sort, SortOrder.ASC, ALL);
    }

    private Page<ExploredField> fields(ExploreLookup.Filter filter, ExploreLookup.FieldSort sort, int page) {
        return lookup.fields(filter, sort, SortOrder.ASC, page == 0 ? ALL : new Paging(page, 4));
    }

    private static ExploreLookup.Filter filter(
            @Nullable String search, @Nullable DatastoreId datastore, @Nullable Double least, @Nullable Double most) {
        return new ExploreLookup.Filter(search, datastore, null, null, null, null, null, null, least, most);
    }

    private void catalogued(DatastoreId datastore, String name, String... tables) {
        world.command(Samples.register(datastore, name, Samples.operationId(name), false));
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        int chunk = 0;
        for (String table : tables) {
            world.result(Samples.found(catalog, chunk++, Samples.table(table)));
        }
        world.result(Samples.finished(catalog, chunk));
    }

    private static FieldProfile field(int ordinal, String path, long rows, long nulls) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(metric("rowCount", Long.toString(rows)));
        metrics.add(metric("nullCount", Long.toString(nulls)));
        metrics.add(metric("completeness", Double.toString((rows - nulls) / (double) rows)));
        return new FieldProfile(
                ordinal, path, "bigint", "INTEGRAL", metrics, List.of(), List.of(), Map.of(), null, null);
    }

    private static Metric metric(String name, String value) {
        return new Metric(name, MetricKind.DECIMAL, value, true, null, null, null, null);
    }
}

package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.api.view.ContainerView;
import io.plumbline.api.view.SearchKind;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ReadAheadTest {
    private static final DatastoreId SALES = Samples.datastoreId("sales");

    private final World world = World.inMemory();
    private final Counted inventories = new Counted(world.stores.inventories());
    private final SearchLookup search =
            new SearchLookup(world.stores.datastores(), inventories, Runnable::run, Duration.ofSeconds(1));
    private final ExploreLookup explore = new ExploreLookup(
            new DatastoreLookup(world.stores.datastores(), world.stores.operations(), world.stores.checks()),
            world.stores.datastores(),
            inventories,
            world.stores.states(),
            world.stores.measurements(),
            world.stores.checks(),
            world.clock);
    private final ReadAhead ahead = new ReadAhead(world.stores.datastores(), search, explore);

    @Test
    void whoeverAsksFirst_findsAllOfItRead() {
        catalogued("first", "orders", "items");
        ahead.pass();
        int read = inventories.reads();
        assertThat(read).isPositive();

        assertThat(search.search("orders", Set.of(SearchKind.CONTAINER), 10).items())
                .hasSize(1);
        assertThat(containers()).containsExactly("items", "orders");
        assertThat(inventories.reads()).isEqualTo(read);
    }

    @Test
    void nothingIsReadAgain_untilTheDatastoreIsWritten() {
        catalogued("first", "orders");
        ahead.pass();
        int read = inventories.reads();
        world.clock.pass(Duration.ofHours(1));
        ahead.pass();
        assertThat(inventories.reads()).isEqualTo(read);

        world.command(new RunOperation(
                SALES, Samples.operationId("again"), OperationType.CATALOG, null, ProfileSettings.DEFAULT));
        found("orders", "returns");
        ahead.pass();
        int again = inventories.reads();
        assertThat(again).isGreaterThan(read);
        assertThat(containers()).containsExactly("orders", "returns");
        assertThat(search.search("returns", Set.of(SearchKind.CONTAINER), 10).items())
                .hasSize(1);
        assertThat(inventories.reads()).isEqualTo(again);
    }

    @Test
    void whileSomebodyAsks_whatIsDecidedOfContainers_isReadAhead() {
        catalogued("first", "orders");
        assertThat(tagged("nightly")).isEmpty();
        String key = world.stores
                .datastores()
                .find(SALES.value())
                .orElseThrow()
                .inventory()
                .key();
        world.command(new OverrideContainer(
                SALES,
                world.stores.inventories().of(key).get(0).containerId(),
                new ContainerOverrides(null, null, null, false, Map.of(), Map.of(), List.of("nightly"), null),
                0));
        world.clock.pass(Duration.ofMillis(1500));
        ahead.pass();
        int read = inventories.reads();
        assertThat(tagged("nightly")).containsExactly("orders");
        assertThat(inventories.reads()).isEqualTo(read);
    }

    private List<String> containers() {
        return listed(new ExploreLookup.Filter(null, null, null, null, null, null, null, null, null, null));
    }

    private List<String> tagged(String tag) {
        return listed(new ExploreLookup.Filter(null, null, null, null, tag, null, null, null, null, null));
    }

    private List<String> listed(ExploreLookup.Filter filter) {
        return explore
                .containers(filter, ExploreLookup.ContainerSort.NAME, SortOrder.ASC, new Paging(0, 10))
                .items()
                .stream()
                .map(ContainerView::name)
                .toList();
    }

    private void catalogued(String operation, String... tables) {
        world.command(Samples.register(SALES, "sales", Samples.operationId(operation), false));
        found(tables);
    }

    private void found(String... tables) {
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        List<FoundContainer> found = new ArrayList<>();
        for (String table : tables) {
            found.add(Samples.table(table));
        }
        world.result(Samples.found(catalog, 0, found.toArray(FoundContainer[]::new)));
        world.result(Samples.finished(catalog, 1));
    }

    private static final class Counted implements Inventories {
        private final Inventories all;
        private int reads;

        Counted(Inventories all) {
            this.all = all;
        }

        int reads() {
            return reads;
        }

        @Override
        public void stage(String key, List<ContainerSnapshot> containers) {
            all.stage(key, containers);
        }

        @Override
        public List<ContainerSnapshot> of(String key) {
            reads++;
            return all.of(key);
        }

        @Override
        public Set<String> keysStoredBefore(Instant time) {
            return all.keysStoredBefore(time);
        }

        @Override
        public void forget(String key) {
            all.forget(key);
        }
    }
}

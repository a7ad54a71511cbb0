package io.plumbline.datastore.lookup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.api.view.CheckView;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.Stores;
import io.plumbline.datastore.World;
import io.plumbline.datastore.check.CheckQuery;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.events.CheckId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CheckLookupTest {

    private static final DatastoreId DATASTORE = Samples.datastoreId("page");
    private static final OperationId OPERATION = Samples.operationId("page");
    private static final Paging PAGE = new Paging(0, 50);

    @Test
    void page_looksEachContainerUpOnce_andHidesWhatIsMasked() {
        World world = World.inMemory();
        world.command(Samples.register(DATASTORE, "page", OPERATION, false));
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(catalog, 0, Samples.table("orders"), Samples.table("items")));
        world.result(Samples.finished(catalog, 1));
        Stores stores = world.stores;
        List<List<String>> asked = new ArrayList<>();
        CheckLookup lookup = lookup(stores, counted(stores.states(), asked));
        ContainerLookup containers = containers(stores);
        for (int i = 0; i < 3; i++) {
            for (String table : List.of("orders", "items")) {
                world.command(authored(container(containers, table), i));
            }
        }
        ContainerId masked = container(containers, "items");
        world.command(new OverrideContainer(
                DATASTORE,
                masked,
                new ContainerOverrides(null, null, null, false, Map.of(), Map.of("c1", FieldStatus.MASKED), null),
                0));

        List<CheckView> page = lookup.list(
                        new CheckLookup.Filter(
                                DATASTORE, null, null, null, Set.of(CheckStatus.ACTIVE), null, null, null),
                        CheckQuery.Sort.CONTAINER,
                        SortOrder.ASC,
                        PAGE)
                .items();

        assertThat(page).hasSize(6);
        assertThat(asked)
                .singleElement()
                .satisfies(ids -> assertThat(ids)
                        .containsExactlyInAnyOrder(
                                container(containers, "orders").value(), masked.value()));
        assertThat(page)
                .allSatisfy(check -> assertThat(check.properties().isEmpty())
                        .isEqualTo(check.containerId().equals(masked)));
    }

    private static AuthorCheck authored(ContainerId container, int number) {
        return new AuthorCheck(
                DATASTORE,
                container,
                new CheckId("ck_" + Ids.derivedTail(container.value(), "check " + number)),
                "between",
                List.of("c1"),
                new CheckTerms(Map.of("min", 0, "max", 10), 1, "c0 > " + number, "c1 is small"),
                CheckLabels.NONE,
                false);
    }

    /** Notes which records are asked for at once, and refuses to be asked for single ones. */
    private static ContainerStates counted(ContainerStates states, List<List<String>> asked) {
        return (ContainerStates) Proxy.newProxyInstance(
                ContainerStates.class.getClassLoader(),
                new Class<?>[] {ContainerStates.class},
                (proxy, method, args) -> {
                    assertThat(method.getName()).isNotEqualTo("find");
                    if (method.getName().equals("findAll")) {
                        asked.add(((List<?>) args[0])
                                .stream().map(String::valueOf).toList());
                    }
                    try {
                        return method.invoke(states, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static CheckLookup lookup(Stores stores, ContainerStates states) {
        return new CheckLookup(
                new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks()),
                stores.datastores(),
                containers(stores),
                states,
                stores.checks());
    }

    private static ContainerLookup containers(Stores stores) {
        return new ContainerLookup(
                new DatastoreLookup(stores.datastores(), stores.operations(), stores.checks()),
                stores.datastores(),
                stores.inventories(),
                stores.states(),
                stores.checks());
    }

    private static ContainerId container(ContainerLookup containers, String name) {
        return containers.all(DATASTORE).stream()
                .filter(c -> c.found().name().equals(name))
                .findFirst()
                .orElseThrow()
                .containerId();
    }
}

package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;

import io.plumbline.api.view.SearchHit;
import io.plumbline.api.view.SearchKind;
import io.plumbline.api.view.SearchMatch;
import io.plumbline.api.view.SearchView;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.Samples;
import io.plumbline.datastore.World;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.OperationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class SearchLookupTest {

    private static final Set<SearchKind> ALL = Set.of(SearchKind.values());

    private final World world = World.inMemory();
    private final SearchLookup search = lookup(Runnable::run);

    @Test
    void names_areRanked_byHowTheyFit_thenKind_thenName() {
        catalogued("order", table("orders", "order"), table("preorders", "last_order", "lastOrder", "reorder"));

        assertThat(search.search("ORDER", ALL, 10).items())
                .extracting(SearchHit::kind, SearchHit::name, SearchHit::match)
                .containsExactly(
                        tuple(SearchKind.DATASTORE, "order", SearchMatch.EXACT),
                        tuple(SearchKind.FIELD, "order", SearchMatch.EXACT),
                        tuple(SearchKind.CONTAINER, "orders", SearchMatch.PREFIX),
                        tuple(SearchKind.FIELD, "last_order", SearchMatch.WORD),
                        tuple(SearchKind.FIELD, "lastOrder", SearchMatch.WORD),
                        tuple(SearchKind.CONTAINER, "preorders", SearchMatch.SUBSTRING),
                        tuple(SearchKind.FIELD, "reorder", SearchMatch.SUBSTRING));
    }

    @Test
    void hits_tellWhereTheyAre_andHowManyThereAre_ofEachKind() {
        catalogued("shop", table("b", "customer_id"), table("a", "customer_id"), table("c", "customer_name"));

        SearchView view = search.search(" customer ", ALL, 2);

        assertThat(view.complete()).isTrue();
        assertThat(view.byKind()).isEqualTo(Map.of("DATASTORE", 0L, "CONTAINER", 0L, "FIELD", 3L));
        assertThat(view.items()).extracting(SearchHit::containerName).containsExactly("a", "b");
        SearchHit hit = view.items().get(0);
        assertThat(hit.datastoreId()).isEqualTo(Samples.datastoreId("shop"));
        assertThat(hit.datastoreName()).isEqualTo("shop");
        assertThat(hit.connector()).isEqualTo("postgresql");
        assertThat(hit.containerKind()).isEqualTo(ContainerKind.TABLE);
        assertThat(hit.containerId()).isNotNull();
        assertThat(hit.missing()).isFalse();
        assertThat(search.search("customer", Set.of(SearchKind.CONTAINER), 2).byKind())
                .isEqualTo(Map.of("CONTAINER", 0L));
    }

    @Test
    void whatIsVisibleCounts_andNothingElse() {
        catalogued("first", table("alpha_one"));
        assertThat(names("alpha")).containsExactly("alpha_one");
        world.clock.pass(Duration.ofSeconds(1));
        world.command(new RunOperation(
                Samples.datastoreId("first"), Samples.operationId("again"), OperationType.CATALOG, null, null));
        finish(table("alpha_two"));
        assertThat(search.search("alpha", ALL, 10).items())
                .extracting(SearchHit::name, SearchHit::missing)
                .containsExactly(tuple("alpha_one", true), tuple("alpha_two", false));
        world.command(new RemoveDatastore(Samples.datastoreId("first")));
        assertThat(names("alpha")).isEmpty();
    }

    @Test
    void namesThatAreBeingRead_areWaitedForAMoment_andTheAnswerSaysSo() {
        Deque<Runnable> waiting = new ArrayDeque<>();
        SearchLookup slow = lookup(waiting::add);
        catalogued("slow", table("alpha"));

        SearchView first = slow.search("alpha", ALL, 10);
        assertThat(first.complete()).isFalse();
        assertThat(first.items()).isEmpty();
        assertThat(slow.search("alpha", ALL, 10).complete()).isFalse();
        assertThat(waiting).hasSize(1);
        waiting.remove().run();
        assertThat(slow.search("alpha", ALL, 10).complete()).isTrue();
        assertThat(slow.search("alpha", ALL, 10).items()).hasSize(1);
    }

    @Test
    void lettersThatGrowInLowerCase_areFoundNonetheless() {
        catalogued("odd", table("\u0130stanbul_Verileri", "x"));
        assertThat(names("verileri")).hasSize(1);
        assertThat(names("i\u0307stanbul")).hasSize(1);
    }

    @Test
    void oneCharacter_isTooFew() {
        assertThatThrownBy(() -> search.search(" a ", ALL, 10))
                .hasMessage("q: 1 characters (expected: 2 to 200, without spaces around)");
    }

    private List<String> names(String part) {
        return search.search(part, ALL, 10).items().stream()
                .map(SearchHit::name)
                .toList();
    }

    private SearchLookup lookup(Executor loader) {
        return new SearchLookup(world.stores.datastores(), world.stores.inventories(), loader, Duration.ofMillis(10));
    }

    private void catalogued(String name, FoundContainer... containers) {
        world.command(
                Samples.register(Samples.datastoreId(name), name, Samples.operationId("catalog of " + name), false));
        finish(containers);
    }

    private void finish(FoundContainer... containers) {
        WorkAssignment catalog = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(catalog, 0, containers));
        world.result(Samples.finished(catalog, 1));
    }

    private static FoundContainer table(String name, String... fields) {
        List<FoundField> found = Arrays.stream(fields)
                .map(field -> new FoundField(field, 0, "text", "string", true, null, null))
                .toList();
        return new FoundContainer(
                name, ContainerKind.TABLE, Map.of("name", name), found, null, null, null, null, null, null);
    }
}

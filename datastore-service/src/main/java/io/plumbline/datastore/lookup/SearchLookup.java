package io.plumbline.datastore.lookup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import io.plumbline.api.view.SearchKind;
import io.plumbline.api.view.SearchMatch;
import io.plumbline.api.view.SearchView;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;

import static java.util.Objects.requireNonNull;

/** Searches the names of datastores, of their containers and of the containers' fields. */
public final class SearchLookup {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** One reads ahead after the other; what takes longer goes on. */
    private static final Duration READ_AHEAD = Duration.ofMinutes(1);

    private final Datastores datastores;
    private final NameIndexes names;
    private final Duration patience;

    /** @param loader reads names aside from searches */
    public SearchLookup(Datastores datastores, Inventories inventories, Executor loader) {
        this(datastores, inventories, loader, PATIENCE);
    }

    SearchLookup(Datastores datastores, Inventories inventories, Executor loader, Duration patience) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.names = new NameIndexes(inventories, loader);
        this.patience = requireNonNull(patience, "patience");
    }

    /** Reads ahead what nobody has searched for yet, so that whoever does first need not wait. Cheap while nothing has changed. */
    void renew(List<Datastore> living) {
        names.of(living, READ_AHEAD);
    }

    /**
     * @param part of a name
     * @param size how many of each kind at most
     * @throws IllegalArgumentException if the part is too short or too long
     */
    public SearchView search(String part, Set<SearchKind> kinds, int size) {
        NamePattern pattern = NamePattern.of(part);
        BestHits best = new BestHits(kinds, size);
        List<Datastore> living = datastores.all();
        if (best.wants(SearchKind.DATASTORE)) {
            for (Datastore datastore : living) {
                SearchMatch match = pattern.match(datastore.name(), datastore.nameKey());
                if (match != null) {
                    best.datastore(match, datastore);
                }
            }
        }
        boolean inside = best.wants(SearchKind.CONTAINER) || best.wants(SearchKind.FIELD);
        NameIndexes.Names known = inside ? names.of(living, patience) : new NameIndexes.Names(Map.of(), true);
        for (Datastore datastore : living) {
            NameIndex index = known.byDatastore().get(datastore.id());
            if (index != null && best.wants(SearchKind.CONTAINER)) {
                index.containers(pattern, datastore, best);
            }
            if (index != null && best.wants(SearchKind.FIELD)) {
                index.fields(pattern, datastore, best);
            }
        }
        return new SearchView(
                best.hits(),
                best.counts().entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue)),
                known.complete());
    }
}

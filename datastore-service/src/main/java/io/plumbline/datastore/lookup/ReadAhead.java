package io.plumbline.datastore.lookup;

import java.util.List;

import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;

import static java.util.Objects.requireNonNull;

/**
 * Keeps what the lookups have in memory ready and up to date, so that neither the first search after a start nor the first after a
 * catalog waits while tens of thousands of containers are read.
 */
public final class ReadAhead {

    private final Datastores datastores;
    private final SearchLookup search;
    private final ExploreLookup explore;

    public ReadAhead(Datastores datastores, SearchLookup search, ExploreLookup explore) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.search = requireNonNull(search, "search");
        this.explore = requireNonNull(explore, "explore");
    }

    /** Names come first: a search is what people begin with. */
    public void pass() {
        List<Datastore> living = datastores.all();
        search.renew(living);
        explore.renew(living);
    }
}

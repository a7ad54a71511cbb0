package io.plumbline.datastore.lookup;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.GroupUse;
import io.plumbline.api.view.TagUse;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;

import static java.util.Objects.requireNonNull;

/** By what people sort datastores and containers. What was decided of containers in the last seconds may be missing. */
public final class TagLookup {

    private final Datastores registry;
    private final ExploreIndex index;

    public TagLookup(Datastores registry, Inventories inventories, ContainerStates states, Clock clock) {
        this.registry = requireNonNull(registry, "registry");
        this.index = new ExploreIndex(inventories, states, clock);
    }

    /** By name, without regard to case. @param search part of it, likewise; absent for all */
    public Page<TagUse> tags(@Nullable String search, Paging paging) {
        List<Datastore> datastores = registry.all();
        index.keep(datastores);
        Map<String, TagUse> uses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(t -> t));
        for (Datastore datastore : datastores) {
            datastore.labelsOrNone().tagsOrNone().forEach(t -> add(uses, new TagUse(t, 1, 0)));
        }
        for (ExploredContainer container : index.of(datastores)) {
            List<String> tags = container.overrides().tags();
            if (tags != null) {
                tags.forEach(t -> add(uses, new TagUse(t, 0, 1)));
            }
        }
        return paging.of(
                uses.values().stream().filter(u -> fits(u.tag(), search)).toList());
    }

    /** By name, without regard to case. @param search part of it, likewise; absent for all */
    public Page<GroupUse> groups(@Nullable String search, Paging paging) {
        Map<String, Integer> uses = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(g -> g));
        for (Datastore datastore : registry.all()) {
            String group = datastore.labelsOrNone().group();
            if (group != null) {
                uses.merge(group, 1, Integer::sum);
            }
        }
        return paging.of(uses.entrySet().stream()
                .filter(e -> fits(e.getKey(), search))
                .map(e -> new GroupUse(e.getKey(), e.getValue()))
                .toList());
    }

    private static void add(Map<String, TagUse> uses, TagUse one) {
        uses.merge(
                one.tag(),
                one,
                (a, b) -> new TagUse(a.tag(), a.datastores() + b.datastores(), a.containers() + b.containers()));
    }

    private static boolean fits(String name, @Nullable String search) {
        return search == null || name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT));
    }
}

package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.SearchHit;
import io.plumbline.api.view.SearchKind;
import io.plumbline.api.view.SearchMatch;
import io.plumbline.datastore.registry.Datastore;

import static java.util.Comparator.comparing;

/** The best hits of each kind, and how many there were. By how they fit, then by name, datastore and container. */
final class BestHits {

    private record Hit(
            SearchKind kind,
            SearchMatch match,
            String name,
            String lowered,
            Datastore datastore,
            NameIndex.@Nullable Container container) {

        String place() {
            return container == null ? "" : container.name();
        }
    }

    private static final Comparator<Hit> ORDER = comparing(Hit::match)
            .thenComparing(Hit::kind)
            .thenComparing(Hit::lowered)
            .thenComparing(hit -> hit.datastore().nameKey())
            .thenComparing(Hit::place)
            .thenComparing(Hit::name);

    private final int size;
    private final Map<SearchKind, PriorityQueue<Hit>> best = new EnumMap<>(SearchKind.class);
    private final Map<SearchKind, Long> counts = new EnumMap<>(SearchKind.class);

    /** @param size how many of each kind are kept */
    BestHits(Set<SearchKind> kinds, int size) {
        this.size = size;
        kinds.forEach(kind -> {
            best.put(kind, new PriorityQueue<>(ORDER.reversed()));
            counts.put(kind, 0L);
        });
    }

    boolean wants(SearchKind kind) {
        return best.containsKey(kind);
    }

    void datastore(SearchMatch match, Datastore datastore) {
        counts.merge(SearchKind.DATASTORE, 1L, Long::sum);
        offer(new Hit(SearchKind.DATASTORE, match, datastore.name(), datastore.nameKey(), datastore, null));
    }

    void container(SearchMatch match, Datastore datastore, NameIndex.Container container) {
        counts.merge(SearchKind.CONTAINER, 1L, Long::sum);
        offer(new Hit(SearchKind.CONTAINER, match, container.name(), container.lowered(), datastore, container));
    }

    /** @param containers the containers that have the field, from 0 to {@code count}, by name */
    void field(
            SearchMatch match,
            Datastore datastore,
            String name,
            String lowered,
            int count,
            IntFunction<NameIndex.Container> containers) {
        counts.merge(SearchKind.FIELD, (long) count, Long::sum);
        for (int i = 0; i < Math.min(count, size); i++) {
            Hit hit = new Hit(SearchKind.FIELD, match, name, lowered, datastore, containers.apply(i));
            if (!offer(hit)) {
                return; // those that follow come later still
            }
        }
    }

    List<SearchHit> hits() {
        List<Hit> all = new ArrayList<>();
        best.values().forEach(all::addAll);
        all.sort(ORDER);
        return all.stream().map(BestHits::view).toList();
    }

    Map<SearchKind, Long> counts() {
        return counts;
    }

    private boolean offer(Hit hit) {
        PriorityQueue<Hit> kept = best.get(hit.kind());
        if (kept == null) {
            return false;
        }
        if (kept.size() < size) {
            return kept.add(hit);
        }
        if (ORDER.compare(hit, kept.element()) >= 0) {
            return false;
        }
        kept.remove();
        return kept.add(hit);
    }

    private static SearchHit view(Hit hit) {
        NameIndex.Container container = hit.container();
        return new SearchHit(
                hit.kind(),
                hit.name(),
                hit.match(),
                hit.datastore().id(),
                hit.datastore().name(),
                hit.datastore().connector(),
                container == null ? null : container.id(),
                container == null ? null : container.name(),
                container == null ? null : container.kind(),
                container == null ? null : container.missing());
    }
}

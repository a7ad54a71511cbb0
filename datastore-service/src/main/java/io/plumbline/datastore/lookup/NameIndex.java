package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.plumbline.api.view.SearchMatch;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FoundField;

/**
 * The names in one inventory, each of them once: a field's name recurs in many containers, so that far fewer are compared
 * than there are fields.
 */
final class NameIndex {

    /** A container without what else is known of it. */
    record Container(ContainerId id, String name, String lowered, ContainerKind kind, boolean missing) {}

    /** @param containers where it occurs, by their place, which is by name */
    private record FieldName(String name, String lowered, int[] containers) {}

    private final List<Container> containers;
    private final List<FieldName> fields;

    private NameIndex(List<Container> containers, List<FieldName> fields) {
        this.containers = containers;
        this.fields = fields;
    }

    /** @param inventory by name */
    static NameIndex of(List<ContainerSnapshot> inventory) {
        List<Container> containers = new ArrayList<>(inventory.size());
        Map<String, Places> fields = new LinkedHashMap<>();
        for (ContainerSnapshot container : inventory) {
            int place = containers.size();
            containers.add(new Container(
                    container.containerId(),
                    container.name(),
                    NamePattern.lowered(container.name()),
                    container.found().kind(),
                    container.missing()));
            for (FoundField field : container.found().fields()) {
                fields.computeIfAbsent(field.name(), name -> new Places()).add(place);
            }
        }
        List<FieldName> names = new ArrayList<>(fields.size());
        fields.forEach((name, places) -> names.add(new FieldName(name, NamePattern.lowered(name), places.toArray())));
        return new NameIndex(containers, names);
    }

    /** How many names are kept. */
    long size() {
        return (long) containers.size() + fields.size();
    }

    void containers(NamePattern pattern, Datastore datastore, BestHits best) {
        for (Container container : containers) {
            SearchMatch match = pattern.match(container.name(), container.lowered());
            if (match != null) {
                best.container(match, datastore, container);
            }
        }
    }

    void fields(NamePattern pattern, Datastore datastore, BestHits best) {
        for (FieldName field : fields) {
            SearchMatch match = pattern.match(field.name(), field.lowered());
            if (match != null) {
                best.field(
                        match,
                        datastore,
                        field.name(),
                        field.lowered(),
                        field.containers().length,
                        i -> containers.get(field.containers()[i]));
            }
        }
    }

    private static final class Places {
        private int[] places = new int[1];
        private int count;

        void add(int place) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count++] = place;
        }

        int[] toArray() {
            return Arrays.copyOf(places, count);
        }
    }
}

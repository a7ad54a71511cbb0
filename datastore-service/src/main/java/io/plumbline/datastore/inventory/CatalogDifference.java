package io.plumbline.datastore.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.api.view.CatalogChanges;
import io.plumbline.events.ContainerId;

/**
 * How one inventory differs from the one before. A container has changed if its kind or its fields have.
 *
 * @param gone known before, and not found now
 */
record CatalogDifference(
        List<String> added,
        List<String> changed,
        List<String> removed,
        List<ContainerSnapshot> gone,
        long addedFields,
        long removedFields) {

    static CatalogDifference between(List<ContainerSnapshot> before, List<ContainerSnapshot> now) {
        Map<ContainerId, ContainerSnapshot> known = byId(before);
        Map<ContainerId, ContainerSnapshot> found = byId(now);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        long addedFields = 0;
        long removedFields = 0;
        for (ContainerSnapshot container : now) {
            ContainerSnapshot earlier = known.get(container.containerId());
            if (earlier == null || earlier.missing()) {
                added.add(container.name());
            } else if (differ(earlier, container)) {
                changed.add(container.name());
                addedFields += newIn(container.fieldNames(), earlier.fieldNames());
                removedFields += newIn(earlier.fieldNames(), container.fieldNames());
            }
        }
        List<ContainerSnapshot> gone =
                before.stream().filter(c -> !found.containsKey(c.containerId())).toList();
        List<String> removed = gone.stream()
                .filter(c -> !c.missing())
                .map(ContainerSnapshot::name)
                .toList();
        return new CatalogDifference(added, changed, removed, gone, addedFields, removedFields);
    }

    CatalogChanges changes() {
        return new CatalogChanges(
                added.size(),
                changed.size(),
                removed.size(),
                cut(added),
                cut(changed),
                cut(removed),
                addedFields,
                removedFields);
    }

    private static long newIn(Set<String> names, Set<String> others) {
        return names.stream().filter(n -> !others.contains(n)).count();
    }

    private static boolean differ(ContainerSnapshot earlier, ContainerSnapshot now) {
        return earlier.found().kind() != now.found().kind()
                || !earlier.found().fields().equals(now.found().fields());
    }

    private static List<String> cut(List<String> names) {
        return names.stream().sorted().limit(CatalogChanges.MAX_NAMES).toList();
    }

    private static Map<ContainerId, ContainerSnapshot> byId(List<ContainerSnapshot> containers) {
        return containers.stream().collect(Collectors.toMap(ContainerSnapshot::containerId, Function.identity()));
    }
}

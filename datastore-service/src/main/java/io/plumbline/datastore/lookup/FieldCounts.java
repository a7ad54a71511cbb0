package io.plumbline.datastore.lookup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.plumbline.api.view.CheckCounts;
import io.plumbline.datastore.check.CheckFields;
import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.events.model.CheckStatus;

/** How many checks name a field or something inside of it, counted once for all fields of a container. */
final class FieldCounts {

    private final Map<String, CheckCounts> byName = new HashMap<>();
    private final Map<String, CheckCounts> byPath = new HashMap<>();

    FieldCounts(List<CheckFields> checks) {
        for (CheckFields check : checks) {
            CheckCounts one = one(check.status());
            Set<String> names = new HashSet<>();
            Set<String> paths = new HashSet<>();
            for (String path : check.fields()) {
                names.add(FieldPaths.outermost(path));
                paths.add(path);
                for (int i = 1; i < path.length(); i++) {
                    if (".[{".indexOf(path.charAt(i)) >= 0) {
                        paths.add(path.substring(0, i));
                    }
                }
            }
            names.forEach(n -> byName.merge(n, one, CheckCounts::plus));
            paths.forEach(p -> byPath.merge(p, one, CheckCounts::plus));
        }
    }

    /** Of a field of the container itself. */
    CheckCounts ofField(String name) {
        CheckCounts counts = byName.get(name);
        return counts == null ? ofPath(name) : counts;
    }

    /** Of a field inside of another. */
    CheckCounts ofPath(String path) {
        return byPath.getOrDefault(path, CheckCounts.NONE);
    }

    private static CheckCounts one(CheckStatus status) {
        return switch (status) {
            case ACTIVE -> new CheckCounts(1, 0, 0);
            case DRAFT -> new CheckCounts(0, 1, 0);
            case ARCHIVED -> new CheckCounts(0, 0, 1);
        };
    }
}

package io.plumbline.statistics.metric;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of a container.
 *
 * @param rows rows read
 * @param blankRows rows in which every top-level field is null
 * @param fields parents before their children
 */
public record ContainerProfile(long rows, long blankRows, List<FieldProfile> fields) {
    public ContainerProfile {
        fields = List.copyOf(fields);
    }

    /** The field with that path. */
    public Optional<FieldProfile> field(String path) {
        return fields.stream().filter(f -> f.path().equals(path)).findFirst();
    }
}

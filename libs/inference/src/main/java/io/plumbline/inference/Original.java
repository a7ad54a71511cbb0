package io.plumbline.inference;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Another container with the contents of the one that checks are inferred for, which is taken for its copy.
 *
 * @param container its name, for people
 * @param fields the fields of the container itself that were compared
 * @param rowIdentifier the first of them in which no value occurs twice, in either container
 * @param compared different values of {@code rowIdentifier} that were looked up in the other container, and found
 * @param lower end of the interval at 95 % of the share of them that both have; 1 if all were compared
 * @param exact whether all were compared
 */
public record Original(
        String datastoreId,
        String containerId,
        String container,
        List<String> fields,
        String rowIdentifier,
        int compared,
        double lower,
        boolean exact) {

    public Original {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        fields = List.copyOf(fields);
        requireNonNull(rowIdentifier, "rowIdentifier");
    }
}

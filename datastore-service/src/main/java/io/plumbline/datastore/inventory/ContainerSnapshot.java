package io.plumbline.datastore.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;

import static java.util.Objects.requireNonNull;

/**
 * A container in one inventory. Never changes.
 *
 * @param missing known from an earlier catalog, and gone from the source
 */
public record ContainerSnapshot(
        ContainerId containerId, DatastoreId datastoreId, FoundContainer found, boolean missing) {

    public ContainerSnapshot {
        requireNonNull(containerId, "containerId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(found, "found");
    }

    static ContainerSnapshot found(DatastoreId datastoreId, FoundContainer found) {
        ContainerId id = new ContainerId(ContainerId.PREFIX + Ids.derivedTail(datastoreId.value(), found.name()));
        return new ContainerSnapshot(id, datastoreId, found, false);
    }

    ContainerSnapshot gone() {
        return new ContainerSnapshot(containerId, datastoreId, found, true);
    }

    /** Itself, or what holds its fields a few at a time. */
    public List<ContainerSnapshot> pieces(int mostFields) {
        int fields = found.fields().size();
        if (fields <= mostFields) {
            return List.of(this);
        }
        List<ContainerSnapshot> pieces = new ArrayList<>();
        for (int from = 0; from < fields; from += mostFields) {
            FoundContainer piece = found.piece(from, Math.min(fields, from + mostFields));
            pieces.add(new ContainerSnapshot(containerId, datastoreId, piece, missing));
        }
        return pieces;
    }

    /** Which of its container's pieces it is: the position of its first field. 0 for a container without fields. */
    public int firstField() {
        return found.fields().isEmpty() ? 0 : found.fields().get(0).ordinal();
    }

    /** The containers that these are, or are pieces of, by name. */
    public static List<ContainerSnapshot> joined(Collection<ContainerSnapshot> pieces) {
        return pieces.stream().collect(Collectors.groupingBy(ContainerSnapshot::containerId)).values().stream()
                .map(ContainerSnapshot::whole)
                .sorted(Comparator.comparing(ContainerSnapshot::name))
                .toList();
    }

    private static ContainerSnapshot whole(List<ContainerSnapshot> pieces) {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        List<ContainerSnapshot> ordered = pieces.stream()
                .sorted(Comparator.comparingInt(ContainerSnapshot::firstField))
                .toList();
        ContainerSnapshot first = ordered.get(0);
        List<FoundField> fields = ordered.stream()
                .flatMap(piece -> piece.found().fields().stream())
                .toList();
        return new ContainerSnapshot(
                first.containerId(), first.datastoreId(), first.found().with(fields), first.missing());
    }

    public String name() {
        return found.name();
    }

    /** Empty if it can't be read. */
    public Set<String> fieldNames() {
        return found.fields().stream().map(FoundField::name).collect(Collectors.toSet());
    }
}

package io.plumbline.datastore.lookup;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.ForeignKeyView;
import io.plumbline.api.view.ForeignKeyView.Contained;
import io.plumbline.api.view.ForeignKeyView.Names;
import io.plumbline.api.view.ForeignKeyView.Uniqueness;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.reference.FoundKey;
import io.plumbline.datastore.reference.KeySide;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.inference.KeyNames;
import io.plumbline.statistics.state.KeySample.Containment;

import static java.util.Objects.requireNonNull;

/** The foreign keys of a datastore, for people. */
public final class ForeignKeyLookup {

    private final DatastoreLookup datastores;
    private final ForeignKeys keys;

    public ForeignKeyLookup(DatastoreLookup datastores, ForeignKeys keys) {
        this.datastores = requireNonNull(datastores, "datastores");
        this.keys = requireNonNull(keys, "keys");
    }

    /**
     * Those of a datastore.
     *
     * @param container only those from or to this one; absent for all
     * @throws UnknownException if there is no such datastore
     */
    public Page<ForeignKeyView> list(DatastoreId id, @Nullable ContainerId container, Paging paging) {
        datastores.find(id);
        List<FoundKey> found = keys.of(id).stream()
                .filter(key ->
                        container == null || container.equals(key.containerId()) || container.equals(key.parentId()))
                .toList();
        return paging.map(found, ForeignKeyLookup::view);
    }

    private static ForeignKeyView view(FoundKey key) {
        KeySide child = key.child();
        KeySide parent = key.referred();
        Containment contained = key.contained();
        boolean known = contained != null && contained.sampled() > 0;
        return new ForeignKeyView(
                key.containerId(),
                key.container(),
                key.fields(),
                key.parentId(),
                key.parent(),
                key.parentFields(),
                key.declared(),
                names(key.names()),
                contained == null || !known
                        ? null
                        : new Contained(
                                contained.share(),
                                contained.lower(),
                                contained.upper(),
                                contained.sampled(),
                                contained.found(),
                                key.exact()),
                child == null ? null : Long.valueOf(child.keys().distinct()),
                parent == null ? null : Long.valueOf(parent.keys().distinct()),
                parent == null ? null : uniqueness(parent),
                operation(child),
                operation(parent),
                known ? null : why(key));
    }

    private static @Nullable Names names(@Nullable KeyNames names) {
        return names == null
                ? null
                : switch (names) {
                    case SAME -> Names.SAME;
                    case ALIKE -> Names.ALIKE;
                    case DIFFERENT -> Names.DIFFERENT;
                };
    }

    private static @Nullable Uniqueness uniqueness(KeySide parent) {
        return parent.provenUnique() ? Uniqueness.PROVEN : parent.unique() ? Uniqueness.DECLARED : null;
    }

    private static @Nullable OperationId operation(@Nullable KeySide side) {
        return side == null ? null : side.profile().operationId();
    }

    private static String why(FoundKey key) {
        if (key.parentId() == null) {
            return "no catalog has found " + key.parent();
        }
        if (key.fields().size() > 1) {
            return "the values of several fields together aren't kept";
        }
        if (key.child() == null || key.referred() == null) {
            return "nothing is known of the values of "
                    + (key.child() == null ? key.container() : key.parent())
                    + " (expected: a profile of it, and a field of whole numbers, days or texts that isn't masked)";
        }
        if (key.referred().partial()) {
            return "only a part of the rows of " + key.parent() + " was read (expected: a profile of all rows)";
        }
        if (!key.child().keys().comparable(key.referred().keys())) {
            return "the fields are of different types, or were profiled by different releases";
        }
        return "no value is in both samples' reach: one field has far more different values than the other";
    }
}

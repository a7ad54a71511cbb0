package io.plumbline.datastore.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.plumbline.api.Page;
import io.plumbline.api.view.CheckCounts;
import io.plumbline.api.view.CheckFacets;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;

/** All checks. Both single writes throw {@link SlotTakenException} if another check that counts is about the same. */
public interface Checks extends Ledger<Check> {

    /** All of a container, archived and deleted ones too. */
    List<Check> of(ContainerId container);

    /**
     * Writes new checks (of version 1) and changed ones, each by compare-and-set, without messages. Those that met another
     * write, or whose slot is taken, are left out: who looks again sees what came first.
     */
    void writeAll(List<Check> checks);

    /** The check that counts and has this slot. */
    Optional<Check> holding(String slot);

    /** Those of a datastore that count, and those archived for what became of their fields. */
    List<CheckFields> fieldsIn(DatastoreId datastore);

    /** Without their histories. @param page from 0 */
    Page<Check> page(CheckQuery query, int page, int size);

    CheckFacets facets(CheckQuery query);

    /** Datastores without checks are left out. */
    Map<DatastoreId, CheckCounts> countByDatastore(Collection<DatastoreId> datastores);

    /** Containers without checks are left out. */
    Map<ContainerId, CheckCounts> countByContainer(Collection<ContainerId> containers);

    /** Of a container's checks: which fields, and what they are. */
    List<CheckFields> fieldsIn(ContainerId container);

    /** The same, to look at and not to decide by: what others wrote may be missing for some seconds. */
    default Map<ContainerId, List<CheckFields>> fieldsShown(Collection<ContainerId> containers) {
        return containers.stream().distinct().collect(Collectors.toMap(Function.identity(), this::fieldsIn));
    }

    /** Deletes the checks of this datastore whose messages have all been published. */
    void forget(DatastoreId datastore);
}

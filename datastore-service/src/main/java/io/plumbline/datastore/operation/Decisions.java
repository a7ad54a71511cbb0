package io.plumbline.datastore.operation;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerOverrides;

/** What users have decided about containers that catalogs and profiles must know when they begin. */
public interface Decisions {

    /** Of which files containers are made, by the names of the containers; those left to the catalog are left out. */
    Map<String, String> filePatterns(DatastoreId datastoreId);

    /** How delimited text of containers is read, by their names; those left to the datastore's settings are left out. */
    Map<String, Map<String, String>> textOptions(DatastoreId datastoreId);

    /** The fields of which no value may be told, by the names of the containers; those without any are left out. */
    Map<String, Set<String>> maskedFields(DatastoreId datastoreId);

    /** All about one container; null if nothing is decided. */
    @Nullable
    ContainerOverrides about(ContainerId containerId);
}

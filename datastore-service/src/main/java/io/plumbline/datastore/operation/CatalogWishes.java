package io.plumbline.datastore.operation;

import java.util.Map;
import java.util.Set;

import io.plumbline.events.DatastoreId;

/** What users have decided about the containers of a datastore that a catalog must know. */
public interface CatalogWishes {

    /** Of which files containers are made, by the names of the containers; those left to the catalog are left out. */
    Map<String, String> filePatterns(DatastoreId datastoreId);

    /** The fields of which no value may be told, by the names of the containers; those without any are left out. */
    Map<String, Set<String>> maskedFields(DatastoreId datastoreId);
}

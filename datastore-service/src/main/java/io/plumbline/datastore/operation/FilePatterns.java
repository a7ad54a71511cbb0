package io.plumbline.datastore.operation;

import java.util.Map;

import io.plumbline.events.DatastoreId;

/** Which files users want the containers of a datastore to be made of. */
@FunctionalInterface
public interface FilePatterns {

    /** The patterns by the names of their containers; those without one are left out. */
    Map<String, String> of(DatastoreId datastoreId);
}

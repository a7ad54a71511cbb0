package io.plumbline.api.view;

/**
 * What is known inside a datastore.
 *
 * @param missingContainers known, but gone from the source at the last catalog
 * @param rowsProfiled sum over the newest profile of each container
 */
public record DatastoreCounters(
        long containers, long missingContainers, long fields, long containersProfiled, long rowsProfiled, long checks) {

    public DatastoreCounters {}
}

package io.plumbline.gateway.registration;

import io.plumbline.events.DatastoreId;

/** Turns a secret into a text that only workers can open, and only for this datastore and field. */
@FunctionalInterface
public interface SecretSealer {

    String seal(String secret, DatastoreId datastoreId, String field);
}

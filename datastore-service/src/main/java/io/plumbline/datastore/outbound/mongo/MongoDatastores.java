package io.plumbline.datastore.outbound.mongo;

import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;

/** The datastores. */
final class MongoDatastores extends MongoNamed<Datastore> implements Datastores {

    MongoDatastores(MongoParts parts, Runnable prepare) {
        super(parts, "datastores", Datastore.class, Datastore::name, each -> !each.removed(), prepare);
    }
}

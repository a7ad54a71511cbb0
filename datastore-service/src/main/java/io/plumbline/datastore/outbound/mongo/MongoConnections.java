package io.plumbline.datastore.outbound.mongo;

import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.SharedConnection;

/** The shared connections. */
final class MongoConnections extends MongoNamed<SharedConnection> implements Connections {

    MongoConnections(MongoParts parts, Runnable prepare) {
        super(parts, "connections", SharedConnection.class, SharedConnection::name, each -> !each.removed(), prepare);
    }
}

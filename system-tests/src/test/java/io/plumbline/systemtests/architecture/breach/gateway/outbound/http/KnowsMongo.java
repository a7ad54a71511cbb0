package io.plumbline.systemtests.architecture.breach.gateway.outbound.http;

import com.mongodb.client.MongoClient;

/** A5. */
final class KnowsMongo {
    static final String NAME = MongoClient.class.getName();
}

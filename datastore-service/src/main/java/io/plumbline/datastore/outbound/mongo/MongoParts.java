package io.plumbline.datastore.outbound.mongo;

import java.time.Clock;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;

import io.plumbline.messaging.MessageCodec;

/**
 * What every collection needs.
 *
 * @param wake tells the relay of an owner with messages
 */
record MongoParts(
        MongoDatabase database, DocumentMapper mapper, MessageCodec codec, Clock clock, Consumer<String> wake) {}

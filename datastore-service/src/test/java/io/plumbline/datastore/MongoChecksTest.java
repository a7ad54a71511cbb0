package io.plumbline.datastore;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.messaging.MessageCodec;

/** Against the embedded store, and against the server that {@code PLUMBLINE_TEST_MONGO_URI} names where it is set. */
class MongoChecksTest extends ChecksContract {

    @TempDir
    static Path directory;

    private static EmbeddedStore embedded;
    private static String uri;
    private static int databases;

    private MongoStore store;
    private String database;

    @BeforeAll
    static void start() {
        uri = System.getenv("PLUMBLINE_TEST_MONGO_URI");
        if (uri == null || uri.isBlank()) {
            embedded = EmbeddedStore.start(directory, 0);
            uri = embedded.connectionString();
        }
    }

    @AfterAll
    static void stop() {
        if (embedded != null) {
            embedded.close();
        }
    }

    @AfterEach
    void drop() {
        store.close();
        try (var client = com.mongodb.client.MongoClients.create(uri)) {
            client.getDatabase(database).drop();
        }
    }

    /** More than one batch of writes, and more than one of ids. */
    @Override
    int manyChecks() {
        return 600;
    }

    @Override
    Stores stores(TestClock clock) {
        database = "plumbline_checks_" + databases++ + "_" + System.nanoTime();
        store = MongoStore.open(uri, database, MessageCodec.standard(), clock, owner -> {});
        return Stores.of(store);
    }
}

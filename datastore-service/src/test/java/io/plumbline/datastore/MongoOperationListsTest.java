package io.plumbline.datastore;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.messaging.MessageCodec;

/** Against the embedded store. */
class MongoOperationListsTest extends OperationListsContract {

    @TempDir
    static Path directory;

    private static EmbeddedStore embedded;

    private MongoStore store;

    @BeforeAll
    static void start() {
        embedded = EmbeddedStore.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    Stores stores(TestClock clock) {
        String database = "operation_lists_" + System.nanoTime();
        store = MongoStore.open(embedded.connectionString(), database, MessageCodec.standard(), clock, owner -> {});
        return Stores.of(store);
    }
}

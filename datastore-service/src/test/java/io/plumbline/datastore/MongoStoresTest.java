package io.plumbline.datastore;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.messaging.MessageCodec;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the embedded store, and against the server that {@code PLUMBLINE_TEST_MONGO_URI} names where it is set. */
class MongoStoresTest extends StoresContract {

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

    @Override
    Stores stores(TestClock clock) {
        database = "plumbline_test_" + databases++ + "_" + System.nanoTime();
        store = MongoStore.open(uri, database, MessageCodec.standard(), clock, owner -> {});
        return Stores.of(store);
    }

    @Test
    void theListOfDatastores_isKept_andWhatAnotherProcessWrites_isSeenAtOnce() {
        TestClock clock = new TestClock();
        World world = new World(stores(clock), clock, WorkRules.DEFAULT, CrashPoint.NONE);
        DatastoreId first = Samples.datastoreId("first");
        DatastoreId second = Samples.datastoreId("second");
        world.command(Samples.register(first, "b", Samples.operationId("first"), false));
        world.command(Samples.register(second, "c", Samples.operationId("second"), false));
        try (MongoStore other = MongoStore.open(uri, database, MessageCodec.standard(), clock, owner -> {})) {
            Datastores kept = other.datastores();
            assertThat(kept.all()).extracting(Datastore::name).containsExactly("b", "c");
            assertThat(kept.all().get(0)).isSameAs(kept.all().get(0));
            Datastore unchanged = kept.all().get(0);

            Datastore read = store.datastores().find(second.value()).orElseThrow();
            store.datastores().replace(read.change().name("a").nameKey("a").build(), List.of());
            world.command(Samples.register(Samples.datastoreId("third"), "d", Samples.operationId("third"), false));

            assertThat(kept.all()).extracting(Datastore::name).containsExactly("a", "b", "d");
            assertThat(kept.all().get(1)).isSameAs(unchanged);
            world.command(new RemoveDatastore(first));
            assertThat(kept.all()).extracting(Datastore::name).containsExactly("a", "d");
        }
    }

    @Test
    void profilesOfAnOlderRelease_haveNoSummariesStored_andAreSummarizedWhenAsked() {
        TestClock clock = new TestClock();
        Stores stores = stores(clock);
        String key = "wk_aaaaaaaaaaaaaaaa.1";
        stores.measurements().stage(key, 0, List.of(Samples.fieldProfile(0, 7), Samples.fieldProfile(1, 7)), List.of());
        try (var client = com.mongodb.client.MongoClients.create(uri)) {
            client.getDatabase(database).getCollection("field_summaries").drop();
        }
        StoredProfile profile = new StoredProfile(
                key,
                Samples.operationId("older"),
                clock.instant(),
                clock.instant(),
                7,
                2,
                List.of(0),
                Map.of(),
                List.of(),
                null,
                null,
                null);

        assertThat(stores.measurements().summaries(profile))
                .extracting(FieldSummary::path)
                .containsExactly("c0", "c1");
    }
}

package io.plumbline.embedded;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedStoreTest {
    private static final int WRITERS = 16;
    private static final int WRITES_EACH = 40;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void sixteenWriters_loseNothing_andTheDocumentsSurviveARestart(Durability durability) throws Exception {
        int firstPort;
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0, durability);
                MongoClient client = MongoClients.create(store.connectionString())) {
            firstPort = store.port();
            MongoCollection<Document> documents = documents(client);
            inParallel(writer -> {
                for (int i = 0; i < WRITES_EACH; i++) {
                    documents.insertOne(new Document("_id", writer + "-" + i).append("n", 0));
                    documents.updateOne(Filters.eq("_id", writer + "-" + i), Updates.inc("n", 1));
                }
            });
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0, durability);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(store.port()).isEqualTo(firstPort);
            assertThat(documents(client).countDocuments(Filters.eq("n", 1))).isEqualTo(WRITERS * WRITES_EACH);
        }
    }

    @Test
    void aClaimByFindOneAndUpdate_isGivenOnce() throws Exception {
        int items = 200;
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> queue = documents(client);
            List<Document> waiting = new ArrayList<>();
            for (int i = 0; i < items; i++) {
                waiting.add(new Document("_id", i).append("status", "QUEUED"));
            }
            queue.insertMany(waiting);
            Set<Object> claimed = ConcurrentHashMap.newKeySet();
            List<Object> twice = Collections.synchronizedList(new ArrayList<>());
            inParallel(worker -> {
                Document item;
                do {
                    item = queue.findOneAndUpdate(
                            Filters.eq("status", "QUEUED"),
                            Updates.combine(Updates.set("status", "RUNNING"), Updates.inc("generation", 1)),
                            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
                    if (item != null && !claimed.add(item.get("_id"))) {
                        twice.add(item.get("_id"));
                    }
                } while (item != null);
            });
            assertThat(claimed).hasSize(items);
            assertThat(twice).isEmpty();
        }
    }

    @Test
    void aUniqueIndex_refusesTheSecond_alsoAfterARestart() {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            documents(client).createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            documents(client).insertOne(new Document("name", "sales"));
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThatThrownBy(() -> documents(client).insertOne(new Document("name", "sales")))
                    .isInstanceOf(MongoWriteException.class)
                    .hasMessageContaining("11000");
        }
    }

    @Test
    void aCommandOfManyMegabytes_isStoredWhole() {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            List<Document> many = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                many.add(new Document("_id", i).append("text", "x".repeat(12_000)));
            }
            documents(client).insertMany(many);
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(documents(client).countDocuments()).isEqualTo(1_000);
        }
    }

    @Test
    void theFile_staysNearWhatItHolds_afterManyRewritesAndAClose() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            MongoCollection<Document> documents = documents(client);
            for (int i = 0; i < 200; i++) {
                documents.insertOne(new Document("_id", i).append("text", "x".repeat(500)));
            }
            for (int i = 0; i < 3_000; i++) {
                documents.updateOne(Filters.eq("_id", i % 200), Updates.inc("n", 1));
            }
        }
        assertThat(Files.size(directory.resolve("store.mv"))).isLessThan(8L << 20);
        assertThat(directory).isDirectoryNotContaining("glob:**.{tempFile,newFile}");
    }

    @Test
    void aSecondOpener_isRefusedInOneLine() {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0)) {
            assertThat(store.failure()).isEmpty();
            assertThatThrownBy(() -> EmbeddedStore.start(directory, 0))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("store directory: " + directory
                            + " is in use by another process (expected: one opener at a time)");
        }
    }

    @Test
    void aDamagedFile_isRefusedInOneLine() throws Exception {
        Files.writeString(directory.resolve("store.mv"), "this is no store\n".repeat(1_000));
        assertThatThrownBy(() -> EmbeddedStore.start(directory, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("store.mv can't be opened");
    }

    @Test
    void aTakenPort_isOneClearLine_andLeavesTheDirectoryFree() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(Loopback.address(0));
            assertThatThrownBy(() -> EmbeddedStore.start(directory, other.getLocalPort()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("is taken on 127.0.0.1");
        }
        EmbeddedStore.start(directory, 0).close();
    }

    private interface Writer {
        void write(int writer) throws Exception;
    }

    private static void inParallel(Writer work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                all.add(threads.submit(() -> {
                    work.write(writer);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }
}

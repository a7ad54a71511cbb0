package io.plumbline.embedded;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written is read again as it was, whatever its types, by this version and from the files of the one before. */
class StoreFormatTest {

    private static final int MANY = 3_000;

    @TempDir
    Path directory;

    @Test
    void everyTypeOfValue_isReadAsItWasWritten() {
        List<Document> written = ofEveryType();
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            values(client).insertMany(written);
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            assertRead(values(client), written);
        }
    }

    @Test
    void idsOfEveryType_areFoundReplacedAndDeleted() {
        List<Object> ids = List.of(
                "text",
                "",
                "tëxt\u20ac",
                1,
                2L,
                2.5,
                new ObjectId(),
                new Date(5),
                UUID.randomUUID(),
                true,
                new Document("a", 1).append("b", "x"),
                new Document("a", 1).append("b", "y"));
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            MongoCollection<Document> values = values(client);
            ids.forEach(id -> values.insertOne(new Document("_id", id).append("n", 0)));
            for (Object id : ids) {
                assertThatThrownBy(() -> values.insertOne(new Document("_id", id)))
                        .isInstanceOf(MongoWriteException.class);
                values.replaceOne(Filters.eq("_id", id), new Document("n", 1));
            }
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            MongoCollection<Document> values = values(client);
            assertThat(values.countDocuments(Filters.eq("n", 1))).isEqualTo(ids.size());
            for (Object id : ids) {
                assertThat(values.deleteOne(Filters.eq("_id", id)).getDeletedCount())
                        .as("%s", id)
                        .isOne();
            }
            assertThat(values.countDocuments()).isZero();
        }
    }

    @Test
    void anIndexOverTextsAndNumbers_findsExactlyTheOneMeant() {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            MongoCollection<Document> values = values(client);
            values.createIndex(Indexes.ascending("name", "version"), new IndexOptions().unique(true));
            List<Document> all = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                all.add(new Document("_id", "i" + i)
                        .append("name", "n" + i % 100)
                        .append("version", (long) i));
            }
            values.insertMany(all);
            for (int i = 0; i < MANY; i += 7) {
                Document found = values.find(new Document("name", "n" + i % 100).append("version", i))
                        .first();
                assertThat(found).containsEntry("_id", "i" + i);
            }
            assertThat(values.find(new Document("name", "n1").append("version", 2))
                            .first())
                    .isNull();
            values.updateOne(Filters.eq("_id", "i1"), new Document("$set", new Document("version", 2L)));
            assertThat(values.find(new Document("name", "n1").append("version", 2))
                            .first())
                    .containsEntry("_id", "i1");
        }
    }

    @Test
    void aFileOfTheVersionBefore_isRewrittenOnce_andLosesNothing() throws Exception {
        List<Document> written = ofEveryType();
        writeAsBefore(written);
        for (int start = 0; start < 2; start++) {
            try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                    MongoClient client = client(store.connectionString())) {
                assertRead(values(client), written);
                assertThat(values(client).find(Filters.eq("slot", "s3")).first())
                        .isEqualTo(written.get(3));
                assertThatThrownBy(() -> values(client).insertOne(new Document("_id", "other").append("slot", "s3")))
                        .isInstanceOf(MongoWriteException.class);
            }
            assertThat(directory.resolve("store.mv.rewritten")).doesNotExist();
        }
    }

    @Test
    void aFileThatCantBeRewritten_staysAsItWas_andTheReasonIsToldInOneLine() throws Exception {
        List<Document> written = ofEveryType();
        writeAsBefore(written);
        Path inTheWay = Files.createDirectories(directory.resolve("store.mv.rewritten/folder"));
        assertThatThrownBy(() -> EmbeddedStore.start(directory, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("is of an older version and can't be rewritten beside itself");
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            assertRead(values(client), written);
        }
    }

    @Test
    void aFileThatIsCopiedAsItIsSparse_keepsItsFormat() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0);
                MongoClient client = client(store.connectionString())) {
            values(client).insertMany(ofEveryType());
        }
        Path file = directory.resolve("store.mv");
        Compaction.copyLive(file);
        try (MVStore copy = MVStore.open(file.toString())) {
            assertThat(StoreFormat.isOld(copy)).isFalse();
        }
    }

    @Test
    void aFileOfANewerVersion_isRefusedInOneLine() {
        Path file = directory.resolve("store.mv");
        try (MVStore newer = MVStore.open(file.toString())) {
            newer.setStoreVersion(7);
            newer.openMap("databases.later.on").put("a", "b");
        }
        assertThatThrownBy(() -> EmbeddedStore.start(directory, 0))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("format 7 (expected: 1 or older)");
    }

    /** As mongo-java-server and MVStore do it by themselves; each gets a unique slot. */
    private void writeAsBefore(List<Document> documents) throws Exception {
        Path file = Files.createDirectories(directory).resolve("store.mv");
        MongoServer server = new MongoServer(new H2Backend(MVStore.open(file.toString())));
        InetSocketAddress address = server.bind();
        try (MongoClient client = client("mongodb://" + address.getHostString() + ":" + address.getPort())) {
            values(client).createIndex(Indexes.ascending("slot"), new IndexOptions().unique(true));
            for (int i = 0; i < documents.size(); i++) {
                values(client).insertOne(documents.get(i).append("slot", "s" + i));
            }
        } finally {
            server.shutdownNow();
        }
    }

    private static void assertRead(MongoCollection<Document> values, List<Document> written) {
        assertThat(values.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()))
                .containsExactlyElementsOf(written);
        for (Document document : written) {
            assertThat(values.find(Filters.eq("_id", document.get("_id"))).first())
                    .isEqualTo(document);
        }
    }

    private static List<Document> ofEveryType() {
        List<Object> values = new ArrayList<>(List.of(
                1,
                2L,
                3.5,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                -0.0,
                new Decimal128(1234567890123456789L),
                true,
                "",
                "tëxt \u20ac \uD83D\uDE00",
                Date.from(Instant.parse("2026-11-27T10:00:00.123Z")),
                new ObjectId(),
                UUID.randomUUID(),
                new Binary(new byte[] {0, 1, -1}),
                new BsonTimestamp(5, 6),
                List.of(),
                List.of(1, "a", List.of(2.5)),
                new Document(),
                new Document("a.b", new Document("$c", List.of(1)))));
        values.add(null);
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            documents.add(new Document("_id", "v%02d".formatted(i)).append("value", values.get(i)));
        }
        return documents;
    }

    private static MongoClient client(String address) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(address))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    private static MongoCollection<Document> values(MongoClient client) {
        return client.getDatabase("format").getCollection("values");
    }
}

package io.plumbline.datastore.outbound.mongo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.datastore.TestClock;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.operation.SourceLoad;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageCodec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The embedded store uses an index only if it is unique and of exactly the fields that are asked for, as alternatives of one field or as equal
 * values: each change of a record must be such a query, or it looks at all records.
 */
class MongoLedgerTest {

    private static final List<String> BEFORE = List.of("_id", "version");

    @TempDir
    static Path directory;

    private static EmbeddedStore embedded;

    private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        embedded = EmbeddedStore.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @Test
    void everyCollectionOfRecords_hasTheIndexOfChanges() {
        try (MongoStore store = open("indexes");
                MongoClient client = MongoClients.create(embedded.connectionString())) {
            store.prepare();
            List<String> collections = new ArrayList<>(
                    store.pending().stream().map(PendingMessages::collection).toList());
            collections.add("source_loads");
            for (String collection : collections) {
                assertThat(uniqueIndexes(client.getDatabase("indexes"), collection))
                        .as(collection)
                        .contains(BEFORE);
            }
        }
    }

    @Test
    void aChange_asksForExactlyTheFieldsOfThatIndex() {
        try (MongoStore store = open("changes");
                MongoClient client = listening()) {
            store.prepare();
            MongoDatabase database = client.getDatabase("changes");
            MongoLedger<SourceLoad> loads = new MongoLedger<>(
                    new MongoParts(
                            database, new DocumentMapper(), MessageCodec.standard(), new TestClock(), owner -> {}),
                    "source_loads",
                    SourceLoad.class);
            SourceLoad first = new SourceLoad(Ids.secure().datastore(), List.of(), 1, 0);
            assertThat(loads.add(first, List.of())).isTrue();
            SourceLoad second = new SourceLoad(first.id(), List.of(), 2, 0);
            assertThat(loads.replace(second, List.of())).isTrue();
            assertThat(loads.replace(second, List.of()))
                    .as("another came first")
                    .isFalse();
            assertThat(loads.find(first.recordId())).contains(second);

            List<Set<String>> asked = commands.stream()
                    .filter(c -> c.containsKey("findAndModify"))
                    .map(c -> Set.copyOf(c.getDocument("query").keySet()))
                    .toList();
            assertThat(asked).hasSize(2).allSatisfy(fields -> assertThat(fields).isEqualTo(new HashSet<>(BEFORE)));
            commands.stream()
                    .filter(c -> c.containsKey("findAndModify"))
                    .forEach(c -> assertThat(c.getDocument("query").values())
                            .noneMatch(value -> value.isDocument() || value.isArray()));
        }
    }

    private static MongoStore open(String database) {
        return MongoStore.open(
                embedded.connectionString(), database, MessageCodec.standard(), new TestClock(), owner -> {});
    }

    private MongoClient listening() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(embedded.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommand().clone());
                    }
                })
                .build());
    }

    private static List<List<String>> uniqueIndexes(MongoDatabase database, String collection) {
        List<List<String>> found = new ArrayList<>();
        for (Document index : database.getCollection(collection).listIndexes()) {
            if (Boolean.TRUE.equals(index.getBoolean("unique"))) {
                Map<String, Object> key = index.get("key", Document.class);
                found.add(List.copyOf(key.keySet()));
            }
        }
        return found;
    }
}

package io.plumbline.datastore.outbound.mongo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;

import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.intake.ApiTokens;
import io.plumbline.datastore.intake.RefusedCommand;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.ProfileGroups;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.ProfileRelations;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.datastore.operation.SourceLoad;
import io.plumbline.datastore.operation.StagedChunks;
import io.plumbline.datastore.operation.WorkItems;
import io.plumbline.datastore.probe.ConnectionTests;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.messaging.MessageCodec;

import static java.util.Objects.requireNonNull;

/** The metadata store in MongoDB. Opening it doesn't wait for a server; {@link #prepare} does. */
public final class MongoStore implements AutoCloseable {

    private static final int SELECTION_SECONDS = 3;
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 30;
    private static final Map<String, List<String>> INDEXES = Map.ofEntries(
            Map.entry("operations", List.of("datastoreId", "createdAt", "settled")),
            Map.entry("work_items", List.of("operationId", "status", "datastoreId")),
            Map.entry("work_items_past", List.of("operationId")),
            Map.entry("container_states", List.of("datastoreId")),
            Map.entry("containers", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("field_profiles", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("field_figures", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("field_summaries", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("inferred_checks", List.of(MongoStaged.KEY, "storedAt", "checkId")),
            Map.entry("checks", List.of("datastoreId")),
            Map.entry("container_checks", List.of("datastoreId")),
            Map.entry("result_chunks", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("profile_parts", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("profile_relations", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("part_states", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("profile_groups", List.of(MongoStaged.KEY, "storedAt")),
            Map.entry("group_fields", List.of(MongoStaged.KEY, "storedAt")));

    private final AtomicBoolean prepared = new AtomicBoolean();
    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoDatastores datastores;
    private final MongoConnections connections;
    private final MongoOperations operations;
    private final MongoWorkItems items;
    private final MongoLedger<SourceLoad> loads;
    private final MongoContainerStates states;
    private final MongoInventories inventories;
    private final MongoMeasurements measurements;
    private final MongoChecks checks;
    private final MongoProfileParts profileParts;
    private final MongoProfileRelations profileRelations;
    private final MongoProfileGroups profileGroups;
    private final MongoStagedChunks chunks;
    private final MongoApiTokens tokens;
    private final MongoConnectionTests tests;
    private final MongoLedger<RefusedCommand> commands;

    private MongoStore(
            MongoClient client, String databaseName, MessageCodec codec, Clock clock, Consumer<String> wake) {
        this.client = client;
        this.database = client.getDatabase(databaseName).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        MongoParts parts = new MongoParts(database, new DocumentMapper(), codec, clock, wake);
        datastores = new MongoDatastores(parts, this::prepare);
        connections = new MongoConnections(parts, this::prepare);
        operations = new MongoOperations(parts);
        items = new MongoWorkItems(parts);
        loads = new MongoLedger<>(parts, "source_loads", SourceLoad.class);
        states = new MongoContainerStates(parts);
        inventories = new MongoInventories(parts);
        measurements = new MongoMeasurements(parts);
        checks = new MongoChecks(parts, this::prepare);
        profileParts = new MongoProfileParts(parts);
        profileRelations = new MongoProfileRelations(parts);
        profileGroups = new MongoProfileGroups(parts);
        chunks = new MongoStagedChunks(parts);
        tokens = new MongoApiTokens(parts);
        tests = new MongoConnectionTests(parts);
        commands = new MongoLedger<>(parts, "commands", RefusedCommand.class);
    }

    /** @param wake hears {@code <collection>/<id>} of each record that got messages to publish */
    public static MongoStore open(String uri, String database, MessageCodec codec, Clock clock, Consumer<String> wake) {
        requireNonNull(wake, "wake");
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applicationName("plumbline-datastore-service")
                .retryWrites(false)
                .applyToClusterSettings(c -> c.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(s ->
                        s.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS).readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .build();
        return new MongoStore(MongoClients.create(settings), database, codec, clock, wake);
    }

    /** Makes the indexes unless this object has done so. */
    public void prepare() {
        if (prepared.get()) {
            return;
        }
        StoreCalls.write(() -> {
            for (String named : List.of("datastores", "connections")) {
                database.getCollection(named)
                        .createIndex(Indexes.ascending("nameKey"), new IndexOptions().unique(true));
            }
            database.getCollection("checks").createIndex(Indexes.ascending("slot"), new IndexOptions().unique(true));
            for (MongoLedger<?> ledger : ledgers()) {
                ledger.documents.createIndex(Indexes.ascending(MongoLedger.BEFORE), new IndexOptions().unique(true));
            }
            INDEXES.forEach((collection, fields) ->
                    fields.forEach(f -> database.getCollection(collection).createIndex(Indexes.ascending(f))));
            return true;
        });
        prepared.set(true);
    }

    /** @throws io.plumbline.datastore.ledger.StoreUnavailableException if the server doesn't answer */
    public void ping() {
        StoreCalls.read(() -> database.runCommand(new Document("ping", 1)));
    }

    public Datastores datastores() {
        return datastores;
    }

    public Connections connections() {
        return connections;
    }

    public Operations operations() {
        return operations;
    }

    public WorkItems items() {
        return items;
    }

    public Ledger<SourceLoad> loads() {
        return loads;
    }

    public ContainerStates states() {
        return states;
    }

    public Inventories inventories() {
        return inventories;
    }

    public Measurements measurements() {
        return measurements;
    }

    public Checks checks() {
        return checks;
    }

    public ProfileParts profileParts() {
        return profileParts;
    }

    public ProfileRelations profileRelations() {
        return profileRelations;
    }

    public ProfileGroups profileGroups() {
        return profileGroups;
    }

    public StagedChunks chunks() {
        return chunks;
    }

    public ApiTokens tokens() {
        return tokens;
    }

    public ConnectionTests tests() {
        return tests;
    }

    public Ledger<RefusedCommand> commands() {
        return commands;
    }

    /** Every collection whose records hold messages. */
    public List<PendingMessages> pending() {
        return List.of(commands, tests, tokens, connections, datastores, operations, items, states, checks);
    }

    private List<MongoLedger<?>> ledgers() {
        return List.of(commands, tests, tokens, connections, datastores, operations, items, states, checks, loads);
    }

    @Override
    public void close() {
        client.close();
    }
}

package io.plumbline.datastore;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.check.InMemoryChecks;
import io.plumbline.datastore.intake.ApiTokens;
import io.plumbline.datastore.intake.InMemoryApiTokens;
import io.plumbline.datastore.intake.RefusedCommand;
import io.plumbline.datastore.inventory.InMemoryInventories;
import io.plumbline.datastore.inventory.Inventories;
import io.plumbline.datastore.ledger.InMemoryLedger;
import io.plumbline.datastore.ledger.Ledger;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.InMemoryContainerStates;
import io.plumbline.datastore.measurement.InMemoryMeasurements;
import io.plumbline.datastore.measurement.InMemoryProfileGroups;
import io.plumbline.datastore.measurement.InMemoryProfileParts;
import io.plumbline.datastore.measurement.InMemoryProfileRelations;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.ProfileGroups;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.ProfileRelations;
import io.plumbline.datastore.operation.InMemoryOperations;
import io.plumbline.datastore.operation.InMemoryStagedChunks;
import io.plumbline.datastore.operation.InMemoryWorkItems;
import io.plumbline.datastore.operation.Operations;
import io.plumbline.datastore.operation.SourceLoad;
import io.plumbline.datastore.operation.StagedChunks;
import io.plumbline.datastore.operation.WorkItems;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.datastore.probe.ConnectionTests;
import io.plumbline.datastore.probe.InMemoryConnectionTests;
import io.plumbline.datastore.registry.Connections;
import io.plumbline.datastore.registry.Datastores;
import io.plumbline.datastore.registry.InMemoryConnections;
import io.plumbline.datastore.registry.InMemoryDatastores;

/** All ports of one kind of store. */
public record Stores(
        Datastores datastores,
        Connections connections,
        Operations operations,
        WorkItems items,
        Ledger<SourceLoad> loads,
        ContainerStates states,
        Inventories inventories,
        Measurements measurements,
        Checks checks,
        ProfileParts parts,
        ProfileRelations relations,
        ProfileGroups groups,
        StagedChunks chunks,
        ApiTokens tokens,
        ConnectionTests tests,
        Ledger<RefusedCommand> commands,
        List<PendingMessages> pending) {

    public static Stores inMemory(Clock clock, Consumer<String> wake) {
        InMemoryDatastores datastores = new InMemoryDatastores(wake);
        InMemoryConnections connections = new InMemoryConnections(wake);
        InMemoryOperations operations = new InMemoryOperations(wake);
        InMemoryWorkItems items = new InMemoryWorkItems(wake);
        InMemoryContainerStates states = new InMemoryContainerStates(wake);
        InMemoryChecks checks = new InMemoryChecks(wake);
        InMemoryApiTokens tokens = new InMemoryApiTokens(wake);
        InMemoryConnectionTests tests = new InMemoryConnectionTests(wake);
        InMemoryLedger<RefusedCommand> commands = new InMemoryLedger<>("commands", wake);
        return new Stores(
                datastores,
                connections,
                operations,
                items,
                new InMemoryLedger<>("source_loads", wake),
                states,
                new InMemoryInventories(clock),
                new InMemoryMeasurements(clock),
                checks,
                new InMemoryProfileParts(clock),
                new InMemoryProfileRelations(clock),
                new InMemoryProfileGroups(clock),
                new InMemoryStagedChunks(clock),
                tokens,
                tests,
                commands,
                List.of(datastores, connections, operations, items, states, checks, tokens, tests, commands));
    }

    public static Stores of(MongoStore store) {
        return new Stores(
                store.datastores(),
                store.connections(),
                store.operations(),
                store.items(),
                store.loads(),
                store.states(),
                store.inventories(),
                store.measurements(),
                store.checks(),
                store.profileParts(),
                store.profileRelations(),
                store.profileGroups(),
                store.chunks(),
                store.tokens(),
                store.tests(),
                store.commands(),
                store.pending());
    }
}

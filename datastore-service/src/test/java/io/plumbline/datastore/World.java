package io.plumbline.datastore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.check.CheckBook;
import io.plumbline.datastore.check.ChecksAfterCatalog;
import io.plumbline.datastore.check.ChecksAfterProfile;
import io.plumbline.datastore.check.DecideOnChecks;
import io.plumbline.datastore.check.ExcludedFields;
import io.plumbline.datastore.check.MissingFields;
import io.plumbline.datastore.check.SyncChecks;
import io.plumbline.datastore.check.SyncReferences;
import io.plumbline.datastore.intake.Amendment;
import io.plumbline.datastore.intake.ConnectionBook;
import io.plumbline.datastore.intake.Intake;
import io.plumbline.datastore.intake.OverrideBook;
import io.plumbline.datastore.intake.Refusals;
import io.plumbline.datastore.intake.Registration;
import io.plumbline.datastore.intake.TokenBook;
import io.plumbline.datastore.inventory.CatalogFindings;
import io.plumbline.datastore.inventory.ExcludedContainers;
import io.plumbline.datastore.inventory.StoredDecisions;
import io.plumbline.datastore.inventory.VisibleContainers;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.PendingMessages;
import io.plumbline.datastore.measurement.NewestParts;
import io.plumbline.datastore.measurement.ProfileFindings;
import io.plumbline.datastore.measurement.Retention;
import io.plumbline.datastore.operation.AcceptResults;
import io.plumbline.datastore.operation.CancelWork;
import io.plumbline.datastore.operation.ClaimWork;
import io.plumbline.datastore.operation.FailItem;
import io.plumbline.datastore.operation.KeepLease;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.QueueOperation;
import io.plumbline.datastore.operation.RollUp;
import io.plumbline.datastore.operation.Truth;
import io.plumbline.datastore.operation.Watchdog;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.probe.AskTests;
import io.plumbline.datastore.probe.Preflights;
import io.plumbline.datastore.probe.RunTests;
import io.plumbline.datastore.probe.TestSource;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.upkeep.SweepResults;
import io.plumbline.events.Envelope;
import io.plumbline.events.Message;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.work.WorkResult;

/** The work packages over any store, without Spring, Kafka and HTTP. */
public final class World {

    public final TestClock clock;
    public final Stores stores;
    public final Intake intake;
    public final ClaimWork claims;
    public final KeepLease leases;
    public final AcceptResults results;
    public final SweepResults sweep;
    public final RunTests tests;
    public final SyncChecks sync;
    private final Truth truth;
    private final WorkRules rules;
    private final Watchdog.Steps steps;
    private Watchdog watchdog;

    public World(Stores stores, TestClock clock, WorkRules rules, CrashPoint crash) {
        this.stores = stores;
        this.clock = clock;
        this.rules = rules;
        AtomicLong ids = new AtomicLong();
        FactHeaders headers = (cause, sequence) -> new MessageHeader(
                "fact-" + ids.incrementAndGet(),
                "/test",
                clock.instant(),
                cause.correlationId(),
                cause.actor(),
                null,
                sequence);
        sync = new SyncChecks(
                stores.states(), stores.measurements(), stores.operations(), stores.checks(), headers, crash);
        truth = new Truth(
                stores.datastores(),
                stores.connections(),
                stores.operations(),
                stores.items(),
                stores.loads(),
                Map.of(
                        WorkKind.CATALOG,
                        new ChecksAfterCatalog(
                                new CatalogFindings(
                                        stores.datastores(),
                                        stores.inventories(),
                                        stores.chunks(),
                                        new ExcludedContainers(stores.states(), headers),
                                        clock),
                                new MissingFields(
                                        stores.datastores(),
                                        stores.inventories(),
                                        stores.states(),
                                        stores.checks(),
                                        headers)),
                        WorkKind.PROFILE,
                        new ChecksAfterProfile(
                                new ProfileFindings(
                                        stores.states(),
                                        stores.measurements(),
                                        stores.parts(),
                                        stores.relations(),
                                        stores.groups(),
                                        stores.chunks(),
                                        Retention.DEFAULT,
                                        headers,
                                        clock,
                                        crash),
                                sync,
                                new SyncReferences(
                                        stores.states(),
                                        stores.measurements(),
                                        stores.checks(),
                                        sync,
                                        new ForeignKeys(
                                                stores.datastores(),
                                                stores.inventories(),
                                                stores.states(),
                                                stores.measurements())))),
                headers,
                clock,
                crash);
        QueueOperation queue = new QueueOperation(truth, new VisibleContainers(stores.inventories(), stores.states()));
        RollUp rollUp = new RollUp(truth, queue);
        FailItem failItem = new FailItem(truth, rules, rollUp, new Random(1));
        CancelWork cancel = new CancelWork(truth, rollUp);
        results = new AcceptResults(truth, rules, rollUp, failItem);
        claims = new ClaimWork(
                truth, rules, rollUp, new StoredDecisions(stores.states()), new NewestParts(stores.states()));
        leases = new KeepLease(truth, rules, rollUp, queue);
        Refusals refusals = new Refusals(stores.commands(), headers, clock);
        Preflights preflights = new Preflights(
                stores.datastores(),
                stores.operations(),
                new VisibleContainers(stores.inventories(), stores.states()),
                clock,
                rules.perDatastoreLimit());
        AskTests asking = new AskTests(
                stores.tests(),
                new TestSource(stores.datastores(), stores.connections()),
                preflights,
                headers,
                clock,
                Duration.ofSeconds(25));
        tests = new RunTests(stores.tests(), preflights, headers, clock, Duration.ofSeconds(25));
        ConnectionBook connections =
                new ConnectionBook(stores.connections(), stores.datastores(), refusals, headers, clock);
        CheckBook checks = new CheckBook(
                stores.datastores(), stores.inventories(), stores.states(), stores.checks(), refusals, headers, clock);
        intake = new Intake(
                new Registration(truth, queue, connections, refusals),
                new Amendment(truth, cancel, connections, refusals),
                connections,
                new OverrideBook(
                        stores.datastores(),
                        stores.inventories(),
                        stores.states(),
                        new ExcludedFields(stores.checks(), checks, clock),
                        refusals,
                        headers),
                new TokenBook(stores.tokens(), headers, clock),
                new Intake.Work(queue, cancel),
                new Intake.CheckWork(checks, new DecideOnChecks(stores.checks(), checks, refusals, clock)),
                asking,
                refusals);
        steps = new Watchdog.Steps(queue, rollUp, failItem, results, cancel);
        sweep = new SweepResults(
                truth,
                stores.states(),
                stores.checks(),
                stores.parts(),
                List.of(
                        stores.chunks(),
                        stores.inventories(),
                        stores.measurements(),
                        stores.relations(),
                        stores.groups()),
                Duration.ofHours(1));
        watchdog = new Watchdog(truth, rules, steps);
        watchdog.pass();
    }

    public static World inMemory() {
        TestClock clock = new TestClock();
        return new World(Stores.inMemory(clock, owner -> {}), clock, WorkRules.DEFAULT, CrashPoint.NONE);
    }

    /** As after a start of the service. */
    public void restart() {
        watchdog = new Watchdog(truth, rules, steps);
    }

    public void watch() {
        watchdog.pass();
        tests.pass();
    }

    public void command(Message message) {
        intake.handle(Samples.command(message));
    }

    public List<WorkAssignment> claim(WorkKind kind, int slots) {
        ClaimRequest request = new ClaimRequest("w1", kind, slots);
        return kind == WorkKind.CONNECTION_TEST || kind == WorkKind.PREVIEW
                ? tests.claim(request)
                : claims.claim(request);
    }

    /** As the listener does. */
    public void result(WorkResult result) {
        if (!tests.handle(result)) {
            results.handle(result);
        }
    }

    public WorkAssignment claimOne(WorkKind kind) {
        return claim(kind, 1).get(0);
    }

    public Operation operation(OperationId id) {
        return stores.operations().find(id.value()).orElseThrow();
    }

    /** As the relay does with the messages of this record. */
    public void publish(String id) {
        for (PendingMessages collection : stores.pending()) {
            collection.published(
                    id,
                    collection.pendingOf(id).stream().map(e -> e.header().id()).toList());
        }
    }

    /** All facts that were ever written and not yet published, those of one record in order. */
    public List<Envelope<?>> facts() {
        List<Envelope<?>> facts = new ArrayList<>();
        for (PendingMessages collection : stores.pending()) {
            for (String id : collection.idsWithPending(Integer.MAX_VALUE)) {
                collection.pendingOf(id).stream()
                        .filter(e -> e.message() instanceof Fact)
                        .forEach(facts::add);
            }
        }
        return facts;
    }

    public <F extends Fact> List<F> facts(Class<F> type) {
        return facts().stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}

package io.plumbline.datastore;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.api.work.WorkKind;
import io.plumbline.datastore.check.CheckBook;
import io.plumbline.datastore.check.ChecksAfterCatalog;
import io.plumbline.datastore.check.ChecksAfterProfile;
import io.plumbline.datastore.check.DecideOnChecks;
import io.plumbline.datastore.check.ExcludedFields;
import io.plumbline.datastore.check.MissingFields;
import io.plumbline.datastore.check.SyncChecks;
import io.plumbline.datastore.check.SyncReferences;
import io.plumbline.datastore.inbound.timer.Heart;
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
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.measurement.NewestParts;
import io.plumbline.datastore.measurement.ProfileFindings;
import io.plumbline.datastore.operation.AcceptResults;
import io.plumbline.datastore.operation.CancelWork;
import io.plumbline.datastore.operation.ClaimWork;
import io.plumbline.datastore.operation.FailItem;
import io.plumbline.datastore.operation.KeepLease;
import io.plumbline.datastore.operation.QueueOperation;
import io.plumbline.datastore.operation.RollUp;
import io.plumbline.datastore.operation.Truth;
import io.plumbline.datastore.operation.Watchdog;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.datastore.probe.AskTests;
import io.plumbline.datastore.probe.Preflights;
import io.plumbline.datastore.probe.RunTests;
import io.plumbline.datastore.probe.TestSource;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.upkeep.SweepResults;
import io.plumbline.messaging.crash.CrashPoints;

/** The work packages over the store. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkProperties.class, ProfileHistoryProperties.class})
class WorkConfiguration {

    private static final Logger log = LoggerFactory.getLogger(WorkConfiguration.class);
    private static final String SABOTAGE = "PLUMBLINE_SABOTAGE";
    private static final String NO_GENERATION_GUARD = "no-generation-guard";

    @Bean
    WorkRules workRules(WorkProperties properties) {
        boolean sabotaged = System.getenv().getOrDefault(SABOTAGE, "").contains(NO_GENERATION_GUARD);
        if (sabotaged) {
            log.error(
                    "{}={}: LATE RESULTS OF LOST WORKERS ARE ACCEPTED. For a test of the tests only.",
                    SABOTAGE,
                    NO_GENERATION_GUARD);
        }
        return properties.rules(!sabotaged);
    }

    @Bean
    ForeignKeys foreignKeys(MongoStore store) {
        return new ForeignKeys(store.datastores(), store.inventories(), store.states(), store.measurements());
    }

    @Bean
    SyncChecks syncChecks(MongoStore store, FactHeaders headers, CrashPoints crash) {
        return new SyncChecks(
                store.states(), store.measurements(), store.operations(), store.checks(), headers, crash::reached);
    }

    @Bean
    Truth truth(
            MongoStore store,
            SyncChecks sync,
            ForeignKeys keys,
            ProfileHistoryProperties history,
            FactHeaders headers,
            Clock clock,
            CrashPoints crash) {
        return new Truth(
                store.datastores(),
                store.connections(),
                store.operations(),
                store.items(),
                store.loads(),
                Map.of(
                        WorkKind.CATALOG,
                        new ChecksAfterCatalog(
                                new CatalogFindings(
                                        store.datastores(),
                                        store.inventories(),
                                        store.chunks(),
                                        new ExcludedContainers(store.states(), headers),
                                        clock),
                                new MissingFields(
                                        store.datastores(),
                                        store.inventories(),
                                        store.states(),
                                        store.checks(),
                                        headers)),
                        WorkKind.PROFILE,
                        new ChecksAfterProfile(
                                new ProfileFindings(
                                        store.states(),
                                        store.measurements(),
                                        store.profileParts(),
                                        store.profileRelations(),
                                        store.profileGroups(),
                                        store.chunks(),
                                        history.retention(),
                                        headers,
                                        clock,
                                        crash::reached),
                                sync,
                                new SyncReferences(store.states(), store.measurements(), store.checks(), sync, keys))),
                headers,
                clock,
                crash::reached);
    }

    @Bean
    MeterBinder workMeters(MongoStore store, Clock clock) {
        return registry -> WorkMeters.register(store.items(), store.tests(), clock, registry);
    }

    @Bean
    QueueOperation queueOperation(Truth truth, MongoStore store) {
        return new QueueOperation(truth, new VisibleContainers(store.inventories(), store.states()));
    }

    @Bean
    RollUp rollUp(Truth truth, QueueOperation queue) {
        return new RollUp(truth, queue);
    }

    @Bean
    FailItem failItem(Truth truth, WorkRules rules, RollUp rollUp) {
        return new FailItem(truth, rules, rollUp, new SecureRandom());
    }

    @Bean
    AcceptResults acceptResults(
            Truth truth, WorkRules rules, RollUp rollUp, FailItem failItem, ObjectProvider<MeterRegistry> meters) {
        AcceptResults results = new AcceptResults(truth, rules, rollUp, failItem);
        meters.ifAvailable(registry -> FunctionCounter.builder(
                        "plumbline.datastore.results.refused", results, AcceptResults::refused)
                .description("Work results of an older generation or of an ended item")
                .register(registry));
        return results;
    }

    @Bean
    CancelWork cancelWork(Truth truth, RollUp rollUp) {
        return new CancelWork(truth, rollUp);
    }

    @Bean
    ClaimWork claimWork(Truth truth, WorkRules rules, RollUp rollUp, MongoStore store) {
        return new ClaimWork(
                truth, rules, rollUp, new StoredDecisions(store.states()), new NewestParts(store.states()));
    }

    @Bean
    KeepLease keepLease(Truth truth, WorkRules rules, RollUp rollUp, QueueOperation queue) {
        return new KeepLease(truth, rules, rollUp, queue);
    }

    @Bean
    Preflights preflights(MongoStore store, Clock clock, WorkProperties properties) {
        return new Preflights(
                store.datastores(),
                store.operations(),
                new VisibleContainers(store.inventories(), store.states()),
                clock,
                properties.perDatastoreLimit());
    }

    @Bean
    AskTests askTests(
            MongoStore store, Preflights preflights, FactHeaders headers, Clock clock, WorkProperties properties) {
        return new AskTests(
                store.tests(),
                new TestSource(store.datastores(), store.connections()),
                preflights,
                headers,
                clock,
                properties.connectionTestPatience());
    }

    @Bean
    RunTests runTests(
            MongoStore store, Preflights preflights, FactHeaders headers, Clock clock, WorkProperties properties) {
        return new RunTests(store.tests(), preflights, headers, clock, properties.connectionTestPatience());
    }

    @Bean
    Intake intake(
            Truth truth,
            MongoStore store,
            QueueOperation queue,
            CancelWork cancel,
            AskTests tests,
            FactHeaders headers,
            Clock clock) {
        Refusals refusals = new Refusals(store.commands(), headers, clock);
        ConnectionBook connections =
                new ConnectionBook(store.connections(), store.datastores(), refusals, headers, clock);
        CheckBook checks = new CheckBook(
                store.datastores(), store.inventories(), store.states(), store.checks(), refusals, headers, clock);
        return new Intake(
                new Registration(truth, queue, connections, refusals),
                new Amendment(truth, cancel, connections, refusals),
                connections,
                new OverrideBook(
                        store.datastores(),
                        store.inventories(),
                        store.states(),
                        new ExcludedFields(store.checks(), checks, clock),
                        refusals,
                        headers),
                new TokenBook(store.tokens(), headers, clock),
                new Intake.Work(queue, cancel),
                new Intake.CheckWork(checks, new DecideOnChecks(store.checks(), checks, refusals, clock)),
                tests,
                refusals);
    }

    @Bean
    Watchdog watchdog(
            Truth truth,
            WorkRules rules,
            QueueOperation queue,
            RollUp rollUp,
            FailItem failItem,
            AcceptResults results,
            CancelWork cancel) {
        return new Watchdog(truth, rules, new Watchdog.Steps(queue, rollUp, failItem, results, cancel));
    }

    @Bean
    Heart heart(
            Watchdog watchdog,
            RunTests tests,
            SyncChecks checks,
            Truth truth,
            MongoStore store,
            WorkProperties properties) {
        SweepResults sweep = new SweepResults(
                truth,
                store.states(),
                store.checks(),
                store.profileParts(),
                List.of(
                        store.chunks(),
                        store.inventories(),
                        store.measurements(),
                        store.profileRelations(),
                        store.profileGroups()),
                properties.sweepAge());
        return new Heart(watchdog, tests, checks, sweep, properties.watchdogInterval(), properties.sweepInterval());
    }
}

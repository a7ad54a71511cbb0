package io.plumbline.datastore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.check.Check;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.OperationQuery;
import io.plumbline.datastore.operation.StaleClaimException;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.operation.WorkUnknownException;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.Message;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.DatastoreRejected;
import io.plumbline.events.fact.DatastoreUpdated;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FileMatches;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every internal message is delivered one to three times, results in any order, with crashes after any write and any time
 * between; at the end the state must be what a fault-free run allows.
 */
class DeliveryModelTest {

    private static final int SEQUENCES = Integer.getInteger("plumbline.model.sequences", 10_000);
    private static final Comparator<Operation> OLDEST_FIRST =
            Comparator.comparing(Operation::createdAt).thenComparing(Operation::recordId);
    private static final long SEED = Long.getLong("plumbline.model.seed", 20_261_123L);

    @Test
    void tenThousandSequences_endInTheStateOfTheModel() {
        long started = System.nanoTime();
        Tally tally = new Tally();
        for (int i = 0; i < SEQUENCES; i++) {
            run(SEED + i, WorkRules.DEFAULT, tally);
        }
        System.err.printf(
                "model: %d sequences from seed %d in %d ms: %s%n",
                SEQUENCES, SEED, (System.nanoTime() - started) / 1_000_000, tally);
        assertThat(tally.crashes).isPositive();
        assertThat(tally.refused).isPositive();
        assertThat(tally.byStatus.keySet()).hasSize(OperationStatus.values().length - 2);
    }

    @Test
    void withoutTheGenerationGuard_theModelIsBroken() {
        WorkRules sabotaged = new WorkRules(
                WorkRules.DEFAULT.lease(),
                WorkRules.DEFAULT.maxAttempts(),
                WorkRules.DEFAULT.backoff(),
                WorkRules.DEFAULT.perDatastoreLimit(),
                WorkRules.DEFAULT.cancelGrace(),
                false);
        int broken = 0;
        for (int i = 0; i < 10_000 && broken == 0; i++) {
            try {
                run(SEED + i, sabotaged, new Tally());
            } catch (AssertionError e) {
                broken++;
            }
        }
        assertThat(broken).isPositive();
    }

    private static void run(long seed, WorkRules rules, Tally tally) {
        Run run = new Run(seed, rules);
        try {
            run.play();
            run.drain();
            run.check();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("sequence with seed " + seed + ": " + run.log, e);
        }
        tally.add(run);
    }

    private static final class Tally {
        long crashes;
        long refused;
        long delivered;
        final Map<OperationStatus, Integer> byStatus = new TreeMap<>();

        void add(Run run) {
            crashes += run.crashes;
            refused += run.world.results.refused();
            delivered += run.delivered;
            run.operations().forEach(o -> byStatus.merge(o.status(), 1, Integer::sum));
        }

        @Override
        public String toString() {
            return delivered + " deliveries, " + crashes + " crashes, " + refused + " results refused, operations "
                    + byStatus;
        }
    }

    /** The process died. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Run {
        final Random random;
        final World world;
        final List<String> log = new ArrayList<>();
        final List<Envelope<Message>> commands = new ArrayList<>();
        final List<Message> results = new ArrayList<>();
        final List<WorkAssignment> claimed = new ArrayList<>();
        final Set<String> claims = new HashSet<>();
        final Map<DatastoreId, RegisterDatastore> registered = new HashMap<>();
        final Map<DatastoreId, Long> revisions = new HashMap<>();
        final Set<DatastoreId> removed = new HashSet<>();
        final Set<OperationId> promised = new HashSet<>();
        final Set<ConnectionTestId> tested = new HashSet<>();
        boolean mayCrash = true;
        int crashes;
        int delivered;
        int next;

        Run(long seed, WorkRules rules) {
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            TestClock clock = new TestClock();
            world = new World(
                    Stores.inMemory(clock, owner -> crashSometimes()), clock, rules, name -> crashSometimes());
        }

        void play() {
            int steps = 20 + random.nextInt(40);
            for (int i = 0; i < steps; i++) {
                world.clock.pass(Duration.ofMillis(1 + random.nextInt(1_500)));
                int dice = random.nextInt(100);
                if (dice < 4) {
                    test();
                } else if (dice < 24) {
                    command();
                } else if (dice < 45) {
                    claim();
                } else if (dice < 75) {
                    result();
                } else if (dice < 80) {
                    redeliver();
                } else if (dice < 85) {
                    heartbeat();
                } else if (dice < 90) {
                    world.clock.pass(Duration.ofSeconds(random.nextInt(40)));
                } else {
                    safely("watch", world::watch);
                }
            }
        }

        private void command() {
            DatastoreId ds = Samples.datastoreId("ds" + random.nextInt(3));
            OperationId op = Samples.operationId("op" + next++);
            int dice = random.nextInt(100);
            if (!registered.containsKey(ds) || dice < 5) {
                RegisterDatastore register = registered.getOrDefault(
                        ds, Samples.register(ds, "name" + random.nextInt(3), op, random.nextBoolean()));
                registered.putIfAbsent(ds, register);
                Optional.ofNullable(register.catalogOperationId()).ifPresent(promised::add);
                deliver(Samples.command(register));
            } else if (dice < 30) {
                promised.add(op);
                deliver(Samples.command(new RunOperation(
                        ds, op, OperationType.CATALOG, CatalogSettings.of(random.nextBoolean(), false), null)));
            } else if (dice < 65) {
                promised.add(op);
                deliver(Samples.command(
                        new RunOperation(ds, op, OperationType.PROFILE, null, ProfileSettings.DEFAULT)));
            } else if (dice < 85 && !promised.isEmpty()) {
                OperationId victim = promised.stream()
                        .sorted(Comparator.comparing(OperationId::value))
                        .skip(random.nextInt(promised.size()))
                        .findFirst()
                        .orElseThrow();
                deliver(Samples.command(new CancelOperation(ds, victim)));
            } else if (dice < 96) {
                long expected = revisions.getOrDefault(ds, 1L) + (random.nextInt(4) == 0 ? 1 : 0);
                deliver(Samples.command(new UpdateDatastore(ds, null, "d" + next, null, null, expected)));
                boolean living = world.stores.datastores().find(ds.value()).isPresent() && !removed.contains(ds);
                if (living && expected == revisions.getOrDefault(ds, 1L)) {
                    revisions.put(ds, expected + 1);
                }
            } else {
                deliver(Samples.command(new RemoveDatastore(ds)));
                if (world.stores.datastores().find(ds.value()).isPresent()) {
                    removed.add(ds);
                }
            }
        }

        /** Of a datastore that may exist or not, or of settings that are stored nowhere. */
        private void test() {
            ConnectionTestId id = new ConnectionTestId(ConnectionTestId.PREFIX + Ids.derivedTail("test" + next++));
            boolean stored = random.nextBoolean();
            tested.add(id);
            if (stored && random.nextBoolean()) {
                deliver(Samples.command(new AskSource(
                        id, Samples.datastoreId("ds" + random.nextInt(3)), new SourceQuestion(null, "orders_*.csv"))));
                return;
            }
            deliver(Samples.command(new TestConnection(
                    id,
                    stored ? Samples.datastoreId("ds" + random.nextInt(3)) : null,
                    null,
                    null,
                    "postgresql",
                    stored ? null : Map.of("host", "db.example"),
                    Map.of(),
                    List.of())));
        }

        private void deliver(Envelope<Message> command) {
            commands.add(command);
            int times = 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                hand(command);
            }
        }

        /** A crash before the offset is committed brings the record again. */
        private void hand(Envelope<Message> command) {
            while (!safely(command.message().getClass().getSimpleName(), () -> world.intake.handle(command))) {
                world.restart();
            }
        }

        private void redeliver() {
            if (!commands.isEmpty()) {
                hand(commands.get(random.nextInt(commands.size())));
            }
        }

        private void claim() {
            WorkKind kind = WorkKind.values()[random.nextInt(WorkKind.values().length)];
            safely("claim " + kind, () -> {
                for (WorkAssignment work : world.claim(kind, 1 + random.nextInt(2))) {
                    assertThat(claims.add(work.workId() + "." + work.generation()))
                            .as("one owner for each generation")
                            .isTrue();
                    claimed.add(work);
                    prepare(work);
                }
            });
        }

        /** The worker's messages, each once to three times, in any order. */
        private void prepare(WorkAssignment work) {
            List<Message> messages = new ArrayList<>();
            int dice = random.nextInt(100);
            if (dice < 15) {
                FailureCode code = random.nextBoolean() ? FailureCode.CONNECTION_LOST : FailureCode.PERMISSION_DENIED;
                messages.add(new WorkFailed(work.workId(), work.generation(), new Failure(code, "told to fail")));
            } else if (dice < 85) {
                messages.addAll(outcome(work));
            }
            for (Message message : messages) {
                int times = 1 + random.nextInt(3);
                for (int i = 0; i < times; i++) {
                    results.add(results.isEmpty() ? 0 : random.nextInt(results.size() + 1), message);
                }
            }
        }

        private List<Message> outcome(WorkAssignment work) {
            List<Message> messages = new ArrayList<>();
            if (work.kind() == WorkKind.CONNECTION_TEST && work.test().filePattern() != null) {
                return List.of(new SourceReplied(
                        work.workId(),
                        work.generation(),
                        SourceAnswer.of(new FileMatches(work.test().filePattern(), List.of(), 0, 0))));
            }
            if (work.kind() == WorkKind.CONNECTION_TEST) {
                return List.of(new ConnectionProbed(
                        work.workId(),
                        work.generation(),
                        new ConnectionTestOutcome(true, null, 5L, "PostgreSQL", "16", null, null, null)));
            }
            if (work.kind() == WorkKind.CATALOG) {
                messages.add(Samples.found(work, 0, Samples.table("a"), Samples.table("b" + random.nextInt(2))));
                messages.add(Samples.found(work, 1, Samples.table("c", 1 + random.nextInt(3))));
            } else {
                messages.add(Samples.profiled(work, 0));
                messages.add(Samples.profiled(work, 1));
            }
            messages.add(Samples.finished(work, 2));
            return messages;
        }

        private void result() {
            if (!results.isEmpty()) {
                WorkResult result = (WorkResult) results.remove(results.size() - 1);
                while (!safely(result.getClass().getSimpleName(), () -> world.result(result))) {
                    world.restart();
                }
            }
        }

        private void heartbeat() {
            if (claimed.isEmpty()) {
                return;
            }
            WorkAssignment work = claimed.get(random.nextInt(claimed.size()));
            safely("heartbeat", () -> {
                try {
                    if (work.kind() == WorkKind.CONNECTION_TEST) {
                        heartbeatOfTest(work);
                    } else if (random.nextInt(4) == 0) {
                        world.leases.release(work.workId(), new ReleaseRequest("w1", work.generation()));
                    } else {
                        world.leases.heartbeat(
                                work.workId(), new HeartbeatRequest("w1", work.generation(), WorkProgress.NONE));
                    }
                } catch (StaleClaimException | WorkUnknownException e) {
                    log.add("refused");
                }
            });
        }

        private void heartbeatOfTest(WorkAssignment work) {
            if (random.nextInt(4) == 0) {
                world.tests.release(work.workId(), new ReleaseRequest("w1", work.generation()));
            } else {
                world.tests.heartbeat(work.workId(), new HeartbeatRequest("w1", work.generation(), WorkProgress.NONE));
            }
        }

        /** Whether it came through without a crash. */
        private boolean safely(String what, Runnable step) {
            delivered++;
            log.add(what);
            try {
                step.run();
                return true;
            } catch (Crash e) {
                log.add("crash");
                crashes++;
                return false;
            }
        }

        private void crashSometimes() {
            if (mayCrash && random.nextInt(40) == 0) {
                throw new Crash();
            }
        }

        /** No new orders and no more faults: everything must come to its end. */
        void drain() {
            mayCrash = false;
            for (int round = 0; round < 60; round++) {
                while (!results.isEmpty()) {
                    result();
                }
                for (WorkKind kind : WorkKind.values()) {
                    for (WorkAssignment work : world.claim(kind, 8)) {
                        assertThat(claims.add(work.workId() + "." + work.generation()))
                                .isTrue();
                        outcome(work).forEach(m -> world.result((WorkResult) m));
                    }
                }
                world.clock.pass(Duration.ofSeconds(61));
                world.watch();
                if (world.stores.operations().unsettled().isEmpty() && results.isEmpty()) {
                    return;
                }
            }
            throw new AssertionError("stuck: " + world.stores.operations().unsettled());
        }

        List<Operation> operations() {
            return world.stores
                    .operations()
                    .page(OperationQuery.newestOf(null, null), 0, 10_000)
                    .items();
        }

        void check() {
            List<Operation> operations = operations();
            Map<OperationId, Integer> finished = new HashMap<>();
            world.facts(OperationFinished.class).forEach(f -> finished.merge(f.operationId(), 1, Integer::sum));
            for (Operation operation : operations) {
                assertThat(operation.status().terminal()).isTrue();
                assertThat(finished.get(operation.id())).as("finished once").isEqualTo(1);
            }
            assertThat(operations).extracting(Operation::id).containsAll(promised);
            checkSequences();
            checkTests();
            checkDatastores();
            for (Datastore datastore : world.stores.datastores().all()) {
                checkInventory(datastore, operations);
                for (ContainerState state : world.stores.states().of(datastore.id())) {
                    checkProfile(state, operations);
                }
            }
            Set<String> profiled = new HashSet<>();
            for (ContainerProfiled fact : world.facts(ContainerProfiled.class)) {
                assertThat(profiled.add(fact.containerId() + " " + fact.operationId()))
                        .as("profiled once by each operation")
                        .isTrue();
            }
        }

        private void checkSequences() {
            Map<String, Long> last = new HashMap<>();
            Set<String> ids = new HashSet<>();
            Set<String> records = new HashSet<>();
            for (Envelope<?> envelope : world.facts()) {
                Fact fact = (Fact) envelope.message();
                assertThat(ids.add(envelope.header().id())).isTrue();
                if (fact instanceof DatastoreRejected && envelope.header().sequence() == 1) {
                    continue; // of a subject that has no record
                }
                if (fact instanceof io.plumbline.events.fact.OperationRejected
                        && envelope.header().sequence() == 1) {
                    if (world.stores.operations().find(fact.subject()).isEmpty()) {
                        continue;
                    }
                    if (!records.add(fact.subject())) {
                        continue;
                    }
                }
                long before = last.getOrDefault(fact.subject(), 0L);
                assertThat(envelope.header().sequence()).as("no gap: " + fact).isEqualTo(before + 1);
                last.put(fact.subject(), before + 1);
            }
        }

        /** Each was answered once, by a worker, a refusal or its time, and nothing is left of it. */
        private void checkTests() {
            Map<ConnectionTestId, Integer> answered = new HashMap<>();
            world.facts(ConnectionTested.class).forEach(f -> answered.merge(f.testId(), 1, Integer::sum));
            world.facts(SourceAnswered.class).forEach(f -> answered.merge(f.testId(), 1, Integer::sum));
            assertThat(answered.keySet()).isEqualTo(tested);
            assertThat(answered.values()).allMatch(times -> times == 1);
            for (ConnectionTestId id : tested) {
                assertThat(world.stores.tests().find(id.value()).orElseThrow().source())
                        .as("what was tested")
                        .isNull();
                world.publish(id.value());
            }
            world.clock.pass(Duration.ofMinutes(16));
            world.tests.pass();
            for (ConnectionTestId id : tested) {
                assertThat(world.stores.tests().find(id.value())).isEmpty();
            }
        }

        private void checkDatastores() {
            Map<DatastoreId, Integer> told = new HashMap<>();
            world.facts(DatastoreRegistered.class).forEach(f -> told.merge(f.datastoreId(), 1, Integer::sum));
            for (RegisterDatastore register : registered.values()) {
                Optional<Datastore> datastore =
                        world.stores.datastores().find(register.datastoreId().value());
                assertThat(told.getOrDefault(register.datastoreId(), 0)).isEqualTo(datastore.isPresent() ? 1 : 0);
                if (datastore.isPresent()) {
                    long updates = world.facts(DatastoreUpdated.class).stream()
                            .filter(f -> f.datastoreId().equals(register.datastoreId()))
                            .count();
                    assertThat(datastore.get().revision()).isEqualTo(1 + updates);
                    assertThat(datastore.get().revision())
                            .as("each update applied once")
                            .isEqualTo(revisions.getOrDefault(register.datastoreId(), 1L));
                    assertThat(datastore.get().removed()).isEqualTo(removed.contains(register.datastoreId()));
                }
            }
        }

        private void checkInventory(Datastore datastore, List<Operation> operations) {
            Optional<Operation> newest = operations.stream()
                    .filter(o -> o.datastoreId().equals(datastore.id()) && o.type() == OperationType.CATALOG)
                    .filter(Run::succeeded)
                    .max(OLDEST_FIRST);
            assertThat(datastore.inventory() != null).isEqualTo(newest.isPresent());
            if (newest.isPresent()) {
                WorkItem item = world.stores.items().of(newest.get().id()).get(0);
                assertThat(datastore.inventory().key()).isEqualTo(item.resultKey());
                long present = world.stores.inventories().of(item.resultKey()).stream()
                        .filter(c -> !c.missing())
                        .count();
                assertThat(present).as("whole, and of one generation").isEqualTo(3);
            }
        }

        private void checkProfile(ContainerState state, List<Operation> operations) {
            Optional<WorkItem> newest = operations.stream()
                    .filter(o -> o.datastoreId().equals(state.datastoreId()) && o.type() == OperationType.PROFILE)
                    .filter(Run::succeeded)
                    .sorted(OLDEST_FIRST.reversed())
                    .flatMap(o -> world.stores.items().of(o.id()).stream())
                    .filter(i -> i.target().containerId().equals(state.id()) && i.status() == WorkStatus.SUCCEEDED)
                    .findFirst();
            StoredProfile visible = state.profile();
            assertThat(visible != null).isEqualTo(newest.isPresent());
            if (visible != null) {
                WorkItem item = newest.orElseThrow();
                assertThat(visible.key()).isEqualTo(item.resultKey());
                assertThat(world.stores.measurements().fields(visible.key(), 0, 10))
                        .extracting(f -> f.metrics().get(0).value())
                        .containsOnly(Long.toString(item.generation()))
                        .hasSize(2);
                assertThat(world.stores.measurements().checks(visible)).hasSize(2);
            }
            List<Check> checks = world.stores.checks().of(state.id()).stream()
                    .filter(c -> !c.deleted())
                    .toList();
            if (visible == null) {
                assertThat(checks).as("of cancelled runs nothing is left").isEmpty();
            } else {
                assertThat(state.checksOf()).isEqualTo(visible.key());
                assertThat(checks).hasSize(2).allSatisfy(c -> {
                    // The model's catalogs find fewer fields than its profiles.
                    assertThat(c.standing().reason()).isIn(null, CheckArchiveReason.FIELD_MISSING);
                    assertThat(c.mark().profileKey()).isEqualTo(visible.key());
                    assertThat(c.proposal().operationId()).isEqualTo(visible.operationId());
                });
            }
            Set<OperationId> shown = new HashSet<>();
            for (StoredProfile profile : state.profileHistory()) {
                assertThat(shown.add(profile.operationId()))
                        .as("one generation of each operation")
                        .isTrue();
                assertThat(world.operation(profile.operationId()).status()).isNotEqualTo(OperationStatus.CANCELLED);
            }
        }

        private static boolean succeeded(Operation o) {
            return o.status() == OperationStatus.SUCCEEDED || o.status() == OperationStatus.SUCCEEDED_WITH_WARNINGS;
        }
    }
}

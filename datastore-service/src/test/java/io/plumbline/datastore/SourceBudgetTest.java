package io.plumbline.datastore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.operation.WorkRules;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.embedded.EmbeddedStore;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.messaging.MessageCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How many connections and items of one datastore are handed out, over every store, and by several services at once. */
class SourceBudgetTest {

    private static final DatastoreId DATASTORE = Samples.datastoreId("budget");

    @TempDir
    static Path directory;

    private static EmbeddedStore embedded;
    private static int databases;

    private final List<MongoStore> opened = new ArrayList<>();
    private final TestClock clock = new TestClock();
    private int operations;

    enum Store {
        IN_MEMORY,
        MONGO
    }

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
        opened.forEach(MongoStore::close);
    }

    @ParameterizedTest
    @EnumSource
    void manyContainers_getOneConnectionEach_untilAllAreTaken(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 3), 6);
        profile(world);

        assertThat(world.claim(WorkKind.PROFILE, 2))
                .extracting(WorkAssignment::connections)
                .containsExactly(1, 1);
        List<WorkAssignment> rest = world.claim(WorkKind.PROFILE, 10);
        assertThat(rest).extracting(WorkAssignment::connections).containsExactly(1);
        assertThat(world.claim(WorkKind.PROFILE, 10)).isEmpty();

        world.leases.release(
                rest.get(0).workId(), new ReleaseRequest("w1", rest.get(0).generation()));
        assertThat(item(world, rest.get(0)).connections()).isNull();
        assertThat(world.claim(WorkKind.PROFILE, 10))
                .extracting(WorkAssignment::connections)
                .containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void fewContainers_shareAllConnections_andALoneOneGetsThem(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 8), 2);
        OperationId first = profile(world);
        List<WorkAssignment> two = world.claim(WorkKind.PROFILE, 4);
        assertThat(two).extracting(WorkAssignment::connections).containsExactly(4, 4);
        assertThat(item(world, two.get(0)).connections()).isEqualTo(4);
        two.forEach(w -> done(world, w));
        assertThat(world.operation(first).status()).isEqualTo(OperationStatus.SUCCEEDED);

        profile(world, two.get(0).container().containerId());
        assertThat(world.claim(WorkKind.PROFILE, 4))
                .extracting(WorkAssignment::connections)
                .containsExactly(8);
    }

    @ParameterizedTest
    @EnumSource
    void catalogTakesOneConnection_andWaitsWhileNoneIsFree(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 2), 3);
        profile(world);
        catalog(world);
        List<WorkAssignment> reading = world.claim(WorkKind.PROFILE, 4);
        assertThat(reading).hasSize(2);
        assertThat(world.claim(WorkKind.CATALOG, 1)).isEmpty();
        done(world, reading.get(0));
        assertThat(world.claim(WorkKind.CATALOG, 1))
                .extracting(WorkAssignment::connections)
                .containsExactly(1);
        assertThat(world.claim(WorkKind.PROFILE, 4)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sourceWithoutConnections_isLimitedByItemsOnly(Store kind) {
        World world = world(kind, 4);
        world.command(new RegisterDatastore(
                DATASTORE, "files", null, "local-files", Map.of("root", "r"), Map.of(), op(), false, "f", null));
        finishCatalog(world, 6);
        profile(world);
        assertThat(world.claim(WorkKind.PROFILE, 10))
                .hasSize(4)
                .allSatisfy(w -> assertThat(w.connections()).isNull());
    }

    @ParameterizedTest
    @EnumSource
    void defaultOfTheConnector_counts_whereNothingIsStored(Store kind) {
        World world = world(kind, 10);
        catalogued(world, Map.of(), 6);
        profile(world);
        assertThat(world.claim(WorkKind.PROFILE, 10)).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void claimsAtTheSameTime_byTwoServices_neverExceedTheBudget(Store kind) throws Exception {
        int limit = 3;
        int threads = 8;
        World one = world(kind, 6);
        World other = new World(one.stores, clock, rules(6), CrashPoint.NONE);
        catalogued(one, Map.of("parallelReads", limit), 40);
        OperationId operation = profile(one);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            int most = 0;
            for (int round = 0;
                    round < 200 && !one.operation(operation).status().terminal();
                    round++) {
                CyclicBarrier barrier = new CyclicBarrier(threads);
                List<Callable<List<WorkAssignment>>> claims = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    World world = t % 2 == 0 ? one : other;
                    String worker = "w" + t;
                    claims.add(() -> {
                        barrier.await(60, TimeUnit.SECONDS);
                        return world.claims.claim(new ClaimRequest(worker, WorkKind.PROFILE, 2));
                    });
                }
                List<WorkAssignment> claimed = new ArrayList<>();
                for (Future<List<WorkAssignment>> claim : pool.invokeAll(claims)) {
                    claimed.addAll(claim.get());
                }
                List<WorkItem> running = one.stores.items().of(operation).stream()
                        .filter(i -> i.status() == WorkStatus.RUNNING)
                        .toList();
                int held = running.stream().mapToInt(WorkItem::connections).sum();
                assertThat(held).as("round " + round).isBetween(1, limit);
                assertThat(running).hasSizeLessThanOrEqualTo(6);
                assertThat(claimed).extracting(WorkAssignment::workId).doesNotHaveDuplicates();
                most = Math.max(most, held);
                int ending = round % 3 + 1;
                running.stream().limit(ending).forEach(i -> done(one, i.id(), i.generation()));
            }
            assertThat(most).isEqualTo(limit);
            assertThat(one.operation(operation).status()).isEqualTo(OperationStatus.SUCCEEDED);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdOfAClaimThatDied_isFreeAfterALease_andAClaimThatComesLateFails(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 1), 2);
        profile(world);
        World dying = new World(world.stores, clock, rules(4), name -> {
            if (name.equals("claim.after-hold")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.claim(WorkKind.PROFILE, 1)).hasMessage("killed");
        assertThat(world.claim(WorkKind.PROFILE, 4))
                .as("its connection is held")
                .isEmpty();

        clock.pass(Duration.ofSeconds(31));
        World slow = new World(world.stores, clock, rules(4), name -> {
            if (name.equals("claim.after-hold")) {
                clock.pass(Duration.ofSeconds(31));
                assertThat(world.claim(WorkKind.PROFILE, 1)).hasSize(1);
            }
        });
        assertThat(slow.claim(WorkKind.PROFILE, 1)).isEmpty();
        assertThat(world.stores.items().running()).containsEntry(DATASTORE, 1);
    }

    @ParameterizedTest
    @EnumSource
    void loneItemWhoseClaimDied_isClaimedAfterALease(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 1), 1);
        profile(world);
        World dying = new World(world.stores, clock, rules(4), name -> {
            if (name.equals("claim.after-hold")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(() -> dying.claim(WorkKind.PROFILE, 1)).hasMessage("killed");
        assertThat(world.claim(WorkKind.PROFILE, 4))
                .as("another claim of it may be under way")
                .isEmpty();
        clock.pass(Duration.ofSeconds(31));
        assertThat(world.claim(WorkKind.PROFILE, 4)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void lostWorker_losesItsConnectionsWithItsLease(Store kind) {
        World world = world(kind, 4);
        catalogued(world, Map.of("parallelReads", 2), 1);
        profile(world);
        assertThat(world.claim(WorkKind.PROFILE, 1).get(0).connections()).isEqualTo(2);
        clock.pass(Duration.ofSeconds(31));
        world.watch();
        clock.pass(Duration.ofMinutes(1));
        assertThat(world.claim(WorkKind.PROFILE, 1).get(0).connections()).isEqualTo(2);
    }

    private World world(Store kind, int items) {
        Stores stores;
        if (kind == Store.MONGO) {
            MongoStore store = MongoStore.open(
                    embedded.connectionString(), "budget_" + databases++, MessageCodec.standard(), clock, id -> {});
            opened.add(store);
            stores = Stores.of(store);
        } else {
            stores = Stores.inMemory(clock, id -> {});
        }
        return new World(stores, clock, rules(items), CrashPoint.NONE);
    }

    private static WorkRules rules(int items) {
        WorkRules usual = WorkRules.DEFAULT;
        return new WorkRules(
                usual.lease(),
                usual.maxAttempts(),
                usual.backoff(),
                items,
                usual.cancelGrace(),
                usual.generationGuard());
    }

    private void catalogued(World world, Map<String, Object> besides, int tables) {
        Map<String, Object> properties = new HashMap<>(Map.of("host", "db.example", "user", "reader"));
        properties.putAll(besides);
        world.command(new RegisterDatastore(
                DATASTORE, "budget", null, "postgresql", properties, Map.of(), op(), false, "f", null));
        finishCatalog(world, tables);
    }

    private static void finishCatalog(World world, int tables) {
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.results.handle(Samples.found(
                work,
                0,
                IntStream.range(0, tables).mapToObj(i -> Samples.table("t" + i)).toArray(FoundContainer[]::new)));
        world.results.handle(Samples.finished(work, 1));
    }

    private OperationId profile(World world, ContainerId... containers) {
        OperationId id = op();
        world.command(new RunOperation(
                DATASTORE, id, OperationType.PROFILE, null, new ProfileSettings(List.of(containers), 1)));
        return id;
    }

    private void catalog(World world) {
        world.command(new RunOperation(DATASTORE, op(), OperationType.CATALOG, CatalogSettings.DEFAULT, null));
    }

    private OperationId op() {
        return Samples.operationId("budget-" + operations++);
    }

    private static void done(World world, WorkAssignment work) {
        done(world, work.workId(), work.generation());
    }

    private static void done(World world, WorkId id, long generation) {
        world.results.handle(Samples.profiled(id, generation, 0));
        world.results.handle(Samples.finished(id, generation, 1));
    }

    private static WorkItem item(World world, WorkAssignment work) {
        return world.stores.items().find(work.workId().value()).orElseThrow();
    }
}

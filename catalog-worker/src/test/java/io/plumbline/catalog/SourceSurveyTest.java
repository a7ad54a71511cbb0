package io.plumbline.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.catalog.outbound.source.ConnectorSurvey;
import io.plumbline.catalog.probe.Plans;
import io.plumbline.catalog.probe.ProbeConnection;
import io.plumbline.catalog.probe.SourceProbe;
import io.plumbline.catalog.probe.SourceSurvey;
import io.plumbline.connectors.EgressPolicy;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.SourcePolicy;
import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.credentials.SealingKeys;
import io.plumbline.credentials.SecretContext;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.testkit.PostgresServer;
import io.plumbline.worker.outbound.source.SourceSettings;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.work.ChunkMaker;
import io.plumbline.worker.work.ChunkedResults;
import io.plumbline.worker.work.ResultChunk;
import io.plumbline.worker.work.StopHook;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkOutcome;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run would read, and which files a pattern matches: of a real PostgreSQL and of real files. */
class SourceSurveyTest {

    private static final Ids IDS = Ids.secure();

    @TempDir
    static Path keys;

    @TempDir
    static Path root;

    private static PostgresServer.Database database;
    private static WorkSources sources;

    @BeforeAll
    static void start() throws Exception {
        SealingKeys.ensure(keys);
        database = PostgresServer.shared().freshDatabase();
        database.execute(
                "create table orders (id bigint primary key, amount numeric(10,2))",
                "insert into orders select i, i from generate_series(1, 1000) i",
                "create table items (id bigint primary key)",
                "analyze");
        Files.writeString(root.resolve("orders_1.csv"), "id,amount\n1,2\n");
        Files.writeString(root.resolve("orders_2.csv"), "id,amount\n3,4\n");
        Files.writeString(root.resolve("items.csv"), "id\n1\n");
        SourcePolicy policy = new SourcePolicy(Map.of("r", root), EgressPolicy.OWN_MACHINE, SourceLimits.DEFAULT);
        sources = new WorkSources(new SourceSettings(policy, keys, "PLUMBLINE_SECRET_", List.of()), Map.of());
    }

    @Test
    void tablesOfADatabase_sayWhatWouldBeRead_andOneThatIsGoneDoesNotStopTheOthers() throws Exception {
        PreflightTarget run = run(table("public.items"), table("public.nowhere"), table("public.orders"));

        Preflight preflight = answered(postgres(database.password(), run)).preflight();

        assertThat(preflight.containers()).isEqualTo(3);
        assertThat(preflight.asked()).isEqualTo(3);
        assertThat(preflight.complete()).isTrue();
        assertThat(preflight.notAsked().names()).isEmpty();
        assertThat(preflight.plans())
                .extracting(ContainerPlan::container)
                .containsExactly("public.items", "public.nowhere", "public.orders");
        ContainerPlan orders = preflight.plans().get(2);
        assertThat(orders.failure()).isNull();
        assertThat(orders.rows()).isBetween(900L, 1_100L);
        assertThat(orders.splits()).isPositive();
        assertThat(preflight.plans().get(1).failure().code()).isEqualTo(FailureCode.CONTAINER_GONE);
        assertThat(preflight.totals().failed()).isEqualTo(1);
    }

    @Test
    void sourceThatCannotBeReached_isTheAnswer() throws Exception {
        SourceAnswer answer = answered(postgres("not-the-password", run(table("public.orders"))));
        assertThat(answer.failure().code()).isEqualTo(FailureCode.CREDENTIALS_REJECTED);
        assertThat(answer.failure().message()).doesNotContain("not-the-password");
    }

    @Test
    void filesSayTheirBytes_andPatternsTheirFiles() throws Exception {
        PreflightTarget run = run(target("items.csv", Map.of("kind", "FILE", "path", "items.csv")));
        Preflight preflight = answered(files(new ConnectionTestTarget(IDS.connectionTest(), List.of(), run, null)))
                .preflight();
        assertThat(preflight.plans()).singleElement().satisfies(p -> {
            assertThat(p.failure()).isNull();
            assertThat(p.bytes()).isEqualTo(5);
        });
        assertThat(preflight.totals().bytes()).isEqualTo(5);

        SourceAnswer matches = answered(pattern("orders_*.csv"));
        assertThat(matches.files().names()).containsExactly("orders_1.csv", "orders_2.csv");
        assertThat(matches.files().files()).isEqualTo(2);
        assertThat(matches.files().bytes()).isEqualTo(28);
        assertThat(answered(pattern("nothing*")).files().files()).isZero();
    }

    @Test
    void patternOfADatabase_isRefusedInWords() throws Exception {
        WorkAssignment work = assignment(
                connection(database.password()),
                new ConnectionTestTarget(IDS.connectionTest(), List.of(), null, "orders*"),
                25);
        assertThat(answered(work).failure().message()).isEqualTo("connector: postgresql (expected: one of files)");
    }

    @Test
    void whenTimeRunsOut_whatIsKnownIsTold_andWhoWasNotAsked() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        SourceSurvey slow = new SourceSurvey() {
            @Override
            public SourceAnswer plan(
                    WorkAssignment assignment, PreflightTarget run, Plans plans, SourceProbe.Stopping stopping) {
                ContainerTarget first = run.containers().get(0);
                plans.add(new ContainerPlan(
                        first.containerId(), first.name(), null, 7L, null, 1, null, false, List.of()));
                return match(assignment, "", stopping);
            }

            @Override
            public SourceAnswer match(WorkAssignment assignment, String pattern, SourceProbe.Stopping stopping) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("stopped");
            }
        };
        PreflightTarget run = run(table("a"), table("b"), table("c"));
        WorkAssignment work =
                assignment(connection("x"), new ConnectionTestTarget(IDS.connectionTest(), List.of(), run, null), 6);

        Preflight preflight = answered(work, slow).preflight();

        assertThat(preflight.asked()).isEqualTo(1);
        assertThat(preflight.totals().rows()).isEqualTo(7);
        assertThat(preflight.notAsked().names()).containsExactly("b", "c");
        WorkAssignment files =
                assignment(connection("x"), new ConnectionTestTarget(IDS.connectionTest(), List.of(), null, "a*"), 6);
        assertThat(answered(files, slow).failure().code()).isEqualTo(FailureCode.STATEMENT_TIMEOUT);
    }

    @Test
    void plans_areCutWhereAMessageWouldGrowTooLarge_whileTheTotalsStayExact() {
        List<ContainerTarget> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(table("table" + i));
        }
        PreflightTarget run = new PreflightTarget(many, 1_300, List.of("left"), ProfileSettings.DEFAULT);
        Plans plans = new Plans(run);
        assertThat(plans.soFar().notAsked().names()).hasSize(200);
        many.forEach(
                c -> plans.add(new ContainerPlan(c.containerId(), c.name(), null, 1L, 2L, 1, null, true, List.of())));
        plans.add(new ContainerPlan(many.get(0).containerId(), "again", null, 1L, 2L, 1, null, true, List.of()));
        Preflight preflight = plans.soFar();
        assertThat(preflight.plans()).hasSize(200);
        assertThat(preflight.complete()).isFalse();
        assertThat(preflight.asked()).isEqualTo(1_000);
        assertThat(preflight.totals().rows()).isEqualTo(1_000);
        assertThat(preflight.totals().partial()).isEqualTo(1_000);
        assertThat(preflight.notAsked().names()).containsExactly("left");
        assertThat(preflight.notAsked().complete()).isFalse();

        Plans wordy = new Plans(run);
        many.forEach(c -> wordy.add(
                new ContainerPlan(c.containerId(), c.name(), null, 1L, 2L, 1, null, true, List.of("ü".repeat(1_000)))));
        assertThat(wordy.soFar().plans()).hasSizeBetween(20, 40);
        assertThat(wordy.soFar().totals().rows()).isEqualTo(1_000);
    }

    private static SourceAnswer answered(WorkAssignment work) throws InterruptedException {
        return answered(work, new ConnectorSurvey(sources));
    }

    private static SourceAnswer answered(WorkAssignment work, SourceSurvey survey) throws InterruptedException {
        SourceProbe none = (assignment, stopping) -> {
            throw new IllegalStateException("no test was asked for");
        };
        try (ProbeConnection handler = new ProbeConnection(none, survey)) {
            WorkOutcome outcome = handler.handle(work, new Undisturbed());
            return ((SourceReplied) outcome.closing().of(work.workId(), 1)).answer();
        }
    }

    private static PreflightTarget run(ContainerTarget... containers) {
        return new PreflightTarget(List.of(containers), containers.length, List.of(), ProfileSettings.DEFAULT);
    }

    private static ContainerTarget table(String name) {
        String bare = name.substring(name.indexOf('.') + 1);
        return target(name, Map.of("schema", "public", "table", bare));
    }

    private static ContainerTarget target(String name, Map<String, String> locator) {
        return new ContainerTarget(
                new ContainerId(ContainerId.PREFIX + Ids.derivedTail(name)), name, locator, null, null);
    }

    private static WorkAssignment postgres(String password, PreflightTarget run) {
        return assignment(
                connection(password), new ConnectionTestTarget(IDS.connectionTest(), List.of(), run, null), 25);
    }

    private static SourceConnection connection(String password) {
        DatastoreId owner = IDS.datastore();
        String sealed = new Sealer(PublicKeyring.fromDirectory(keys))
                .seal(password, new SecretContext(owner.value(), "password"))
                .text();
        Map<String, Object> properties = new HashMap<>(Map.of(
                "host", database.host(),
                "port", database.port(),
                "database", database.name(),
                "user", database.user(),
                "sslMode", "disable"));
        return new SourceConnection(
                "postgresql", properties, Map.of("password", sealed), Map.of("password", owner.value()));
    }

    private static WorkAssignment pattern(String pattern) {
        return files(new ConnectionTestTarget(IDS.connectionTest(), List.of(), null, pattern));
    }

    private static WorkAssignment files(ConnectionTestTarget target) {
        return assignment(new SourceConnection("local-files", Map.of("root", "r"), Map.of()), target, 25);
    }

    private static WorkAssignment assignment(SourceConnection source, ConnectionTestTarget target, long seconds) {
        return new WorkAssignment(
                IDS.work(),
                null,
                IDS.datastore(),
                WorkKind.CONNECTION_TEST,
                1,
                1,
                seconds,
                source,
                null,
                null,
                target,
                null,
                "correlation-1",
                "ada",
                2,
                null);
    }

    /** A work item that nobody stops and that has nothing to publish but its answer. */
    private static final class Undisturbed implements WorkContext {

        @Override
        public String tag() {
            return "test";
        }

        @Override
        public void progress(WorkProgress progress) {}

        @Override
        public boolean stopped() {
            return false;
        }

        @Override
        public void throwIfStopped() {}

        @Override
        public StopHook onStop(Runnable stop) {
            return () -> {};
        }

        @Override
        public void publish(ResultChunk chunk) {
            throw new IllegalStateException("a question has one answer");
        }

        @Override
        public <T> ChunkedResults<T> chunked(ChunkMaker<T> maker) {
            throw new IllegalStateException("a question has one answer");
        }
    }
}

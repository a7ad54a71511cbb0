package io.plumbline.datastore;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Ids;
import io.plumbline.events.OperationId;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerPlan;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FileMatches;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.OperationType;
import io.plumbline.events.model.PlanTotals;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowsQuestion;
import io.plumbline.events.model.SealedRows;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.model.WindowState;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions about a source: asked once, claimed by a catalog worker, answered once, kept nowhere. */
class SourceQuestionsTest {

    private static final DatastoreId DATASTORE = Samples.datastoreId("asked");

    private final World world = World.inMemory();
    private int asked;

    @Test
    void preflight_asksTheContainersOfTheRun_andAddsWhatOnlyTheServiceKnows() {
        registered(Map.of("parallelReads", 6, "readWindow", "23:00-00:10"), 2);
        world.clock.pass(Duration.ofMinutes(30));
        ProfileSettings settings = new ProfileSettings(List.of(), 2, 500L, null, null);
        WorkAssignment work = ask(new SourceQuestion(settings, null));
        PreflightTarget run = work.test().preflight();
        assertThat(run.containers()).extracting(c -> c.name()).containsExactly("t0000", "t0001");
        assertThat(run.total()).isEqualTo(2);
        assertThat(run.settings()).isEqualTo(settings);
        assertThat(work.connections()).as("what each would have at first").isEqualTo(3);
        assertThat(work.connection().secrets()).containsKey("password");

        reply(work, SourceAnswer.of(answered(run, 1_000)));

        Preflight preflight = answer().preflight();
        assertThat(preflight.totals().rows()).isEqualTo(2_000);
        assertThat(preflight.connections()).isEqualTo(6);
        assertThat(preflight.window())
                .isEqualTo(new WindowState("23:00-00:10", false, Instant.parse("2026-11-23T23:00:00Z")));
        assertThat(preflight.expectedSeconds())
                .as("nothing was profiled before")
                .isNull();
        assertThat(world.stores.tests().count(WorkStatus.RUNNING)).isZero();
    }

    @Test
    void expectedSeconds_followThePaceOfTheLastProfiles() {
        registered(Map.of(), 2);
        OperationId run = Samples.operationId("asked-run");
        world.command(new RunOperation(DATASTORE, run, OperationType.PROFILE, null, ProfileSettings.DEFAULT));
        List<WorkAssignment> items = world.claim(WorkKind.PROFILE, 4);
        world.clock.pass(Duration.ofSeconds(10));
        items.forEach(w -> {
            world.result(Samples.profiled(w, 0));
            world.result(Samples.finished(w, 1));
        });
        assertThat(world.operation(run).summary().rows()).isEqualTo(200);

        WorkAssignment work = ask(new SourceQuestion(ProfileSettings.DEFAULT, null));
        reply(work, SourceAnswer.of(answered(work.test().preflight(), 1_000)));

        assertThat(answer().preflight().expectedSeconds()).isEqualTo(100);
    }

    @Test
    void moreContainersThanAreAsked_areCounted_andTheFirstOfThemNamed() {
        registered(Map.of(), 1_250);
        PreflightTarget run =
                ask(new SourceQuestion(ProfileSettings.DEFAULT, null)).test().preflight();
        assertThat(run.containers()).hasSize(1_000);
        assertThat(run.total()).isEqualTo(1_250);
        assertThat(run.left()).hasSize(200).startsWith("t1000", "t1001");
    }

    @Test
    void chosenContainersThatCannotBeRead_areToldWithTheAnswer_orAreIt() {
        registered(Map.of(), 1);
        ContainerId unknown = new ContainerId(ContainerId.PREFIX + Ids.derivedTail("nowhere"));
        ContainerId known = ask(new SourceQuestion(ProfileSettings.DEFAULT, null))
                .test()
                .preflight()
                .containers()
                .get(0)
                .containerId();
        WorkAssignment both = ask(new SourceQuestion(new ProfileSettings(List.of(known, unknown), 2), null));
        reply(both, SourceAnswer.of(answered(both.test().preflight(), 1)));
        assertThat(answer().preflight().passedOver())
                .singleElement()
                .satisfies(w -> assertThat(w.reason().code()).isEqualTo(FailureCode.CONTAINER_UNKNOWN));

        command(DATASTORE, new SourceQuestion(new ProfileSettings(List.of(unknown), 2), null));
        assertThat(world.claim(WorkKind.CONNECTION_TEST, 4)).isEmpty();
        assertThat(answer().failure().code()).isEqualTo(FailureCode.CONTAINER_UNKNOWN);
    }

    @Test
    void rows_areAskedOfProfileWorkersAlone_andTheAnswerIsPassedOnAsItIs() {
        registered(Map.of(), 1);
        ContainerId known = ask(new SourceQuestion(ProfileSettings.DEFAULT, null))
                .test()
                .preflight()
                .containers()
                .get(0)
                .containerId();
        command(DATASTORE, SourceQuestion.of(new RowsQuestion(known, 20, "public")));

        assertThat(world.claim(WorkKind.CONNECTION_TEST, 4)).isEmpty();
        WorkAssignment work = world.claimOne(WorkKind.PREVIEW);
        assertThat(work.kind()).isEqualTo(WorkKind.PREVIEW);
        assertThat(work.test().rows().container().containerId()).isEqualTo(known);
        assertThat(work.test().rows().limit()).isEqualTo(20);
        reply(work, SourceAnswer.of(new SealedRows("sealed")));
        assertThat(answer().rows()).isEqualTo(new SealedRows("sealed"));

        ContainerId unknown = new ContainerId(ContainerId.PREFIX + Ids.derivedTail("nowhere"));
        command(DATASTORE, SourceQuestion.of(new RowsQuestion(unknown, 20, "public")));
        assertThat(world.claim(WorkKind.PREVIEW, 4)).isEmpty();
        assertThat(answer().failure().code()).isEqualTo(FailureCode.CONTAINER_UNKNOWN);

        command(DATASTORE, SourceQuestion.of(new RowsQuestion(known, 20, "public")));
        world.clock.pass(Duration.ofSeconds(30));
        world.watch();
        assertThat(answer().failure().message()).contains("profile worker");
    }

    @Test
    void datastoreThatIsUnknown_orNotCatalogued_isToldAtOnce() {
        command(Samples.datastoreId("nobody"), new SourceQuestion(ProfileSettings.DEFAULT, null));
        assertThat(answer().failure().code()).isEqualTo(FailureCode.DATASTORE_UNKNOWN);
        world.command(register(Map.of(), null));
        command(DATASTORE, new SourceQuestion(ProfileSettings.DEFAULT, null));
        assertThat(answer().failure())
                .isEqualTo(
                        new Failure(FailureCode.NOTHING_TO_PROFILE, "No container of it is known: catalog it first."));
    }

    @Test
    void filePattern_isAskedOfTheSource_alsoBeforeItsCatalog() {
        world.command(register(Map.of(), null));
        WorkAssignment work = ask(new SourceQuestion(null, "orders_*.csv"));
        assertThat(work.test().filePattern()).isEqualTo("orders_*.csv");
        assertThat(work.test().preflight()).isNull();
        FileMatches files = new FileMatches("orders_*.csv", List.of("orders_1.csv"), 1, 10);
        reply(work, SourceAnswer.of(files));
        assertThat(answer().files()).isEqualTo(files);
    }

    @Test
    void questionThatNobodyAnswers_orAWorkerOfAnotherRelease_endsWithAFailure() {
        registered(Map.of(), 1);
        ask(new SourceQuestion(null, "a*"));
        world.clock.pass(Duration.ofSeconds(30));
        world.watch();
        assertThat(answer().failure().code()).isEqualTo(FailureCode.WORKER_LOST);

        WorkAssignment old = ask(new SourceQuestion(null, "a*"));
        world.result(new ConnectionProbed(
                old.workId(),
                old.generation(),
                new ConnectionTestOutcome(true, null, 1L, null, null, null, null, null)));
        assertThat(answer().failure().code()).isEqualTo(FailureCode.INTERNAL);

        WorkAssignment failing = ask(new SourceQuestion(null, "a*"));
        Failure failure = new Failure(FailureCode.SECRET_UNREADABLE, "no key");
        world.result(new WorkFailed(failing.workId(), failing.generation(), failure));
        assertThat(answer().failure()).isEqualTo(failure);
    }

    private void registered(Map<String, Object> besides, int tables) {
        world.command(register(besides, Samples.operationId("asked-catalog")));
        WorkAssignment work = world.claimOne(WorkKind.CATALOG);
        world.result(Samples.found(
                work,
                0,
                IntStream.range(0, tables)
                        .mapToObj(i -> Samples.table("t%04d".formatted(i)))
                        .toArray(FoundContainer[]::new)));
        world.result(Samples.finished(work, 1));
    }

    private static RegisterDatastore register(Map<String, Object> besides, OperationId catalog) {
        Map<String, Object> properties = new HashMap<>(Map.of("host", "db.example", "user", "reader"));
        properties.putAll(besides);
        return new RegisterDatastore(
                DATASTORE,
                "asked",
                null,
                "postgresql",
                properties,
                Map.of("password", "sealed"),
                catalog,
                false,
                "f",
                null);
    }

    private WorkAssignment ask(SourceQuestion question) {
        command(DATASTORE, question);
        return world.claimOne(WorkKind.CONNECTION_TEST);
    }

    private void command(DatastoreId datastore, SourceQuestion question) {
        AskSource command = new AskSource(id(++asked), datastore, question);
        world.command(command);
        world.command(command);
    }

    private void reply(WorkAssignment work, SourceAnswer answer) {
        world.result(new SourceReplied(
                work.workId(),
                work.generation() + 1,
                SourceAnswer.failed(new Failure(FailureCode.INTERNAL, "of another claim"))));
        world.result(new SourceReplied(work.workId(), work.generation(), answer));
        world.result(new SourceReplied(work.workId(), work.generation(), answer));
    }

    /** To the last question, once. */
    private SourceAnswer answer() {
        List<SourceAnswered> facts = world.facts(SourceAnswered.class).stream()
                .filter(f -> f.testId().equals(id(asked)))
                .toList();
        assertThat(facts).hasSize(1);
        return facts.get(0).answer();
    }

    private static ConnectionTestId id(int number) {
        return new ConnectionTestId(ConnectionTestId.PREFIX + Ids.derivedTail("question" + number));
    }

    private static Preflight answered(PreflightTarget run, long rows) {
        List<ContainerPlan> plans = run.containers().stream()
                .map(c -> new ContainerPlan(c.containerId(), c.name(), null, rows, null, 1, null, false, List.of()))
                .toList();
        PlanTotals totals = PlanTotals.NONE;
        for (ContainerPlan plan : plans) {
            totals = totals.plus(plan);
        }
        return new Preflight(
                run.total(),
                plans.size(),
                totals,
                plans,
                true,
                new NameList(List.of(), true),
                List.of(),
                null,
                null,
                null);
    }
}

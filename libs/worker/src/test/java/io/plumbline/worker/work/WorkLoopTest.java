package io.plumbline.worker.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkProgress;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.worker.outbound.http.HttpWorkClaims;
import io.plumbline.worker.testing.FakeDatastoreService;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole loop over real HTTP; only Kafka is a recording. */
class WorkLoopTest {

    private static final WorkOutcome DONE = new WorkOutcome(WorkSummary.NONE, List.of());

    private final Ids ids = Ids.secure();
    private final FakeDatastoreService service = FakeDatastoreService.start();
    private final RecordingResults results = new RecordingResults();
    private final RecordingCounters counters = new RecordingCounters();
    private final List<WorkLoop> loops = new ArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Set<WorkId> running = ConcurrentHashMap.newKeySet();

    /** What a test wants its work to do. */
    @FunctionalInterface
    private interface Work {
        WorkOutcome handle(WorkAssignment assignment, WorkContext context) throws Exception;
    }

    @AfterEach
    void stop() {
        open.countDown();
        loops.forEach(WorkLoop::stop);
        service.close();
    }

    @Test
    void chunksAndOneClosingAnswer_arePublishedWithGenerationAndNumbers() {
        WorkAssignment work = offer(7);
        start("w", 1, (a, context) -> {
            context.publish((id, generation, chunk) -> new ContainersFound(id, generation, chunk, List.of()));
            context.publish((id, generation, chunk) -> new ContainersFound(id, generation, chunk, List.of()));
            return DONE;
        });

        await().until(() -> !results.endsOf(work.workId()).isEmpty());
        assertThat(results.of(work.workId()))
                .containsExactly(
                        new ContainersFound(work.workId(), 7, 0, List.of()),
                        new ContainersFound(work.workId(), 7, 1, List.of()),
                        new WorkFinished(work.workId(), 7, 2, WorkSummary.NONE, List.of()));
        assertThat(counters.ends()).isEqualTo(Map.of(WorkCounters.End.SUCCEEDED, 1));
    }

    @Test
    void neverMoreItemsRunThanThereAreSlots_andAllAreDone() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<WorkAssignment> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            work.add(offer(1));
        }
        start("w", 3, (a, context) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            open.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
            now.decrementAndGet();
            return DONE;
        });

        await().atMost(60, SECONDS).until(() -> results.all().size() == 20);
        assertThat(most).hasValue(3);
        assertThat(work).allSatisfy(w -> assertThat(results.endsOf(w.workId())).hasSize(1));
        assertThat(counters.claimed()).isEqualTo(20);
    }

    @Test
    void twoWorkers_shareTheItems() {
        for (int i = 0; i < 8; i++) {
            offer(1);
        }
        Set<String> owners = ConcurrentHashMap.newKeySet();
        Work work = (a, context) -> {
            owners.add(String.valueOf(service.ownerOf(a.workId())));
            open.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
            return DONE;
        };
        start("one", 1, work);
        start("two", 1, work);

        await().atMost(60, SECONDS).until(() -> results.all().size() == 8);
        assertThat(owners).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void theBell_wakesAnIdleWorkerAtOnce() {
        WorkLoop loop = start("w", 1, settings("w", 1, Duration.ofMinutes(5)), (a, context) -> DONE);
        await().until(() -> !service.claims().isEmpty());
        WorkAssignment work = offer(1);

        loop.wake();
        await().atMost(60, SECONDS).until(() -> !results.endsOf(work.workId()).isEmpty());
    }

    @Test
    void progress_goesUpWithTheHeartbeats() {
        WorkProgress progress = new WorkProgress(5, 6, 7, 8L, 9L);
        WorkAssignment work = offer(1);
        start("w", 1, (a, context) -> {
            context.progress(progress);
            return blocked(a, context);
        });

        await().until(() -> service.heartbeatsOf(work.workId()).contains(progress));
    }

    @Test
    void aCancelledItem_isStoppedAndAnswersCancelled() {
        WorkAssignment work = offer(1);
        start("w", 1, this::blocked);
        await().until(() -> running.contains(work.workId()));

        service.requestCancel(work.workId());
        await().until(() -> !results.endsOf(work.workId()).isEmpty());
        assertThat(failureOf(work).code()).isEqualTo(FailureCode.CANCELLED);
        assertThat(counters.ends()).isEqualTo(Map.of(WorkCounters.End.CANCELLED, 1));
    }

    @Test
    void workThatDoesNotListen_isAnsweredForAfterTheGrace_andItsLateResultIsRefused() {
        WorkAssignment work = offer(1);
        CountDownLatch left = new CountDownLatch(1);
        start("w", 1, (a, context) -> {
            running.add(a.workId());
            while (open.getCount() > 0) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.onSpinWait();
                }
            }
            left.countDown();
            return DONE;
        });
        await().until(() -> running.contains(work.workId()));

        service.requestCancel(work.workId());
        await().until(() -> !results.endsOf(work.workId()).isEmpty());
        open.countDown();
        await().until(() -> left.getCount() == 0 && loops.get(0).busySlots() == 0);
        assertThat(results.of(work.workId())).singleElement().isInstanceOf(WorkFailed.class);
    }

    @Test
    void aLostLease_stopsTheWorkAndDropsItsResults() {
        WorkAssignment work = offer(1);
        start("w", 1, this::blocked);
        await().until(() -> running.contains(work.workId()));

        service.loseLease(work.workId());
        await().until(() -> counters.ends().containsKey(WorkCounters.End.STALE));
        assertThat(results.all()).isEmpty();
        assertThat(service.released(work.workId())).isFalse();
    }

    @Test
    void aServiceThatIsDown_doesNotStopTheWork() {
        WorkAssignment work = offer(1);
        start("w", 1, (a, context) -> {
            running.add(a.workId());
            open.await();
            return DONE;
        });
        await().until(() -> running.contains(work.workId()));

        await().until(() -> !service.heartbeatsOf(work.workId()).isEmpty());
        service.down();
        open.countDown();
        await().until(() -> !results.endsOf(work.workId()).isEmpty());
        assertThat(results.endsOf(work.workId())).singleElement().isInstanceOf(WorkFinished.class);
        await().until(() -> counters.missed() > 0);

        service.up();
        WorkAssignment next = offer(1);
        await().until(() -> !results.endsOf(next.workId()).isEmpty());
    }

    @Test
    void anAnsweredItem_isKeptAliveUntilItsAnswerIsAccepted_andItsSlotIsFree() {
        WorkAssignment first = offer(1);
        WorkLoop loop = start("w", 1, (a, context) -> DONE);
        await().until(() -> !results.endsOf(first.workId()).isEmpty());

        int before = service.heartbeatsOf(first.workId()).size();
        await().until(() -> service.heartbeatsOf(first.workId()).size() > before + 1);
        assertThat(loop.unconfirmed()).isEqualTo(1);
        assertThat(loop.busySlots()).isZero();

        service.settle(first.workId(), WorkStatus.SUCCEEDED);
        await().until(() -> loop.unconfirmed() == 0);
        assertThat(results.endsOf(first.workId())).hasSize(1);
    }

    @Test
    void aKnownFailure_keepsItsCode_andAnUnknownOneTellsNothingOfItself() {
        WorkAssignment known = offer(1);
        WorkAssignment unknown = offer(1);
        WorkAssignment memory = offer(1);
        start("w", 1, (a, context) -> {
            if (a.equals(known)) {
                throw new WorkFailureException(FailureCode.PATH_NOT_FOUND, "path: x.csv (expected: a file)", null);
            }
            if (a.equals(memory)) {
                throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
            }
            throw new IllegalStateException("password=hunter2");
        });

        await().until(() -> results.all().size() == 3);
        assertThat(failureOf(known))
                .isEqualTo(new Failure(FailureCode.PATH_NOT_FOUND, "path: x.csv (expected: a file)"));
        assertThat(failureOf(unknown).code()).isEqualTo(FailureCode.INTERNAL);
        assertThat(failureOf(unknown).message())
                .doesNotContain("hunter2")
                .contains(unknown.workId().value());
        assertThat(failureOf(memory).code()).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(counters.ends()).isEqualTo(Map.of(WorkCounters.End.FAILED, 3));
    }

    @Test
    void aCleanStop_givesRunningItemsBackAndPublishesNothing() {
        WorkAssignment work = offer(1);
        WorkLoop loop = start("w", 1, this::blocked);
        await().until(() -> running.contains(work.workId()));

        long began = System.nanoTime();
        loop.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(service.released(work.workId())).isTrue();
        assertThat(results.all()).isEmpty();
        assertThat(counters.ends()).isEqualTo(Map.of(WorkCounters.End.RELEASED, 1));
        assertThat(loop.running()).isFalse();
    }

    @Test
    void anItemThatLosesItsGround_orCannotBeAnswered_isGivenBack() {
        WorkAssignment first = offer(1);
        start("w", 1, (a, context) -> {
            if (a.equals(first)) {
                throw new WorkInterruptedByHostException("the engine is gone", null);
            }
            results.goAway();
            return DONE;
        });
        await().until(() -> service.released(first.workId()));

        WorkAssignment second = offer(1);
        await().until(() -> service.released(second.workId()));
        assertThat(results.all()).isEmpty();
    }

    private WorkOutcome blocked(WorkAssignment assignment, WorkContext context) throws InterruptedException {
        running.add(assignment.workId());
        open.await();
        return DONE;
    }

    private Failure failureOf(WorkAssignment work) {
        List<WorkResult> ends = results.endsOf(work.workId());
        assertThat(ends).singleElement().isInstanceOf(WorkFailed.class);
        return ((WorkFailed) ends.get(0)).failure();
    }

    private WorkAssignment offer(long generation) {
        WorkAssignment assignment = new WorkAssignment(
                ids.work(),
                ids.operation(),
                ids.datastore(),
                WorkKind.CATALOG,
                generation,
                1,
                30,
                new SourceConnection("local-files", Map.of(), Map.of()),
                null,
                null,
                null,
                null,
                "correlation",
                "ada");
        service.offer(assignment);
        return assignment;
    }

    private WorkLoop start(String name, int slots, Work work) {
        return start(name, slots, settings(name, slots, Duration.ofMillis(100)), work);
    }

    private WorkLoop start(String name, int slots, WorkSettings settings, Work work) {
        WorkHandler handler = new WorkHandler() {
            @Override
            public WorkKind kind() {
                return WorkKind.CATALOG;
            }

            @Override
            public WorkOutcome handle(WorkAssignment assignment, WorkContext context) throws Exception {
                return work.handle(assignment, context);
            }
        };
        HttpWorkClaims claims = new HttpWorkClaims(
                service.url(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                () -> FakeDatastoreService.TOKEN,
                JsonMapper.builder().build());
        WorkLoop loop = new WorkLoop(settings, handler, claims, results, counters, CrashPoints.NONE, new Random(1));
        loops.add(loop);
        loop.start();
        return loop;
    }

    private static WorkSettings settings(String name, int slots, Duration claimInterval) {
        return new WorkSettings(
                name,
                slots,
                claimInterval,
                Duration.ofMillis(50),
                Duration.ofMinutes(1),
                100,
                Duration.ofMillis(500),
                Duration.ofSeconds(4),
                1000);
    }
}

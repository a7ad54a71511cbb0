package io.plumbline.worker.work;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.crash.CrashPoints;

/** Publishes what an item answers: its chunks, then exactly one closing message, and nothing once the lease is known to be lost. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);
    private static final Failure CANCELLED = new Failure(FailureCode.CANCELLED, "The operation was cancelled.");

    private final WorkResults results;
    private final WorkCounters counters;
    private final CrashPoints crashPoints;
    private final Consumer<WorkItem> leaseCheck;

    /** @param leaseCheck asks the queue at once whether the item is still ours, and stops it if not */
    Answers(WorkResults results, WorkCounters counters, CrashPoints crashPoints, Consumer<WorkItem> leaseCheck) {
        this.results = results;
        this.counters = counters;
        this.crashPoints = crashPoints;
        this.leaseCheck = leaseCheck;
    }

    int encodedBytes(Object value) {
        return results.encodedBytes(value);
    }

    void chunk(WorkItem item, ResultChunk chunk, int number) {
        checkDoubtfulLease(item);
        if (number > 0) {
            crashPoints.reached(WorkCrashPoints.RESULTS_BETWEEN_CHUNKS);
        }
        WorkAssignment assignment = item.assignment();
        try {
            results.publish(
                    assignment,
                    chunk.numbered(assignment.workId(), assignment.generation(), number),
                    () -> !item.stopped());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkStoppedException(item.tag() + " was interrupted while it published");
        }
    }

    void finished(WorkItem item, WorkOutcome outcome, int chunks) {
        checkDoubtfulLease(item);
        crashPoints.reached(WorkCrashPoints.RESULTS_BEFORE_FINISH);
        WorkAssignment assignment = item.assignment();
        ClosingAnswer closing = outcome.closing();
        WorkResult message = closing == null
                ? new WorkFinished(
                        assignment.workId(),
                        assignment.generation(),
                        chunks,
                        outcome.summary(),
                        outcome.warnings(),
                        outcome.coverage(),
                        outcome.parts())
                : closing.of(assignment.workId(), assignment.generation());
        if (item.beginAnswer(null)) {
            close(item, message, WorkCounters.End.SUCCEEDED);
        }
    }

    void cancelled(WorkItem item) {
        fail(item, CANCELLED, WorkItem.Stop.CANCELLED, WorkCounters.End.CANCELLED);
    }

    void failed(WorkItem item, Failure failure) {
        checkDoubtfulLease(item);
        fail(item, failure, null, WorkCounters.End.FAILED);
    }

    void count(WorkItem item, WorkCounters.End end) {
        if (item.countOnce()) {
            Duration runTime = item.age();
            counters.ended(end, runTime);
            log.info("{} {} after {} ms", item.tag(), end, runTime.toMillis());
        }
    }

    private void fail(WorkItem item, Failure failure, WorkItem.@Nullable Stop because, WorkCounters.End end) {
        WorkAssignment assignment = item.assignment();
        if (item.beginAnswer(because)) {
            close(item, new WorkFailed(assignment.workId(), assignment.generation(), failure), end);
        }
    }

    private void close(WorkItem item, WorkResult message, WorkCounters.End end) {
        try {
            results.publish(item.assignment(), message, item::answerWanted);
            item.answered();
            count(item, end);
            crashPoints.reached(WorkCrashPoints.RESULTS_AFTER_FINISH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            item.drop();
            throw new ResultsUndeliverableException(item.tag() + " was interrupted while it answered", e);
        }
    }

    /** A process that was frozen may be the last to know that its lease has run out. */
    private void checkDoubtfulLease(WorkItem item) {
        if (item.unconfirmedFor().toSeconds() >= item.assignment().leaseSeconds()) {
            leaseCheck.accept(item);
        }
    }
}

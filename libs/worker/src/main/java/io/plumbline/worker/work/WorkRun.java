package io.plumbline.worker.work;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import io.plumbline.api.work.WorkAssignment;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

/** Runs one item from its first step to its answer, on the thread of its slot. Throws nothing. */
final class WorkRun implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(WorkRun.class);
    private static final int MAX_CAUSES = 30;

    private final WorkItem item;
    private final WorkHandler handler;
    private final Answers answers;
    private final RunningContext context;
    private final Consumer<WorkItem> giveBack;

    /** @param giveBack returns the item to the queue undone */
    WorkRun(WorkItem item, WorkHandler handler, Answers answers, int chunkBytes, Consumer<WorkItem> giveBack) {
        this.item = item;
        this.handler = handler;
        this.answers = answers;
        this.context = new RunningContext(item, answers, chunkBytes);
        this.giveBack = giveBack;
    }

    @Override
    public void run() {
        WorkAssignment assignment = item.assignment();
        MDC.put("workId", assignment.workId().value());
        if (assignment.operationId() != null) {
            MDC.put("operationId", assignment.operationId().value());
        }
        if (assignment.datastoreId() != null) {
            MDC.put("datastoreId", assignment.datastoreId().value());
        }
        MDC.put("correlationId", assignment.correlationId());
        try {
            answer(work());
        } catch (ResultsUndeliverableException e) {
            log.warn("{} could not be answered and is given back: {}", item.tag(), e.getMessage());
            unanswered();
        } catch (Throwable t) {
            // Left to the lease: it runs out, and the item is claimed again.
            log.error("{} could not be answered", item.tag(), t);
            item.drop();
        } finally {
            item.ended();
            MDC.clear();
        }
    }

    private Ending work() {
        if (!item.beginWork()) {
            return Ending.of(new WorkStoppedException("stopped before it began"));
        }
        try {
            return new Ending(handler.handle(item.assignment(), context), null);
        } catch (Throwable t) {
            return Ending.of(t);
        } finally {
            item.endWork();
        }
    }

    private void answer(Ending ending) {
        WorkItem.Stop stop = item.stopReason();
        if (stop == WorkItem.Stop.CANCELLED) {
            answers.cancelled(item);
        } else if (stop == WorkItem.Stop.GIVEN_BACK) {
            return;
        } else if (stop == null && ending.outcome != null) {
            answers.finished(item, ending.outcome, context.chunks());
        } else if (stop == null && ending.thrown != null) {
            failed(ending.thrown);
        }
        settleLateStop();
    }

    private void failed(Throwable thrown) {
        if (thrown instanceof ResultsUndeliverableException undeliverable) {
            throw undeliverable;
        }
        if (thrown instanceof WorkInterruptedByHostException) {
            log.warn("{} lost its ground and is given back: {}", item.tag(), thrown.getMessage());
            unanswered();
            return;
        }
        answers.failed(item, failureOf(thrown));
    }

    /** Between the look at the reason and the answer a stop may have come in; its own answer is then due. */
    private void settleLateStop() {
        WorkItem.Stop stop = item.stopReason();
        if (stop == WorkItem.Stop.CANCELLED) {
            answers.cancelled(item);
        } else if (stop == WorkItem.Stop.LEASE_LOST) {
            answers.count(item, WorkCounters.End.STALE);
        }
    }

    private void unanswered() {
        if (item.stopReason() == WorkItem.Stop.LEASE_LOST) {
            answers.count(item, WorkCounters.End.STALE);
            return;
        }
        giveBack.accept(item);
    }

    private Failure failureOf(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof WorkFailureException failure) {
                log.info("{} failed: {}", item.tag(), failure.getMessage(), failure.getCause());
                return failure.failure();
            }
            if (cause instanceof OutOfMemoryError) {
                log.error("{} ran out of memory", item.tag(), thrown);
                return new Failure(
                        FailureCode.TOO_LARGE,
                        "The worker ran out of memory (expected: data that fits, or a worker with more memory).");
            }
        }
        log.error("{} failed unexpectedly", item.tag(), thrown);
        return new Failure(
                FailureCode.INTERNAL,
                "An unexpected error stopped the work ("
                        + thrown.getClass().getSimpleName() + "). The worker's log has the details under " + item.tag()
                        + ".");
    }

    private record Ending(
            @Nullable WorkOutcome outcome, @Nullable Throwable thrown) {
        static Ending of(Throwable thrown) {
            return new Ending(null, thrown);
        }
    }
}

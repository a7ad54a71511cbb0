package io.plumbline.catalog.probe;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.worker.work.WorkContext;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkOutcome;

/** Makes one connection test, or asks one question of a source, and answers before the lease ends, whatever the source does. */
public final class ProbeConnection implements WorkHandler, AutoCloseable {

    private final SourceProbe probe;
    private final SourceSurvey survey;
    private final BoundedProbes probes = new BoundedProbes();

    public ProbeConnection(SourceProbe probe, SourceSurvey survey) {
        this.probe = probe;
        this.survey = survey;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.CONNECTION_TEST;
    }

    @Override
    public WorkOutcome handle(WorkAssignment assignment, WorkContext context) throws InterruptedException {
        ConnectionTestTarget target = assignment.test();
        SourceAnswer answer = target == null ? null : answer(target, assignment, context);
        if (answer != null) {
            context.throwIfStopped();
            return WorkOutcome.answered((workId, generation) -> new SourceReplied(workId, generation, answer));
        }
        ConnectionTestOutcome outcome = probes.within(
                assignment,
                context,
                stopping -> probe.probe(assignment, stopping),
                words -> ConnectionTestOutcome.failed(timeout(words)));
        context.throwIfStopped();
        return WorkOutcome.answered((workId, generation) -> new ConnectionProbed(workId, generation, outcome));
    }

    @Override
    public void close() {
        probes.close();
    }

    /** Null for a test. */
    private @Nullable SourceAnswer answer(ConnectionTestTarget target, WorkAssignment assignment, WorkContext context)
            throws InterruptedException {
        PreflightTarget run = target.preflight();
        if (run != null) {
            Plans plans = new Plans(run);
            return probes.within(
                    assignment,
                    context,
                    stopping -> survey.plan(assignment, run, plans, stopping),
                    words -> plans.empty() ? SourceAnswer.failed(timeout(words)) : SourceAnswer.of(plans.soFar()));
        }
        String pattern = target.filePattern();
        return pattern == null
                ? null
                : probes.within(
                        assignment,
                        context,
                        stopping -> survey.match(assignment, pattern, stopping),
                        words -> SourceAnswer.failed(timeout(words)));
    }

    private static Failure timeout(String words) {
        return new Failure(FailureCode.STATEMENT_TIMEOUT, words);
    }
}

package io.plumbline.datastore.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
import io.plumbline.api.work.PreflightTarget;
import io.plumbline.api.work.ReleaseRequest;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.api.work.WorkStatus;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.operation.StaleClaimException;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.Envelope;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Preflight;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.model.RowsQuestion;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.SourceQuestion;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/**
 * The life of a test, or of a question about a source, once it is asked: claimed once, answered once, forgotten. Every accepted test ends with one fact, at the
 * latest when its time is up. What was tested leaves the record with its end.
 */
public final class RunTests {

    private static final Logger log = LoggerFactory.getLogger(RunTests.class);

    private final ConnectionTests tests;
    private final Preflights preflights;
    private final FactHeaders headers;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long after its arrival somebody waits for a test's answer */
    public RunTests(ConnectionTests tests, Preflights preflights, FactHeaders headers, Clock clock, Duration patience) {
        this.preflights = requireNonNull(preflights, "preflights");
        this.tests = requireNonNull(tests, "tests");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
        this.patience = requireNonNull(patience, "patience");
    }

    /** Up to {@code slots} tests that now belong to the worker. Tests have slots of their own: no catalog makes one wait. */
    public List<WorkAssignment> claim(ClaimRequest request) {
        List<WorkAssignment> assignments = new ArrayList<>();
        Instant now = clock.instant();
        for (ConnectionTest waiting : tests.waiting(request.kind() == WorkKind.PREVIEW, now, request.slots())) {
            Optional<Changed<ConnectionTest>> claimed = tests.change(
                    waiting.recordId(),
                    t -> t.version() == waiting.version() && t.status() == WorkStatus.QUEUED
                            ? Change.silent(t.claimedBy(request.worker()))
                            : null);
            claimed.filter(Changed::changed)
                    .map(Changed::record)
                    .flatMap(t -> assignment(t, now))
                    .ifPresent(assignments::add);
        }
        return assignments;
    }

    /** What to tell the owner of a test; empty if the work item is no test. @throws StaleClaimException if it isn't the owner */
    public Optional<HeartbeatAnswer> heartbeat(WorkId id, HeartbeatRequest request) {
        return tests.find(ConnectionTest.idOf(id).value()).map(test -> {
            refuseStranger(test, request.worker(), request.generation());
            return new HeartbeatAnswer(test.status(), test.expiresAt(), false);
        });
    }

    /** Puts a running test back; false if the work item is no test. @throws StaleClaimException if it isn't the owner */
    public boolean release(WorkId id, ReleaseRequest request) {
        return tests.change(ConnectionTest.idOf(id).value(), test -> {
                    refuseStranger(test, request.worker(), request.generation());
                    if (test.status().terminal()) {
                        return null;
                    }
                    ConnectionTest back = test.givenBack();
                    Envelope<?> bell = new Envelope<>(headers.causedBy(back.cause(), null), back.bell());
                    return new Change<>(back, List.of(bell));
                })
                .isPresent();
    }

    /** Takes the answer to a test; false if the result is another kind of work's. Only the newest claim is heard. */
    public boolean handle(WorkResult result) {
        boolean answer = result instanceof ConnectionProbed || result instanceof SourceReplied;
        if (!answer && !(result instanceof WorkFailed)) {
            return false;
        }
        Optional<Changed<ConnectionTest>> ended = tests.change(
                ConnectionTest.idOf(result.workId()).value(),
                t -> t.status() == WorkStatus.RUNNING && t.generation() == result.generation()
                        ? end(t, endingOf(t, result))
                        : null);
        if (ended.filter(Changed::changed).isEmpty() && answer) {
            log.info("The answer to {} generation {} came too late", result.workId(), result.generation());
        }
        return ended.isPresent() || answer;
    }

    private Ending endingOf(ConnectionTest test, WorkResult result) {
        SourceQuestion question = test.question();
        if (result instanceof ConnectionProbed probed && question == null) {
            return new Ending.Tested(probed.outcome());
        }
        if (result instanceof SourceReplied replied && question != null) {
            return new Ending.Answered(completed(test, question, replied.answer()));
        }
        return Ending.failed(
                test,
                result instanceof WorkFailed failed
                        ? failed.failure()
                        : new Failure(
                                FailureCode.INTERNAL,
                                "The worker took the question for something else (expected: one of this release)."));
    }

    private SourceAnswer completed(ConnectionTest test, SourceQuestion question, SourceAnswer answer) {
        Preflight preflight = answer.preflight();
        ProfileSettings settings = question.preflight();
        DatastoreId datastore = test.datastoreId();
        SourceConnection source = test.source();
        return preflight == null || settings == null || datastore == null || source == null
                ? answer
                : SourceAnswer.of(preflights.completed(preflight, datastore, settings, source));
    }

    /** Ends tests that nobody answered in time, and deletes those that are over. Each pass may be repeated at any time. */
    public void pass() {
        Instant now = clock.instant();
        for (ConnectionTest expired : tests.expired(now)) {
            tests.change(
                    expired.recordId(), t -> t.status().terminal() ? null : end(t, Ending.failed(t, unanswered(t))));
        }
        // While its command may still be heard once more, it is there to be found.
        tests.forget(now.minus(AskTests.HEARD));
    }

    private Change<ConnectionTest> end(ConnectionTest test, Ending ending) {
        FactSequence facts = new FactSequence(headers, test.cause(), test.sequence()).tell(ending.fact(test));
        WorkStatus status = ending.ok() ? WorkStatus.SUCCEEDED : WorkStatus.FAILED;
        return new Change<>(test.ended(status, facts.last()), facts.messages());
    }

    private Optional<WorkAssignment> assignment(ConnectionTest test, Instant now) {
        SourceConnection source = test.source();
        if (source == null) {
            return Optional.empty();
        }
        ConnectionTestTarget target = target(test);
        PreflightTarget preflight = target.preflight();
        return Optional.of(new WorkAssignment(
                test.workId(),
                null,
                test.datastoreId(),
                test.preview() ? WorkKind.PREVIEW : WorkKind.CONNECTION_TEST,
                test.generation(),
                1,
                Math.max(1, Duration.between(now, test.expiresAt()).toSeconds()),
                source,
                null,
                null,
                target,
                null,
                test.cause().correlationId(),
                test.cause().actor(),
                preflight == null
                        ? null
                        : preflights.share(source, preflight.containers().size()),
                null));
    }

    private ConnectionTestTarget target(ConnectionTest test) {
        SourceQuestion question = test.question();
        DatastoreId datastore = test.datastoreId();
        if (question == null || datastore == null) {
            return new ConnectionTestTarget(test.id(), test.discover());
        }
        ProfileSettings settings = question.preflight();
        RowsQuestion rows = question.rows();
        return new ConnectionTestTarget(
                test.id(),
                test.discover(),
                settings == null ? null : preflights.target(datastore, settings),
                question.filePattern(),
                rows == null ? null : preflights.target(datastore, rows).orElse(null));
    }

    private Failure unanswered(ConnectionTest test) {
        String owner = test.owner();
        String kind = test.preview() ? "profile worker" : "catalog worker";
        return new Failure(
                FailureCode.WORKER_LOST,
                owner == null
                        ? "No " + kind + " took the test within " + patience.toSeconds()
                                + " s (expected: one that runs, reaches this service and has a free slot)."
                        : "The " + kind + " " + owner + " took the test and didn't answer within "
                                + patience.toSeconds() + " s.");
    }

    private static void refuseStranger(ConnectionTest test, String worker, long generation) {
        boolean mine = worker.equals(test.owner()) && test.status() != WorkStatus.QUEUED;
        if (!mine || test.generation() != generation) {
            throw new StaleClaimException(test.workId() + " generation " + generation
                    + " (expected: the newest claim; it is " + test.status() + " in generation " + test.generation()
                    + ")");
        }
    }
}

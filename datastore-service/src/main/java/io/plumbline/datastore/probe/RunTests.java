package io.plumbline.datastore.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.api.work.ClaimRequest;
import io.plumbline.api.work.ConnectionTestTarget;
import io.plumbline.api.work.HeartbeatAnswer;
import io.plumbline.api.work.HeartbeatRequest;
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
import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.WorkId;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.ConnectionTestRequested;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkResult;

import static java.util.Objects.requireNonNull;

/**
 * The whole life of a test: asked, claimed once, answered once, forgotten. Every accepted test ends with one fact, at the
 * latest when its time is up. What was tested leaves the record with its end.
 */
public final class RunTests {

    private static final Logger log = LoggerFactory.getLogger(RunTests.class);

    /** How long after its time a test that is over is kept, so that a repeated command finds it. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** The oldest command that is still heard, by its sender's clock. */
    private static final Duration HEARD = Duration.ofMinutes(10);

    private final ConnectionTests tests;
    private final TestSource sources;
    private final FactHeaders headers;
    private final Clock clock;
    private final Duration patience;

    /** @param patience how long after its arrival somebody waits for a test's answer */
    public RunTests(ConnectionTests tests, TestSource sources, FactHeaders headers, Clock clock, Duration patience) {
        this.tests = requireNonNull(tests, "tests");
        this.sources = requireNonNull(sources, "sources");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
        this.patience = requireNonNull(patience, "patience");
    }

    /**
     * Repeating it changes nothing. A command that comes too late, or once more after its test is forgotten, is not heard: whoever
     * asked has long stopped waiting.
     */
    public void queue(MessageHeader header, TestConnection command) {
        if (tests.find(command.testId().value()).isPresent() || tooLate(header)) {
            return;
        }
        TestSource.Found found = sources.find(command);
        if (found instanceof TestSource.Found.Source source) {
            ConnectionTest test = created(header, command, source.connection(), WorkStatus.QUEUED, 0);
            Envelope<?> bell = new Envelope<>(
                    headers.causedBy(header, null), new ConnectionTestRequested(test.id(), test.workId()));
            tests.add(test, List.of(bell));
        } else if (found instanceof TestSource.Found.Refused refused) {
            ConnectionTest test = created(header, command, null, WorkStatus.FAILED, 1);
            FactSequence facts = new FactSequence(headers, header, 0)
                    .tell(fact(test, ConnectionTestOutcome.failed(refused.failure())));
            tests.add(test, facts.messages());
        }
    }

    /** Up to {@code slots} tests that now belong to the worker. Tests have slots of their own: no catalog makes one wait. */
    public List<WorkAssignment> claim(ClaimRequest request) {
        List<WorkAssignment> assignments = new ArrayList<>();
        Instant now = clock.instant();
        for (ConnectionTest waiting : tests.waiting(now, request.slots())) {
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
                    Envelope<?> bell = new Envelope<>(
                            headers.causedBy(back.cause(), null),
                            new ConnectionTestRequested(back.id(), back.workId()));
                    return new Change<>(back, List.of(bell));
                })
                .isPresent();
    }

    /** Takes the answer to a test; false if the result is another kind of work's. Only the newest claim is heard. */
    public boolean handle(WorkResult result) {
        ConnectionTestOutcome outcome;
        if (result instanceof ConnectionProbed probed) {
            outcome = probed.outcome();
        } else if (result instanceof WorkFailed failed) {
            outcome = ConnectionTestOutcome.failed(failed.failure());
        } else {
            return false;
        }
        Optional<Changed<ConnectionTest>> ended = tests.change(
                ConnectionTest.idOf(result.workId()).value(),
                t -> t.status() == WorkStatus.RUNNING && t.generation() == result.generation()
                        ? end(t, outcome)
                        : null);
        if (ended.filter(Changed::changed).isEmpty() && result instanceof ConnectionProbed) {
            log.info("The answer to {} generation {} came too late", result.workId(), result.generation());
        }
        return ended.isPresent() || result instanceof ConnectionProbed;
    }

    /** Ends tests that nobody answered in time, and deletes those that are over. Each pass may be repeated at any time. */
    public void pass() {
        Instant now = clock.instant();
        for (ConnectionTest expired : tests.expired(now)) {
            tests.change(
                    expired.recordId(),
                    t -> t.status().terminal() ? null : end(t, ConnectionTestOutcome.failed(unanswered(t))));
        }
        tests.forget(now.minus(REMEMBERED));
    }

    /** By less than a test is remembered, so that none is run twice; by more than the patience and clocks that disagree. */
    private boolean tooLate(MessageHeader header) {
        if (!header.time().plus(HEARD).isBefore(clock.instant())) {
            return false;
        }
        log.info("The command {} of {} came too late to be tested", header.id(), header.time());
        return true;
    }

    private Change<ConnectionTest> end(ConnectionTest test, ConnectionTestOutcome outcome) {
        FactSequence facts = new FactSequence(headers, test.cause(), test.sequence()).tell(fact(test, outcome));
        WorkStatus status = outcome.ok() ? WorkStatus.SUCCEEDED : WorkStatus.FAILED;
        return new Change<>(test.ended(status, facts.last()), facts.messages());
    }

    private ConnectionTest created(
            MessageHeader header,
            TestConnection command,
            @Nullable SourceConnection source,
            WorkStatus status,
            long sequence) {
        Instant now = clock.instant();
        return new ConnectionTest(
                command.testId(),
                command.datastoreId(),
                command.connectionId(),
                command.connector(),
                source,
                command.discover(),
                status,
                0,
                null,
                now,
                now.plus(patience),
                header,
                1,
                sequence);
    }

    private static Optional<WorkAssignment> assignment(ConnectionTest test, Instant now) {
        SourceConnection source = test.source();
        return source == null
                ? Optional.empty()
                : Optional.of(new WorkAssignment(
                        test.workId(),
                        null,
                        test.datastoreId(),
                        WorkKind.CONNECTION_TEST,
                        test.generation(),
                        1,
                        Math.max(1, Duration.between(now, test.expiresAt()).toSeconds()),
                        source,
                        null,
                        null,
                        new ConnectionTestTarget(test.id(), test.discover()),
                        null,
                        test.cause().correlationId(),
                        test.cause().actor()));
    }

    private static ConnectionTested fact(ConnectionTest test, ConnectionTestOutcome outcome) {
        return new ConnectionTested(test.id(), test.datastoreId(), test.connectionId(), test.connector(), outcome);
    }

    private Failure unanswered(ConnectionTest test) {
        String owner = test.owner();
        return new Failure(
                FailureCode.WORKER_LOST,
                owner == null
                        ? "No catalog worker took the test within " + patience.toSeconds()
                                + " s (expected: one that runs, reaches this service and has a free slot)."
                        : "The catalog worker " + owner + " took the test and didn't answer within "
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

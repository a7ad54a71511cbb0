package io.plumbline.datastore.intake;

import io.plumbline.datastore.check.CheckBook;
import io.plumbline.datastore.check.DecideOnChecks;
import io.plumbline.datastore.operation.CancelWork;
import io.plumbline.datastore.operation.OperationOrder;
import io.plumbline.datastore.operation.QueueOperation;
import io.plumbline.datastore.probe.AskTests;
import io.plumbline.events.Envelope;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.AskSource;
import io.plumbline.events.command.AuthorCheck;
import io.plumbline.events.command.CancelOperation;
import io.plumbline.events.command.Command;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.command.EditCheck;
import io.plumbline.events.command.IssueToken;
import io.plumbline.events.command.OverrideContainer;
import io.plumbline.events.command.RegisterConnection;
import io.plumbline.events.command.RegisterDatastore;
import io.plumbline.events.command.RemoveConnection;
import io.plumbline.events.command.RemoveDatastore;
import io.plumbline.events.command.RevokeToken;
import io.plumbline.events.command.RunOperation;
import io.plumbline.events.command.TestConnection;
import io.plumbline.events.command.UpdateConnection;
import io.plumbline.events.command.UpdateDatastore;
import io.plumbline.events.fact.OperationRejected;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Takes every command; handling one twice is the same as once, and the second time mends what a crash left half done. */
public final class Intake {

    private final Registration registration;
    private final Amendment amendment;
    private final ConnectionBook connections;
    private final OverrideBook overrides;
    private final TokenBook tokens;
    private final Work work;
    private final CheckWork checks;
    private final AskTests tests;
    private final Refusals refusals;

    public Intake(
            Registration registration,
            Amendment amendment,
            ConnectionBook connections,
            OverrideBook overrides,
            TokenBook tokens,
            Work work,
            CheckWork checks,
            AskTests tests,
            Refusals refusals) {
        this.registration = requireNonNull(registration, "registration");
        this.amendment = requireNonNull(amendment, "amendment");
        this.connections = requireNonNull(connections, "connections");
        this.overrides = requireNonNull(overrides, "overrides");
        this.tokens = requireNonNull(tokens, "tokens");
        this.work = requireNonNull(work, "work");
        this.checks = requireNonNull(checks, "checks");
        this.tests = requireNonNull(tests, "tests");
        this.refusals = requireNonNull(refusals, "refusals");
    }

    /** What commands do to checks. */
    public record CheckWork(CheckBook book, DecideOnChecks decisions) {}

    /** What commands do to operations. */
    public record Work(QueueOperation queue, CancelWork cancel) {}

    /** Messages that are no commands are ignored. */
    public void handle(Envelope<?> envelope) {
        if (envelope.message() instanceof Command command) {
            handle(envelope.header(), command);
        }
    }

    private void handle(MessageHeader header, Command command) {
        if (command instanceof RegisterDatastore register) {
            registration.register(header, register);
        } else if (command instanceof UpdateDatastore update) {
            amendment.update(header, update);
        } else if (command instanceof RemoveDatastore remove) {
            amendment.remove(header, remove);
        } else if (command instanceof RunOperation run) {
            work.queue()
                    .queue(new OperationOrder(
                            run.operationId(), run.type(), run.datastoreId(), run.catalog(), run.profile(), header));
        } else if (command instanceof CancelOperation cancel) {
            cancel(header, cancel);
        } else if (command instanceof OverrideContainer override) {
            overrides.override(header, override);
        } else if (command instanceof AuthorCheck author) {
            checks.book().author(header, author);
        } else if (command instanceof EditCheck edit) {
            checks.book().edit(header, edit);
        } else if (command instanceof DecideChecks decide) {
            checks.decisions().decide(header, decide);
        } else if (command instanceof RegisterConnection register) {
            connections.register(header, register);
        } else if (command instanceof UpdateConnection update) {
            connections.update(header, update);
        } else if (command instanceof RemoveConnection remove) {
            connections.remove(header, remove);
        } else if (command instanceof TestConnection test) {
            tests.queue(header, test);
        } else if (command instanceof AskSource ask) {
            tests.queue(header, ask);
        } else if (command instanceof IssueToken issue) {
            tokens.issue(header, issue);
        } else if (command instanceof RevokeToken revoke) {
            tokens.revoke(header, revoke);
        }
    }

    private void cancel(MessageHeader header, CancelOperation cancel) {
        if (!work.cancel().cancel(cancel.operationId(), header.actor())) {
            refusals.record(
                    header,
                    new OperationRejected(
                            cancel.datastoreId(),
                            cancel.operationId(),
                            new Failure(
                                    FailureCode.OPERATION_UNKNOWN,
                                    "operationId: " + cancel.operationId() + " (expected: a known operation)")));
        }
    }
}

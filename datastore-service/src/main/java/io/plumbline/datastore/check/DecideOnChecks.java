package io.plumbline.datastore.check;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.Changed;
import io.plumbline.events.CheckId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.command.DecideChecks;
import io.plumbline.events.fact.ChecksDecided;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;
import io.plumbline.events.model.CheckOutcome;
import io.plumbline.events.model.CheckStatus;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.FailureCode;

import static java.util.Objects.requireNonNull;

/** Carries out what a person decides about checks, each on its own, and tells of all in one fact. */
public final class DecideOnChecks {

    private final Checks checks;
    private final CheckBook book;
    private final CommandOutcomes outcomes;
    private final Clock clock;

    public DecideOnChecks(Checks checks, CheckBook book, CommandOutcomes outcomes, Clock clock) {
        this.checks = requireNonNull(checks, "checks");
        this.book = requireNonNull(book, "book");
        this.outcomes = requireNonNull(outcomes, "outcomes");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Repeating it changes nothing. */
    public void decide(MessageHeader header, DecideChecks command) {
        if (outcomes.known(header)) {
            return;
        }
        List<CheckOutcome> all = new ArrayList<>();
        for (CheckId id : command.checkIds()) {
            all.add(decide(header, command, id));
        }
        outcomes.tell(header, new ChecksDecided(command.datastoreId(), command.decisionId(), command.decision(), all));
    }

    private CheckOutcome decide(MessageHeader header, DecideChecks command, CheckId id) {
        Refusal refusal = new Refusal();
        Optional<Changed<Check>> changed;
        try {
            changed = checks.change(id.value(), c -> decided(header, command, c, refusal));
        } catch (SlotTakenException e) {
            return new CheckOutcome(id, CheckStatus.ARCHIVED, CheckBook.exists(book.holder(e.slot())));
        }
        Check now = changed.map(Changed::record).orElse(null);
        boolean gone = now != null && now.deleted() && now.knows(header.id());
        if (now == null || (!gone && !CheckBook.here(now, command.datastoreId()))) {
            return new CheckOutcome(id, null, CheckBook.unknown(id));
        }
        return new CheckOutcome(id, gone ? null : now.standing().status(), refusal.failure);
    }

    /** Why the newest look at a check led to no change; nothing if it led to one, or if the check was so already. */
    private static final class Refusal {
        private @Nullable Failure failure;
    }

    private @Nullable Change<Check> decided(MessageHeader header, DecideChecks command, Check check, Refusal refusal) {
        refusal.failure = null;
        if (!CheckBook.here(check, command.datastoreId()) || check.knows(header.id())) {
            return null;
        }
        Long expected = command.expectedRevision();
        if (expected != null && expected != check.revision()) {
            refusal.failure = CheckBook.stale(expected, check);
            return null;
        }
        Standing standing = check.standing();
        return switch (command.decision()) {
            case ACCEPT -> {
                if (standing.archived()) {
                    refusal.failure = new Failure(
                            FailureCode.CHECK_STATUS, "status: ARCHIVED (expected: DRAFT or ACTIVE; restore it first)");
                    yield null;
                }
                yield check.accepted() && standing.status() == CheckStatus.ACTIVE
                        ? null
                        : moved(header, check, Standing.ACTIVE, true, CheckChangeKind.ACCEPTED);
            }
            case REJECT -> archived(header, check, CheckArchiveReason.REJECTED, CheckChangeKind.REJECTED);
            case ARCHIVE -> {
                CheckArchiveReason reason = command.reason();
                yield archived(
                        header,
                        check,
                        reason == null ? CheckArchiveReason.DISCARDED : reason,
                        CheckChangeKind.ARCHIVED);
            }
            case RESTORE ->
                standing.archived()
                        ? moved(
                                header,
                                check,
                                standing.restored(),
                                standing.restored().status() == CheckStatus.ACTIVE,
                                CheckChangeKind.RESTORED)
                        : null;
            case DELETE -> {
                CheckDraft draft = check.change().byPerson(header.id()).tombstone();
                yield book.told(header, check, draft.updated(clock.instant(), header.actor()), CheckChangeKind.DELETED);
            }
        };
    }

    private @Nullable Change<Check> archived(
            MessageHeader header, Check check, CheckArchiveReason reason, CheckChangeKind kind) {
        return check.standing().reason() == reason
                ? null
                : moved(header, check, check.standing().archived(reason), false, kind);
    }

    private Change<Check> moved(
            MessageHeader header, Check check, Standing standing, boolean accepted, CheckChangeKind kind) {
        Instant now = clock.instant();
        CheckDraft draft = check.change()
                .standing(standing)
                .accepted(accepted)
                .byPerson(header.id())
                .noted(new Changes().standing(check.standing(), standing).by(header.actor(), now, kind.name()));
        return book.told(header, check, draft, kind);
    }
}

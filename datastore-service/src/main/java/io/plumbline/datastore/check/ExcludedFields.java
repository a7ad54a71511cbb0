package io.plumbline.datastore.check;

import java.time.Clock;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.ledger.Change;
import io.plumbline.events.ContainerId;
import io.plumbline.events.MessageHeader;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckChangeKind;

import static java.util.Objects.requireNonNull;

/** Puts the checks of fields away that a user has excluded, and brings them back when the fields are read again, without a run. */
public final class ExcludedFields {

    private final Checks checks;
    private final CheckBook book;
    private final Clock clock;

    public ExcludedFields(Checks checks, CheckBook book, Clock clock) {
        this.checks = requireNonNull(checks, "checks");
        this.book = requireNonNull(book, "book");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Brings a container's checks in step with what its user has decided. Repeating it changes nothing.
     *
     * @param found the names of the container's fields
     * @param excluded the names of those that are excluded now
     */
    public void follow(MessageHeader header, ContainerId container, Set<String> found, Set<String> excluded) {
        for (CheckFields check : checks.fieldsIn(container)) {
            CheckArchiveReason reason = FieldAbsence.reason(check.fields(), found, excluded);
            if (concerned(check.reason(), reason)) {
                try {
                    checks.change(check.id().value(), c -> moved(header, c, reason));
                } catch (SlotTakenException e) {
                    // somebody has written a check about the same meanwhile: this one stays archived
                }
            }
        }
    }

    /** Only what a decision moves: what is missing besides is the next catalog's to say. */
    private static boolean concerned(@Nullable CheckArchiveReason before, @Nullable CheckArchiveReason after) {
        return before != after
                && FieldAbsence.concerns(before)
                && (before == CheckArchiveReason.FIELD_EXCLUDED || after == CheckArchiveReason.FIELD_EXCLUDED);
    }

    private @Nullable Change<Check> moved(MessageHeader header, Check check, @Nullable CheckArchiveReason reason) {
        Standing before = check.standing();
        if (check.deleted() || !concerned(before.reason(), reason)) {
            return null;
        }
        Standing after = reason == null ? before.restored() : before.archived(reason);
        CheckChangeKind kind = reason == null ? CheckChangeKind.RESTORED : CheckChangeKind.ARCHIVED;
        CheckDraft draft = check.change()
                .standing(after)
                .byPerson(header.id())
                .noted(new Changes().standing(before, after).by(header.actor(), clock.instant(), kind.name()));
        return book.told(header, check, draft, kind);
    }
}

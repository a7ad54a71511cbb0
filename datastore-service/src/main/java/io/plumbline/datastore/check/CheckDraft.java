package io.plumbline.datastore.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckChangeView;
import io.plumbline.datastore.measurement.CheckKey;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckTerms;

/** Collects the changes of one write of a check. */
final class CheckDraft {

    private static final int MOST_CHANGES = 20;
    private static final int REMEMBERED_COMMANDS = 32;

    private final Check from;
    private CheckTerms terms;
    private CheckLabels labels;
    private Standing standing;
    private @Nullable Integer level;
    private boolean managed;
    private boolean accepted;
    private int position;
    private @Nullable Proposal proposal;
    private @Nullable RunMark mark;
    private @Nullable String catalogKey;
    private long revision;
    private Instant updatedAt;
    private @Nullable String updatedBy;
    private List<CheckChangeView> history;
    private List<String> applied;
    private boolean deleted;
    private long sequence;

    CheckDraft(Check from) {
        this.from = from;
        terms = from.terms();
        labels = from.labels();
        standing = from.standing();
        level = from.level();
        managed = from.managed();
        accepted = from.accepted();
        position = from.position();
        proposal = from.proposal();
        mark = from.mark();
        catalogKey = from.catalogKey();
        revision = from.revision();
        updatedAt = from.updatedAt();
        updatedBy = from.updatedBy();
        history = from.history();
        applied = from.applied();
        deleted = from.deleted();
        sequence = from.sequence();
    }

    CheckDraft terms(CheckTerms value) {
        terms = value;
        return this;
    }

    CheckDraft labels(CheckLabels value) {
        labels = value;
        return this;
    }

    CheckDraft standing(Standing value) {
        standing = value;
        return this;
    }

    CheckDraft level(@Nullable Integer value) {
        level = value;
        return this;
    }

    CheckDraft managed(boolean value) {
        managed = value;
        return this;
    }

    CheckDraft accepted(boolean value) {
        accepted = value;
        return this;
    }

    CheckDraft position(int value) {
        position = value;
        return this;
    }

    CheckDraft proposal(@Nullable Proposal value) {
        proposal = value;
        return this;
    }

    CheckDraft mark(@Nullable RunMark value) {
        mark = value;
        return this;
    }

    CheckDraft catalogKey(String value) {
        catalogKey = value;
        return this;
    }

    CheckDraft history(List<CheckChangeView> value) {
        history = value;
        return this;
    }

    CheckDraft sequence(long value) {
        sequence = value;
        return this;
    }

    /** With one change more, the oldest forgotten. */
    CheckDraft noted(CheckChangeView change) {
        List<CheckChangeView> longer = new ArrayList<>();
        longer.add(change);
        longer.addAll(history);
        history = longer.subList(0, Math.min(longer.size(), MOST_CHANGES));
        return updated(change.at(), change.by());
    }

    CheckDraft updated(Instant at, @Nullable String by) {
        updatedAt = at;
        updatedBy = by;
        return this;
    }

    /** By a person: at the next revision, and not undone with a run. */
    CheckDraft byPerson(String messageId) {
        revision++;
        mark = mark == null ? null : mark.touchedByPerson();
        return remembering(messageId);
    }

    CheckDraft remembering(String messageId) {
        List<String> longer = new ArrayList<>(applied);
        longer.add(messageId);
        applied = longer.subList(Math.max(0, longer.size() - REMEMBERED_COMMANDS), longer.size());
        return this;
    }

    /** Nothing is left but what a repetition needs. */
    CheckDraft tombstone() {
        deleted = true;
        managed = false;
        terms = new CheckTerms(java.util.Map.of(), 1, null, "");
        labels = CheckLabels.NONE;
        proposal = null;
        history = List.of();
        return this;
    }

    Check build() {
        boolean counts = !deleted && !standing.archived();
        String slot = counts
                ? CheckKey.slot(from.containerId(), from.rule(), from.fields(), terms)
                : (deleted ? "deleted/" : "archived/") + from.id();
        return new Check(
                from.id(),
                from.datastoreId(),
                from.containerId(),
                from.container(),
                from.rule(),
                from.fields(),
                from.origin(),
                level,
                terms,
                labels,
                standing,
                managed,
                accepted,
                from.weight(),
                position,
                proposal,
                mark,
                catalogKey,
                revision,
                from.createdAt(),
                from.createdBy(),
                updatedAt,
                updatedBy,
                history,
                applied,
                deleted,
                slot,
                from.version() + 1,
                sequence);
    }
}

package io.plumbline.datastore.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckRunView.Effect;
import io.plumbline.datastore.measurement.CheckKey;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.events.CheckId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckLabels;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.InferredCheck;

/**
 * Decides what a run changes of a container's checks. Looks at nothing but what it is given; what a run has looked at before it
 * leaves alone, so that repeating it changes nothing.
 */
final class FollowRun {

    private final ContainerState container;
    private final Run run;

    FollowRun(ContainerState container, Run run) {
        this.container = container;
        this.run = run;
    }

    /** The checks to write; empty if the checks are in step with the run. */
    List<Check> changes(List<Check> known) {
        Map<String, Check> bySlot = new HashMap<>();
        Map<CheckId, Check> byId = new HashMap<>();
        for (Check check : known) {
            bySlot.put(check.slot(), check);
            byId.put(check.id(), check);
        }
        List<Check> changes = new ArrayList<>();
        Set<CheckId> seen = new HashSet<>();
        for (int i = 0; i < run.inferred().size(); i++) {
            InferredCheck inferred = run.inferred().get(i);
            CheckId id = CheckKey.inferred(container.id(), inferred);
            Proposal proposal = run.proposal(inferred);
            Check counting =
                    bySlot.get(CheckKey.slot(container.id(), inferred.rule(), inferred.fields(), proposal.terms()));
            Check mine = counting == null ? byId.get(id) : counting;
            if (seen.add(mine == null ? id : mine.id())) {
                Optional.ofNullable(mine == null ? create(id, proposal, i) : proposed(mine, proposal, i))
                        .ifPresent(changes::add);
            }
        }
        for (Check check : known) {
            if (!seen.contains(check.id()) && !check.deleted() && !run.lookedAt(check)) {
                Optional.ofNullable(missed(check)).ifPresent(changes::add);
            }
        }
        return changes;
    }

    /** What an undone run leaves of a check; null if it did nothing to it, or if a person has changed it since. */
    static @Nullable Check undone(Check check, OperationId cancelled) {
        RunMark mark = check.mark();
        if (mark == null || mark.touched() || !mark.operationId().equals(cancelled) || check.deleted()) {
            return null;
        }
        RunMark.Before before = mark.before();
        if (before == null) {
            return mark.effect() == Effect.CREATED
                    ? check.change().tombstone().mark(null).build()
                    : null;
        }
        return check.change()
                .terms(before.terms())
                .standing(before.standing())
                .level(before.level())
                .position(before.position())
                .proposal(before.proposal())
                .mark(before.mark())
                .history(check.history().stream()
                        .filter(c -> !cancelled.equals(c.operationId()))
                        .toList())
                .build();
    }

    private Check create(CheckId id, Proposal proposal, int position) {
        return begin(id, proposal, position, 0, 0);
    }

    private Check begin(CheckId id, Proposal proposal, int position, long version, long sequence) {
        InferredCheck inferred = proposal.check();
        return new Check(
                        id,
                        container.datastoreId(),
                        container.id(),
                        container.name(),
                        inferred.rule(),
                        inferred.fields(),
                        CheckOrigin.INFERRED,
                        inferred.level(),
                        proposal.terms(),
                        CheckLabels.NONE,
                        run.drafts() ? Standing.DRAFT : Standing.ACTIVE,
                        true,
                        false,
                        Weights.of(inferred.rule(), CheckOrigin.INFERRED),
                        position,
                        proposal,
                        run.mark(Effect.CREATED, null),
                        null,
                        1,
                        run.at(),
                        run.actor(),
                        run.at(),
                        run.actor(),
                        List.of(new Changes().byRun(run.operationId(), run.actor(), run.at(), "CREATED")),
                        List.of(),
                        false,
                        "",
                        version,
                        sequence)
                .change()
                .build();
    }

    private @Nullable Check proposed(Check check, Proposal proposal, int position) {
        if (run.lookedAt(check)) {
            return null;
        }
        if (check.deleted()) {
            return begin(check.id(), proposal, position, check.version(), check.sequence());
        }
        if (check.standing().byPerson()) {
            return null;
        }
        CheckTerms wanted = proposal.terms();
        boolean follows = check.managed() && !(run.partial() && fromAWholeRun(check));
        CheckTerms terms = follows ? wanted : check.terms();
        boolean changes = !sameDemands(check.terms(), terms);
        Effect effect = changes ? Effect.UPDATED : sameDemands(terms, wanted) ? Effect.HELD : Effect.OFFERED;
        CheckDraft draft = check.change().terms(terms).proposal(proposal).position(position);
        if (check.origin() == CheckOrigin.INFERRED) {
            draft.level(proposal.check().level());
        }
        if (check.standing().archived()) {
            effect = Effect.RESTORED;
            draft.standing(check.standing().restored());
        }
        if (effect == Effect.RESTORED || effect == Effect.UPDATED) {
            note(draft, check, effect);
        }
        return draft.mark(run.mark(effect, check)).build();
    }

    /** Of a check that the run doesn't propose. */
    private @Nullable Check missed(Check check) {
        Integer level = check.level();
        if (check.origin() == CheckOrigin.AUTHORED
                || check.standing().archived()
                || level == null
                || run.level() == 0
                || run.partial()
                || !run.fields().containsAll(check.fields())
                || sawTooLittle(check)) {
            return null;
        }
        if (!check.managed() || check.accepted()) {
            return level <= run.level()
                    ? check.change().mark(run.mark(Effect.NOT_HELD, check)).build()
                    : null;
        }
        CheckArchiveReason reason =
                level <= run.level() ? CheckArchiveReason.NO_LONGER_HELD : CheckArchiveReason.LEVEL_LOWERED;
        CheckDraft draft = check.change().standing(check.standing().archived(reason));
        note(draft, check, Effect.ARCHIVED);
        return draft.mark(run.mark(Effect.ARCHIVED, check)).build();
    }

    private void note(CheckDraft draft, Check before, Effect effect) {
        Check after = draft.build();
        draft.noted(new Changes()
                .terms(before.terms(), after.terms())
                .standing(before.standing(), after.standing())
                .byRun(run.operationId(), run.actor(), run.at(), effect.name()));
    }

    /** An emptied container would otherwise put all checks away that say it should be full. */
    private boolean sawTooLittle(Check check) {
        Proposal proposal = check.proposal();
        return proposal != null && run.rows() < proposal.check().evidence().rowsSeen() / 2;
    }

    private static boolean fromAWholeRun(Check check) {
        Proposal proposal = check.proposal();
        RunMark mark = check.mark();
        boolean unapplied = mark != null && mark.effect() == Effect.OFFERED;
        return proposal != null && (!proposal.partial() || unapplied);
    }

    /** Descriptions may say more than demands, such as how many rows were seen. */
    private static boolean sameDemands(CheckTerms one, CheckTerms other) {
        return one.coverage() == other.coverage()
                && Objects.equals(one.filter(), other.filter())
                && one.properties().equals(other.properties());
    }
}

package io.plumbline.datastore.check;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckRunView;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.CheckTerms;

import static java.util.Objects.requireNonNull;

/**
 * What the newest run did with a check, and how to undo it should the run be cancelled.
 *
 * @param profileKey which of the run's attempts
 * @param operationCreatedAt tells which of two runs is the newer
 * @param at when its findings became visible
 * @param partial whether it read less than the whole container
 * @param touched whether a person has changed the check since; then it isn't undone any more
 * @param before what the check was; absent if the run created it, or if it isn't to be undone
 */
public record RunMark(
        String profileKey,
        OperationId operationId,
        Instant operationCreatedAt,
        Instant at,
        boolean partial,
        CheckRunView.Effect effect,
        boolean touched,
        @Nullable Before before) {

    public RunMark {
        requireNonNull(profileKey, "profileKey");
        requireNonNull(operationId, "operationId");
        requireNonNull(operationCreatedAt, "operationCreatedAt");
        requireNonNull(at, "at");
        requireNonNull(effect, "effect");
    }

    /** What a run changes of a check. */
    public record Before(
            CheckTerms terms,
            Standing standing,
            @Nullable Integer level,
            int position,
            @Nullable Proposal proposal,
            @Nullable RunMark mark) {

        public Before {
            requireNonNull(terms, "terms");
            requireNonNull(standing, "standing");
        }

        static Before of(Check check) {
            RunMark mark = check.mark();
            return new Before(
                    check.terms(),
                    check.standing(),
                    check.level(),
                    check.position(),
                    check.proposal(),
                    mark == null ? null : mark.forgetting(mark.touched()));
        }
    }

    /** After a person has changed the check. */
    RunMark touchedByPerson() {
        return forgetting(true);
    }

    private RunMark forgetting(boolean touchedNow) {
        return new RunMark(profileKey, operationId, operationCreatedAt, at, partial, effect, touchedNow, null);
    }
}

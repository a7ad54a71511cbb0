package io.plumbline.datastore.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.CheckRunView;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * What a run found in a container, as far as checks follow it.
 *
 * @param profileKey which of its attempts
 * @param createdAt of the operation: tells which of two runs is the newer
 * @param at when its findings became visible
 * @param actor who asked for it; absent if that isn't known
 * @param level of inference, from 0 (none) to 5
 * @param partial whether it read less than the whole container
 * @param rows that it read
 * @param drafts whether new checks begin as drafts
 * @param fields paths of all fields that it measured
 * @param inferred in the order in which they were inferred
 */
record Run(
        String profileKey,
        OperationId operationId,
        Instant createdAt,
        Instant at,
        @Nullable String actor,
        int level,
        boolean partial,
        long rows,
        boolean drafts,
        Set<String> fields,
        List<InferredCheck> inferred) {

    Run {
        requireNonNull(profileKey, "profileKey");
        requireNonNull(operationId, "operationId");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(at, "at");
        fields = Set.copyOf(fields);
        inferred = List.copyOf(inferred);
    }

    /** Whether it, or a newer run, has looked at this check before. */
    boolean lookedAt(Check check) {
        RunMark mark = check.mark();
        return mark != null
                && (mark.profileKey().equals(profileKey)
                        || mark.operationCreatedAt().isAfter(createdAt));
    }

    Proposal proposal(InferredCheck check) {
        return new Proposal(check, operationId, at, partial);
    }

    /** @param before null for a check that it created */
    RunMark mark(CheckRunView.Effect effect, @Nullable Check before) {
        return new RunMark(
                profileKey,
                operationId,
                createdAt,
                at,
                partial,
                effect,
                false,
                before == null ? null : RunMark.Before.of(before));
    }
}

package io.plumbline.events.command;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.CheckId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckArchiveReason;
import io.plumbline.events.model.CheckDecision;

import static java.util.Objects.requireNonNull;

/**
 * Decide about checks of a datastore, each on its own.
 *
 * @param decisionId names the answer: {@code cd_} and 16 characters of {@code a-z0-9}
 * @param checkIds from 1 to {@value #MOST_CHECKS}
 * @param reason of an archival: DISCARDED or INVALID; absent for other decisions
 * @param expectedRevision the revision that the decision was made from, with one check only; absent for whatever it is now
 */
public record DecideChecks(
        DatastoreId datastoreId,
        String decisionId,
        List<CheckId> checkIds,
        CheckDecision decision,
        @Nullable CheckArchiveReason reason,
        @Nullable Long expectedRevision)
        implements Command {

    public static final int MOST_CHECKS = 1_000;

    public DecideChecks {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(decisionId, "decisionId");
        checkIds = List.copyOf(checkIds);
        requireNonNull(decision, "decision");
        if (checkIds.isEmpty() || checkIds.size() > MOST_CHECKS) {
            throw new IllegalArgumentException(
                    "checkIds: " + checkIds.size() + " ids (expected: 1 to " + MOST_CHECKS + ")");
        }
    }

    @Override
    public String key() {
        return datastoreId.value();
    }
}

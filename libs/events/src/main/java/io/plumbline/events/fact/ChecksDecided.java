package io.plumbline.events.fact;

import java.util.List;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckDecision;
import io.plumbline.events.model.CheckOutcome;

import static java.util.Objects.requireNonNull;

/**
 * A decision about checks was carried out.
 *
 * @param decisionId names the decision
 * @param outcomes one for each check, in the order in which they were named
 */
public record ChecksDecided(
        DatastoreId datastoreId, String decisionId, CheckDecision decision, List<CheckOutcome> outcomes)
        implements DatastoreFact {

    public ChecksDecided {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(decisionId, "decisionId");
        requireNonNull(decision, "decision");
        outcomes = List.copyOf(outcomes);
    }

    @Override
    public String subject() {
        return decisionId;
    }
}

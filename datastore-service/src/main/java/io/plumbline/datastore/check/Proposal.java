package io.plumbline.datastore.check;

import java.time.Instant;

import io.plumbline.events.OperationId;
import io.plumbline.events.model.CheckTerms;
import io.plumbline.events.model.InferredCheck;

import static java.util.Objects.requireNonNull;

/**
 * What the newest run that proposed a check says of it.
 *
 * @param at when the run's findings became visible
 * @param partial whether it read less than the whole container
 */
public record Proposal(InferredCheck check, OperationId operationId, Instant at, boolean partial) {

    public Proposal {
        requireNonNull(check, "check");
        requireNonNull(operationId, "operationId");
        requireNonNull(at, "at");
    }

    public CheckTerms terms() {
        return new CheckTerms(check.properties(), check.coverage(), check.filter(), check.description());
    }
}

package io.plumbline.profile.outbound.spark;

import java.util.Set;

import io.plumbline.connectors.SourceException;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FailureKind;
import io.plumbline.worker.outbound.source.SourceFailures;
import io.plumbline.worker.work.WorkFailureException;

/** Failures of containers with masked fields: servers, drivers and Spark quote the value that they stumble over. */
final class MaskedFailures {

    private MaskedFailures() {}

    /** The failure; where it may be about data, without its words and its cause, which would be logged. */
    static WorkFailureException of(SourceException e, Set<String> masked) {
        FailureCode code = SourceFailures.codeOf(e.failure());
        boolean aboutData = code.kind() == FailureKind.DATA_UNREADABLE || code.kind() == FailureKind.BUG;
        if (!aboutData) {
            return SourceFailures.of(e);
        }
        return new WorkFailureException(
                code,
                e.failure() + ": the words of the source are not told, since they may quote a value of a masked field: "
                        + String.join(", ", masked) + ".",
                null);
    }
}

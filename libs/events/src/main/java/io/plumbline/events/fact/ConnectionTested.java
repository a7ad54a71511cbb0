package io.plumbline.events.fact;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ConnectionTestOutcome;

import static java.util.Objects.requireNonNull;

/**
 * A connection test has ended; nothing of it is kept.
 *
 * @param datastoreId the registered datastore that was tested; absent if there is none
 * @param connectionId the shared connection that was tested; absent if there is none
 * @param connector the type of the source; absent if the test ended before it was known
 */
public record ConnectionTested(
        ConnectionTestId testId,
        @Nullable DatastoreId datastoreId,
        @Nullable ConnectionId connectionId,
        @Nullable String connector,
        ConnectionTestOutcome outcome)
        implements Fact {

    public ConnectionTested {
        requireNonNull(testId, "testId");
        requireNonNull(outcome, "outcome");
    }

    @Override
    public String subject() {
        return testId.value();
    }

    @Override
    public Optional<DatastoreId> datastore() {
        return Optional.ofNullable(datastoreId);
    }

    @Override
    public String key() {
        return testId.value();
    }
}

package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.ConnectionId;
import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ConnectionTestOutcome;

import static java.util.Objects.requireNonNull;

/**
 * What came of a connection test. It is told once and kept nowhere.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionTestView(
        ConnectionTestId testId,
        @Nullable DatastoreId datastoreId,
        @Nullable ConnectionId connectionId,
        @Nullable String connector,
        ConnectionTestOutcome outcome) {

    public ConnectionTestView {
        requireNonNull(testId, "testId");
        requireNonNull(outcome, "outcome");
    }
}

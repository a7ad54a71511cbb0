package io.plumbline.events.fact;

import java.util.Optional;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.SourceAnswer;

import static java.util.Objects.requireNonNull;

/** A question about a datastore's source is answered; nothing of it is kept. */
public record SourceAnswered(ConnectionTestId testId, DatastoreId datastoreId, SourceAnswer answer) implements Fact {

    public SourceAnswered {
        requireNonNull(testId, "testId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(answer, "answer");
    }

    @Override
    public String subject() {
        return testId.value();
    }

    @Override
    public Optional<DatastoreId> datastore() {
        return Optional.of(datastoreId);
    }

    @Override
    public String key() {
        return testId.value();
    }
}

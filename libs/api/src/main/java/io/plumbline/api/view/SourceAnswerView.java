package io.plumbline.api.view;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.SourceAnswer;

import static java.util.Objects.requireNonNull;

/** The answer to a question about a datastore's source. It is told once and kept nowhere. */
public record SourceAnswerView(ConnectionTestId testId, DatastoreId datastoreId, SourceAnswer answer) {

    public SourceAnswerView {
        requireNonNull(testId, "testId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(answer, "answer");
    }
}

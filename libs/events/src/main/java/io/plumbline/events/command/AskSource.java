package io.plumbline.events.command;

import io.plumbline.events.ConnectionTestId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.SourceQuestion;

import static java.util.Objects.requireNonNull;

/**
 * Ask the source of a datastore, as it is stored, and forget the answer.
 *
 * @param testId names the question; it goes the way of a connection test
 */
public record AskSource(ConnectionTestId testId, DatastoreId datastoreId, SourceQuestion question) implements Command {

    public AskSource {
        requireNonNull(testId, "testId");
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(question, "question");
    }

    @Override
    public String key() {
        return testId.value();
    }
}

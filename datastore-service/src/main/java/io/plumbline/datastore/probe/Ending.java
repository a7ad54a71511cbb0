package io.plumbline.datastore.probe;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.fact.ConnectionTested;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.fact.SourceAnswered;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.Failure;
import io.plumbline.events.model.SourceAnswer;

import static java.util.Objects.requireNonNull;

/** How a test or a question ends. */
sealed interface Ending {

    boolean ok();

    /** What is told of it. */
    Fact fact(ConnectionTest test);

    /** A test's or a question's failure, as it is told of each. */
    static Ending failed(ConnectionTest test, Failure failure) {
        return test.question() == null
                ? new Tested(ConnectionTestOutcome.failed(failure))
                : new Answered(SourceAnswer.failed(failure));
    }

    /** What came of a connection test. */
    record Tested(ConnectionTestOutcome outcome) implements Ending {

        @Override
        public boolean ok() {
            return outcome.ok();
        }

        @Override
        public Fact fact(ConnectionTest test) {
            return new ConnectionTested(test.id(), test.datastoreId(), test.connectionId(), test.connector(), outcome);
        }
    }

    /** What the source says to a question. */
    record Answered(SourceAnswer answer) implements Ending {

        @Override
        public boolean ok() {
            return answer.failure() == null;
        }

        @Override
        public Fact fact(ConnectionTest test) {
            DatastoreId datastore = requireNonNull(test.datastoreId(), "datastoreId");
            return new SourceAnswered(test.id(), datastore, answer);
        }
    }
}

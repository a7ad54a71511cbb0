package io.plumbline.gateway.request;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.Message;
import io.plumbline.events.model.Failure;

/** What is known about a command when its caller gets an answer. */
public sealed interface Outcome {

    /** The command is durable; what becomes of it isn't known yet. */
    record Accepted() implements Outcome {}

    /** It was done. @param fact the message that says so */
    record Confirmed(Message fact) implements Outcome {}

    /**
     * It was refused, and nothing was changed.
     *
     * @param related the path of what is in the way; null if nothing is
     */
    record Refused(Failure failure, @Nullable String related) implements Outcome {

        /** With nothing in the way. */
        public Refused(Failure failure) {
            this(failure, null);
        }
    }
}

package io.plumbline.datastore.check;

import io.plumbline.events.MessageHeader;
import io.plumbline.events.fact.Fact;

/** Keeps what became of commands that have no record of their own, once for each. */
public interface CommandOutcomes {

    /** Whether something was recorded for this command before. */
    boolean known(MessageHeader command);

    /** Records the fact as the first and only one of its subject; repeating it changes nothing. */
    void tell(MessageHeader command, Fact fact);
}

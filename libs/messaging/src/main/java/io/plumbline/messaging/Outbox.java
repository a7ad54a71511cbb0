package io.plumbline.messaging;

import java.util.Collection;
import java.util.List;

/** The messages that a store keeps inside its documents until they are sent. Called by one thread of the relay. */
public interface Outbox {

    /** Owners with messages to send, found by a full scan, oldest first. */
    List<String> ownersWithPending(int limit);

    /** This owner's messages in the order in which they must be sent; empty if it has none or is gone. */
    List<PendingMessage> pendingOf(String owner);

    /** Removes messages that the broker has. Ids that are not there any more are no error. */
    void published(String owner, Collection<String> messageIds);
}

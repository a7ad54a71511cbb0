package io.plumbline.gateway.feed;

import java.util.Optional;
import java.util.Set;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageType;
import io.plumbline.events.OperationId;

/**
 * Which facts a stream wants.
 *
 * @param types empty for all
 */
public record FeedFilter(Optional<DatastoreId> datastoreId, Optional<OperationId> operationId, Set<MessageType> types) {

    public FeedFilter {
        types = Set.copyOf(types);
    }

    public boolean wants(FeedEvent event) {
        return (types.isEmpty() || types.contains(event.type()))
                && (datastoreId.isEmpty() || datastoreId.equals(event.datastoreId()))
                && (operationId.isEmpty() || operationId.equals(event.operationId()));
    }
}

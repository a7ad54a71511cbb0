package io.plumbline.gateway.feed;

import java.util.Optional;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.MessageType;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.CatalogCompleted;
import io.plumbline.events.fact.ChecksInferred;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.fact.DatastoreRegistered;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.fact.OperationFinished;
import io.plumbline.events.fact.OperationProgressed;
import io.plumbline.events.fact.OperationQueued;
import io.plumbline.events.fact.OperationRejected;
import io.plumbline.events.fact.OperationStarted;
import io.plumbline.events.fact.ProfileCompleted;
import io.plumbline.events.fact.SourceAnswered;

/**
 * One public fact at its place in the topic.
 *
 * @param datastoreId the datastore that it is about
 * @param operationId the operation that it is about, or starts
 * @param json the fact as a structured CloudEvent, in one line
 */
public record FeedEvent(
        int partition,
        long offset,
        MessageType type,
        Optional<DatastoreId> datastoreId,
        Optional<OperationId> operationId,
        String json) {

    public static FeedEvent of(int partition, long offset, Fact fact, String json) {
        return new FeedEvent(partition, offset, MessageType.of(fact), fact.datastore(), operationOf(fact), json);
    }

    /** Whether streams tell of it: rows are for who asked for them alone, and sealed so. */
    public static boolean isPublic(Fact fact) {
        return !(fact instanceof SourceAnswered answered && answered.answer().rows() != null);
    }

    private static Optional<OperationId> operationOf(Fact fact) {
        if (fact instanceof OperationQueued f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof OperationRejected f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof OperationStarted f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof OperationProgressed f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof OperationFinished f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof CatalogCompleted f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof ProfileCompleted f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof ContainerProfiled f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof ChecksInferred f) {
            return Optional.of(f.operationId());
        } else if (fact instanceof DatastoreRegistered f) {
            return Optional.ofNullable(f.catalogOperationId());
        }
        return Optional.empty();
    }
}
